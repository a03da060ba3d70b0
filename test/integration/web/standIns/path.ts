// What the suites use of `node:path`, for an extension host without Node. Paths have forward slashes here.

export const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/');
export const dirname = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const posix = { join, dirname, basename };
