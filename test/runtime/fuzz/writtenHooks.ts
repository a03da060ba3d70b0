// Generates the field `hooks` in valid and invalid shapes, for `writtenFiles.ts`.

import type { Random } from '../../fuzz/random';
import { HOOKS } from './writtenPieces';

const EVENTS = [
  'PreToolUse',
  'PostToolUse',
  'Stop',
  'SubagentStop',
  'SessionStart',
  'PermissionRequest',
  'UserPromptSubmit',
  'PreCompact',
  'Notification',
  'preToolUse',
  'pre_tool_use',
  'Foo',
  'UserPromptExpansion',
  'PostToolUseFailure',
  'beforeTool',
];
const HOOK_FIELDS = [
  'hooks',
  'hooks',
  'hooks',
  'hooks',
  'hooks',
  'hooks',
  'hooks',
  'Hooks',
  'PreToolUse',
  'PermissionRequest',
  'metadata',
  'settings',
  'matcher',
  'x',
];

/** A tree of events, matchers and hooks with parts left out, replaced or nested once more; or one of the shapes people write. */
export function hooksField(random: Random): string {
  const { below, one } = random;
  if (below(3) === 0) return one(HOOKS) ?? '';
  const events: Record<string, unknown> = {};
  for (let left = 1 + below(2); left > 0; left--) events[one(EVENTS) ?? ''] = eventOf(random);
  let value: unknown = events;
  if (below(10) === 0)
    value = one([
      [events],
      { hooks: events },
      eventOf(random),
      matcherOf(random),
      'x',
      [],
      null,
      5,
      true,
      { ...events, matcher: 'x' },
      { ...events, hooks: [] },
    ]);
  return `${one(HOOK_FIELDS)}: ${JSON.stringify(value)}`;
}

const eventOf = (random: Random): unknown =>
  random.below(4) > 0
    ? Array.from({ length: random.below(5) === 0 ? 2 : 1 }, () => matcherOf(random))
    : random.one([
        matcherOf(random),
        hookOf(random),
        'lint.sh',
        [],
        null,
        {},
        5,
        [[matcherOf(random)]],
        ['x'],
        [null],
        { [random.one(EVENTS) ?? '']: [matcherOf(random)] },
      ]);

function matcherOf(random: Random): unknown {
  const { below, one } = random;
  const matcher: Record<string, unknown> = {};
  if (below(3) > 0)
    matcher.matcher = below(6) === 0 ? one([5, null, ['Bash'], { tool: 'Bash' }, '', '*', true]) : 'Bash';
  if (below(8) > 0)
    matcher.hooks =
      below(6) === 0 ? one([hookOf(random), 'x', null, {}, [], [[hookOf(random)]], ['x'], 5]) : [hookOf(random)];
  if (below(10) === 0) Object.assign(matcher, hookOf(random));
  if (below(15) === 0) matcher[one(EVENTS) ?? ''] = [{ hooks: [hookOf(random)] }];
  return matcher;
}

function hookOf({ below, one }: Random): unknown {
  const hook: Record<string, unknown> = {};
  if (below(10) > 0)
    hook.type = one([
      'command',
      'command',
      'command',
      'command',
      'prompt',
      'agent',
      'http',
      'mcp_tool',
      'Command',
      'script',
      5,
      null,
      '',
    ]);
  if (below(8) > 0)
    hook[one(['command', 'command', 'command', 'command', 'prompt', 'url', 'cmd', 'server']) ?? ''] =
      below(12) === 0 ? one([5, null, ['a'], '', true]) : 'true';
  if (below(4) === 0)
    hook[
      one([
        'timeout',
        'once',
        'async',
        'if',
        'statusMessage',
        'model',
        'shell',
        'tool',
        'headers',
        'args',
        'asyncRewake',
        'continueOnBlock',
        'x',
      ]) ?? ''
    ] = one([5, '5', true, 'x', null, {}, [], -1, 0, 1.5, 'bash', ['a']]);
  if (below(14) === 0) hook.hooks = one([[], [{ type: 'command', command: 'true' }], {}]);
  return hook;
}
