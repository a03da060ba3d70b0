// Checks `hooks` the way the runtime does when it loads an agent, because a hook that guards permissions and cannot be
// loaded takes the whole agent with it. Which events and keys exist is the catalogue's business. Measured on 2.1.329.

import { hookEvent, hookType } from '../catalogue/hooks';
import { isPlainList, isPlainMap, type Plain, type PlainMap } from '../syntax/plainYaml';
import { isOfType } from './valueType';

type HookProblemKind =
  | 'hooks-shape'
  | 'unknown-event'
  | 'event-shape'
  | 'matcher-shape'
  | 'matcher-hooks'
  | 'hook-shape'
  | 'hook-type-missing'
  | 'unknown-type'
  | 'key-missing'
  | 'key-value'
  | 'refused-type'
  | 'top-level-guard'
  | 'hidden-guard';

export interface HookProblem {
  readonly kind: HookProblemKind;
  /** From the frontmatter's root: `['hooks', 'PreToolUse', 0, 'hooks', 1, 'type']`. */
  readonly path: readonly (string | number)[];
  /** The event, type or key in question. */
  readonly subject: string;
  /** The whole agent is dropped for it. */
  readonly fatal: boolean;
}

export function hookProblems(hooks: Plain | undefined): readonly HookProblem[] {
  if (hooks === undefined || hooks === null) return [];
  if (!isPlainMap(hooks)) return [{ kind: 'hooks-shape', path: ['hooks'], subject: 'hooks', fatal: true }];
  return [...hooks].flatMap(([event, value]) => eventProblems(event, value));
}

/** Fields in which the runtime looks for no guards. */
const UNSEARCHED: readonly string[] = ['metadata', 'mcpServers'];

/** Levels below a field on which it still looks. */
const SEARCH_DEPTH = 3;

/** Guards outside `hooks`, by their event's name or by their shape alone: the runtime takes each for one that is not applied. */
export function topLevelGuards(fields: PlainMap): readonly HookProblem[] {
  return [...fields].flatMap(([key, value]): readonly HookProblem[] => {
    if (key === 'hooks' || UNSEARCHED.includes(key)) return [];
    const known = hookEvent(key);
    if (known?.guard === true && isSomething(value))
      return [{ kind: 'top-level-guard', path: [key], subject: key, fatal: true }];
    return holdsGuard(value, known === undefined)
      ? [{ kind: 'hidden-guard', path: [key], subject: key, fatal: true }]
      : [];
  });
}

const isSomething = (value: Plain): boolean => value !== null && !(isPlainList(value) && value.length === 0);

/** A guard event by its exact name, or, with `byShape`, any list of `hooks` that belongs to no known event. */
function holdsGuard(value: Plain, byShape: boolean, depth = 0): boolean {
  if (depth > SEARCH_DEPTH) return false;
  if (isPlainList(value)) return value.some((item) => holdsGuard(item, byShape, depth + 1));
  if (!isPlainMap(value)) return false;
  return [...value].some(([key, inner]) => {
    if (UNSEARCHED.includes(key)) return false;
    const known = hookEvent(key);
    if (known?.guard === true && isSomething(inner)) return true;
    if (byShape && key === 'hooks' && isPlainList(inner) && inner.length > 0) return true;
    return holdsGuard(inner, byShape && known === undefined, depth + 1);
  });
}

function eventProblems(event: string, value: Plain): readonly HookProblem[] {
  const known = hookEvent(event);
  const path = ['hooks', event];
  if (!known) return [{ kind: 'unknown-event', path, subject: event, fatal: holdsGuard(value, false) }];
  const fatal = known.guard;
  if (!isPlainList(value)) return [{ kind: 'event-shape', path, subject: event, fatal: fatal && value !== null }];
  return value.flatMap((matcher, index) =>
    matcherProblems(matcher, [...path, index], event, fatal || holdsGuard(matcher, false)),
  );
}

type Path = readonly (string | number)[];

function matcherProblems(matcher: Plain, path: Path, event: string, fatal: boolean): readonly HookProblem[] {
  if (!isPlainMap(matcher) || (fatal && holdsGuard(matcher, false)))
    return [{ kind: 'matcher-shape', path, subject: event, fatal }];
  const pattern = matcher.get('matcher');
  if (pattern !== undefined && typeof pattern !== 'string')
    return [{ kind: 'key-value', path: [...path, 'matcher'], subject: 'matcher', fatal }];
  const hooks = matcher.get('hooks');
  if (!isPlainList(hooks))
    return [{ kind: 'matcher-hooks', path: hooks === undefined ? path : [...path, 'hooks'], subject: event, fatal }];
  return hooks.flatMap((hook, index) => hookEntryProblems(hook, [...path, 'hooks', index], event, fatal));
}

function hookEntryProblems(hook: Plain, path: Path, event: string, fatal: boolean): readonly HookProblem[] {
  if (!isPlainMap(hook)) return [{ kind: 'hook-shape', path, subject: event, fatal }];
  const type = hook.get('type');
  if (type === undefined || type === null) return [{ kind: 'hook-type-missing', path, subject: event, fatal }];
  const known = typeof type === 'string' ? hookType(type) : undefined;
  if (!known) return [{ kind: 'unknown-type', path: [...path, 'type'], subject: String(type), fatal }];
  if (hookEvent(event)?.refusesTypes?.includes(known.name))
    return [{ kind: 'refused-type', path: [...path, 'type'], subject: known.name, fatal: false }];
  return known.keys.flatMap((key): readonly HookProblem[] => {
    const value = hook.get(key.name);
    if (value === undefined) return key.required ? [{ kind: 'key-missing', path, subject: key.name, fatal }] : [];
    return isOfType(value, key) ? [] : [{ kind: 'key-value', path: [...path, key.name], subject: key.name, fatal }];
  });
}
