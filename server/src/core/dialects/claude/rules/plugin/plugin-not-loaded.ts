// One mistake in a plugin's manifest disables the whole plugin; reported on each of its agents.

import { isSkippedBy, nameSpanOf } from '../../../../rules/contextQueries';
import { rule } from '../../../../rules/rule';
import type { ManifestProblemKind } from '../../../verdict';

export default rule({
  id: 'plugin-not-loaded',
  since: '0.1.0',
  explains: ['plugin-not-loaded'],
  when: 'skipped',
  severity: 'error',
  docs: {
    title: 'The plugin of this agent is not loaded',
    why: 'Claude Code drops a plugin with everything in it when `.claude-plugin/plugin.json` is broken: no `name`, a path that does not begin with `./`, or an entry of `agents` that does not end in `.md`, such as a folder.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the change.\n',
    source: 'Measured: one line in the debug log.',
  },
  messages: {
    end: 'Claude Code drops the plugin `{plugin}` and with it this agent: `{subject}` in plugin.json does not end in `.md`. List each file; folders and patterns are not allowed.',
    start:
      'Claude Code drops the plugin `{plugin}` and with it this agent: the path `{subject}` in plugin.json does not begin with `./`.',
    agents:
      'Claude Code drops the plugin `{plugin}` and with it this agent: `agents` in plugin.json must be a path or a list of paths.',
    nameless: 'Claude Code drops this plugin and with it this agent: plugin.json has no `name`.',
    name: 'Claude Code drops this plugin and with it this agent: its name in plugin.json, `{subject}`, must not be empty or have blanks, `:`, `/`, `\\` or `@` in it.',
    type: 'Claude Code drops the plugin `{plugin}` and with it this agent: the value of `{subject}` in plugin.json is of a type that is not allowed there.',
    json: 'Claude Code drops the plugin `{plugin}` and with it this agent: plugin.json is not valid JSON. Comments and trailing commas are not allowed.',
    object: 'Claude Code drops the plugin `{plugin}` and with it this agent: plugin.json must hold an object, `{ … }`.',
    related: 'The plugin is dropped for this',
  },
  *check(context) {
    const { plugin } = context;
    const problem = plugin?.keptOut;
    if (!isSkippedBy(context, 'plugin-not-loaded') || !plugin || !problem || problem === 'unlisted') return;
    const { kind, subject, start, end } = problem;
    const uri = plugin.manifest;
    yield {
      span: nameSpanOf(context),
      messageId: MESSAGE_IDS[kind],
      args: { plugin: plugin.name, subject },
      ...(uri === undefined
        ? {}
        : {
            related: [
              {
                uri,
                span: { start: 0, end: 0 },
                line: start.line,
                character: start.character,
                endCharacter: end.line === start.line ? end.character : start.character + 1,
                message: { id: 'plugin-not-loaded.related', args: {} },
              },
            ],
          }),
      data: undefined,
    };
  },
});

const MESSAGE_IDS: Readonly<Record<ManifestProblemKind, string>> = {
  'path-end': 'end',
  'path-start': 'start',
  'agents-type': 'agents',
  'name-missing': 'nameless',
  'name-not-allowed': 'name',
  'field-type': 'type',
  'not-json': 'json',
  'not-an-object': 'object',
};
