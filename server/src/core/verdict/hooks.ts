// Checks `hooks` the way the runtime does when it loads an agent, because a hook that guards permissions and cannot be
// loaded takes the whole agent with it. Which events and keys exist is the catalogue's business. Measured on 2.1.329.

import { type HookValueType, hookEvent, hookType } from '../catalogue/hooks';
import { isPlainList, isPlainMap, type Plain, type PlainMap } from '../syntax/plainYaml';

export type HookProblemKind =
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
  | 'top-level-guard';

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

/** A guard event at the root of the frontmatter: the runtime takes it for a hook that cannot be loaded. */
export function topLevelGuards(fields: PlainMap): readonly HookProblem[] {
  return [...fields]
    .filter(([key, value]) => value !== null && hookEvent(key)?.guard === true)
    .map(([key]) => ({ kind: 'top-level-guard', path: [key], subject: key, fatal: true }));
}

function eventProblems(event: string, value: Plain): readonly HookProblem[] {
  const known = hookEvent(event);
  const path = ['hooks', event];
  if (!known) return [{ kind: 'unknown-event', path, subject: event, fatal: false }];
  const fatal = known.guard;
  if (!isPlainList(value)) return [{ kind: 'event-shape', path, subject: event, fatal: fatal && value !== null }];
  return value.flatMap((matcher, index) => matcherProblems(matcher, [...path, index], event, fatal));
}

type Path = readonly (string | number)[];

function matcherProblems(matcher: Plain, path: Path, event: string, fatal: boolean): readonly HookProblem[] {
  if (!isPlainMap(matcher)) return [{ kind: 'matcher-shape', path, subject: event, fatal }];
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
  return known.keys.flatMap((key): readonly HookProblem[] => {
    const value = hook.get(key.name);
    if (value === undefined) return key.required ? [{ kind: 'key-missing', path, subject: key.name, fatal }] : [];
    return isOfType(value, key.type, key.values)
      ? []
      : [{ kind: 'key-value', path: [...path, key.name], subject: key.name, fatal }];
  });
}

function isOfType(value: Plain, type: HookValueType, values: readonly string[] | undefined): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && (values === undefined || values.includes(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'positive-number':
      return typeof value === 'number' && value > 0;
    case 'string-list':
      return isPlainList(value) && value.every((item) => typeof item === 'string');
    case 'url':
      return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value);
    case 'map':
      return isPlainMap(value);
  }
}
