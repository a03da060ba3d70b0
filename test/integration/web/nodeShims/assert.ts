// Shim of `node:assert/strict` for suites in an extension host without Node.

const shown = (value: unknown): string => JSON.stringify(value, null, 2) ?? String(value);

export function fail(message: string): never {
  throw new Error(message);
}

export function ok(value: unknown, message = 'not truthy'): asserts value {
  if (!value) fail(message);
}

export function equal(actual: unknown, expected: unknown, message = ''): void {
  if (!Object.is(actual, expected)) fail(`${message}\n${shown(actual)}\nis not\n${shown(expected)}`);
}

export function notEqual(actual: unknown, unwanted: unknown, message = ''): void {
  if (Object.is(actual, unwanted)) fail(`${message}\n${shown(actual)}\nis what it must not be`);
}

export function match(text: string, pattern: RegExp, message = ''): void {
  if (!pattern.test(text)) fail(`${message}\n${text}\ndoes not match ${pattern}`);
}

export function deepEqual(actual: unknown, expected: unknown, message = ''): void {
  if (!isSame(actual, expected)) fail(`${message}\n${shown(actual)}\nis not\n${shown(expected)}`);
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ofA, ofB] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return ofA.size === ofB.size && [...ofA].every(([key, value]) => ofB.has(key) && isSame(value, ofB.get(key)));
}
