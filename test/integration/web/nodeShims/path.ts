// Shim of `node:path` for suites in an extension host without Node; paths have forward slashes.

export const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/');
export const dirname = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const posix = { join, dirname, basename };
