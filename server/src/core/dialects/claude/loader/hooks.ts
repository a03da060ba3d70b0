// Checks `hooks` as the runtime does; a guard that cannot be loaded keeps the agent from loading. Measured on 2.1.329 and 2.1.332.

import { isPlainList, isPlainMap, type Plain, type PlainMap } from '../../../syntax/plainYaml';
import type { HookEvent } from '../../facts';
import type { HookProblem } from '../../verdict';
import { hookEvent, hookType } from '../catalogue/hooks';
import { guardFields, holdsGuard, isMatcher } from './guards';
import { isOfType } from './valueType';

/** The runtime treats falsy values as absent. */
export function hookProblems(hooks: Plain | undefined, version: string): readonly HookProblem[] {
  if (!hooks) return [];
  if (!isPlainMap(hooks) || isMatcher(hooks, version))
    return [{ kind: 'hooks-shape', path: ['hooks'], subject: 'hooks', fatal: true }];
  return [...hooks].flatMap(([event, value]) => eventProblems(event, value, version));
}

/** Guards outside `hooks`, which the runtime reports as not applied. */
export function topLevelGuards(fields: PlainMap, version: string): readonly HookProblem[] {
  return guardFields(fields, version).map(({ field, isEvent }) => ({
    kind: isEvent ? 'top-level-guard' : 'hidden-guard',
    path: [field],
    subject: field,
    fatal: true,
  }));
}

function eventProblems(event: string, value: Plain, version: string): readonly HookProblem[] {
  const known = hookEvent(event, version);
  const path = ['hooks', event];
  if (!known) {
    const fatal = holdsGuard(value, { version, matchers: !isPlainList(value) });
    return [{ kind: 'unknown-event', path, subject: event, fatal }];
  }
  if (!isPlainList(value)) {
    const fatal = (known.guard && value !== null) || holdsGuard(value, { version, matchers: false });
    return [{ kind: 'event-shape', path, subject: event, fatal }];
  }
  return value.flatMap((matcher, index) => matcherProblems(matcher, [...path, index], known, version));
}

type Path = readonly (string | number)[];

function matcherProblems(matcher: Plain, path: Path, event: HookEvent, version: string): readonly HookProblem[] {
  const { guard: fatal, name: subject } = event;
  if (holdsGuard(matcher, { version, matchers: false })) return [{ kind: 'matcher-shape', path, subject, fatal: true }];
  if (!isPlainMap(matcher)) return [{ kind: 'matcher-shape', path, subject, fatal }];
  const pattern = matcher.get('matcher');
  if (pattern !== undefined && typeof pattern !== 'string')
    return [{ kind: 'key-value', path: [...path, 'matcher'], subject: 'matcher', fatal }];
  const hooks = matcher.get('hooks');
  if (!isPlainList(hooks))
    return [{ kind: 'matcher-hooks', path: hooks === undefined ? path : [...path, 'hooks'], subject, fatal }];
  return hooks.flatMap((hook, index) => hookEntryProblems(hook, [...path, 'hooks', index], event, version));
}

function hookEntryProblems(hook: Plain, path: Path, event: HookEvent, version: string): readonly HookProblem[] {
  const { guard: fatal, name: subject } = event;
  if (!isPlainMap(hook)) return [{ kind: 'hook-shape', path, subject, fatal }];
  const type = hook.get('type');
  if (type === undefined || type === null) return [{ kind: 'hook-type-missing', path, subject, fatal }];
  const known = typeof type === 'string' ? hookType(type, version) : undefined;
  if (!known) return [{ kind: 'unknown-type', path: [...path, 'type'], subject: String(type), fatal }];
  if (event.refusesTypes?.includes(known.name))
    return [{ kind: 'refused-type', path: [...path, 'type'], subject: known.name, fatal: false }];
  return known.keys.flatMap((key): readonly HookProblem[] => {
    const value = hook.get(key.name);
    if (value === undefined) return key.required ? [{ kind: 'key-missing', path, subject: key.name, fatal }] : [];
    return isOfType(value, key) ? [] : [{ kind: 'key-value', path: [...path, key.name], subject: key.name, fatal }];
  });
}
