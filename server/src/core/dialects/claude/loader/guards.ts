// Finds guard hooks outside `hooks`, misnamed or too deep, which keep the agent from loading. Measured on 2.1.329 and 2.1.332.

import { isPlainList, isPlainMap, type Plain, type PlainMap } from '../../../syntax/plainYaml';
import { hookEvent } from '../catalogue/hooks';

/** Top-level fields, and keys in them, that the runtime does not search for guards. */
const UNSEARCHED: readonly string[] = ['metadata', 'mcpServers', 'lspServers'];

/** Levels of lists and mappings below a value that the runtime searches. */
const SEARCH_DEPTH = 3;

interface GuardField {
  readonly field: string;
  /** The field is a guard event itself; otherwise it contains one, or a matcher. */
  readonly isEvent: boolean;
}

/** The top-level fields other than `hooks` that are or contain guards. */
export function guardFields(fields: PlainMap, version: string): readonly GuardField[] {
  return [...fields].flatMap(([field, value]): readonly GuardField[] => {
    if (isGuardEvent(field, value, version)) return [{ field, isEvent: true }];
    if (field === 'hooks' || UNSEARCHED.includes(field)) return [];
    const search = { version, matchers: hookEvent(field, version) === undefined, unsearched: UNSEARCHED };
    return holdsGuard(value, search) ? [{ field, isEvent: false }] : [];
  });
}

/** A mapping that reads as one matcher: it has `matcher`, or has hooks and no event as a key. */
export function isMatcher(value: Plain, version: string): boolean {
  if (!isPlainMap(value)) return false;
  if (!value.has('matcher') && [...value.keys()].some((key) => hookEvent(key, version))) return false;
  const hooks = value.get('hooks');
  if (isPlainList(hooks)) return hooks.length > 0;
  return isPlainMap(hooks) && (value.has('matcher') || typeof hooks.get('type') === 'string');
}

interface GuardSearch {
  readonly version: string;
  /** A matcher counts as a guard, whatever its event. */
  readonly matchers: boolean;
  readonly unsearched?: readonly string[];
}

/** True if the value contains a guard on any of the levels that the runtime searches. */
export function holdsGuard(value: Plain, search: GuardSearch, depth = SEARCH_DEPTH, inHooks = false): boolean {
  const { version, matchers, unsearched } = search;
  const isFound = isPlainMap(value) && [...value].some(([key, inner]) => isGuardEvent(key, inner, version));
  if (isFound || (matchers && isMatcher(value, version))) return true;
  if (depth === 0) return false;
  if (isPlainList(value)) return value.some((item) => holdsGuard(item, search, depth - 1, inHooks));
  if (!isPlainMap(value) || (inHooks && typeof value.get('type') === 'string')) return false;
  return [...value].some(([key, inner]) => {
    if (unsearched?.includes(key)) return false;
    const below = matchers && hookEvent(key, version) !== undefined ? { ...search, matchers: false } : search;
    return holdsGuard(inner, below, depth - 1, key === 'hooks' && isPlainList(inner));
  });
}

const isGuardEvent = (key: string, value: Plain, version: string): boolean =>
  hookEvent(key, version)?.guard === true && value !== null && !(isPlainList(value) && value.length === 0);
