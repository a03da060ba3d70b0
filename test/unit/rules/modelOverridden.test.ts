// The variables under `env` of settings files that decide about the models of subagents. Every row was put to Claude Code 2.1.332.

import { describe, expect, test } from 'vitest';
import { readWorkspaceContext } from '../../../server/src/core/dialects/claude/places/contextReader';
import { readSkillWords } from '../../../server/src/core/dialects/claude/places/skillWords';
import { hover } from '../../../server/src/core/features/hover/hoverAt';
import { inEnglish } from '../../../server/src/core/messages/render';
import { type AgentOptions, contextOf, findingsIn } from '../../support/agents';
import { createMemoryHost } from '../../support/memoryHost';

const agent = (fields: string): string =>
  `---\nname: pin\ndescription: Use this agent to pin a note.\n${fields}---\nPin it.\n`;

async function given(files: Readonly<Record<string, object>>): Promise<AgentOptions> {
  const texts = Object.entries(files).map(([path, value]) => [`file:///w/${path}`, JSON.stringify(value)] as const);
  const { context } = await readWorkspaceContext(
    {
      host: createMemoryHost(texts),
      readWords: readSkillWords,
      pathOf: (uri) => uri.replace('file:///w/', ''),
      log: () => undefined,
    },
    ['file:///w'],
    texts.map(([uri]) => uri),
  );
  return { around: context };
}

const settings = (env: object, local?: object) =>
  given({ '.claude/settings.json': { env }, ...(local ? { '.claude/settings.local.json': { env: local } } : {}) });
const [MODEL, FORCE] = ['CLAUDE_CODE_SUBAGENT_MODEL', 'CLAUDE_CODE_SUBAGENT_MODEL_FORCE'];

const said = (fields: string, options: AgentOptions) =>
  findingsIn(agent(fields), options)
    .filter(({ rule }) => rule === 'model-overridden')
    .map(({ message }) => [message.id, message.args.model]);

describe('a forced model', () => {
  test.each([
    [{ [MODEL]: 'haiku', [FORCE]: '1' }, undefined, [['model-overridden.default', 'haiku']]],
    [{ [MODEL]: 'haiku', [FORCE]: 'true' }, undefined, [['model-overridden.default', 'haiku']]],
    [{ [MODEL]: 'haiku', [FORCE]: 'yes' }, undefined, [['model-overridden.default', 'haiku']]],
    [{ [MODEL]: 'haiku', [FORCE]: 1 }, undefined, [['model-overridden.default', 'haiku']]],
    [{ [FORCE]: '1' }, undefined, [['model-overridden.main', '']]],
    [{ [MODEL]: 'inherit', [FORCE]: '1' }, undefined, [['model-overridden.main', '']]],
    [{ [MODEL]: '', [FORCE]: '1' }, undefined, [['model-overridden.main', '']]],
    [{ [MODEL]: 'haiku', [FORCE]: '1' }, { [MODEL]: 'sonnet' }, [['model-overridden.default', 'sonnet']]],
    [{ [MODEL]: 'haiku', [FORCE]: '0' }, undefined, []],
    [{ [MODEL]: 'haiku', [FORCE]: 'false' }, undefined, []],
    [{ [MODEL]: 'haiku', [FORCE]: 'x' }, undefined, []],
    [{ [FORCE]: 'haiku' }, undefined, []],
    [{ [MODEL]: 'haiku' }, undefined, []],
    [{ [MODEL]: 'opus', [FORCE]: '1' }, undefined, []],
  ])('of %j with local %j overrides `opus` as measured', async (env, local, expected) =>
    expect(said('model: opus\n', await settings(env, local))).toEqual(expected),
  );

  test('is not reported without a written model', async () =>
    expect(said('', await settings({ [MODEL]: 'haiku', [FORCE]: '1' }))).toEqual([]));

  test('of another project is not reported', async () =>
    expect(
      said(
        'model: opus\n',
        await given({ 'other/.claude/settings.json': { env: { [MODEL]: 'haiku', [FORCE]: '1' } } }),
      ),
    ).toEqual([]));

  test('is not reported for a runtime without the variable', async () =>
    expect(
      said('model: opus\n', {
        ...(await settings({ [MODEL]: 'haiku', [FORCE]: '1' })),
        options: { claudeVersion: '2.1.240' },
      }),
    ).toEqual([]));
});

describe('the hover of `model`', () => {
  const facts = async (env: object): Promise<string> => {
    const context = contextOf(agent('model: opus\n'), await settings(env));
    const told = hover(context, context.doc.text.indexOf('opus') + 1);
    return (told?.facts ?? []).map(inEnglish).join('\n');
  };

  test('names the requested model', async () =>
    expect(await facts({ [MODEL]: 'haiku', [FORCE]: '1' })).toContain(
      '`.claude/settings.json` forces `haiku` on every subagent',
    ));

  test('names the model without the field', async () =>
    expect(await facts({ [MODEL]: 'haiku' })).toContain(
      'Without this field `.claude/settings.json` gives the agent `haiku`',
    ));

  test('leaves out settings that set no model', async () => expect(await facts({})).not.toContain('settings.json'));
});
