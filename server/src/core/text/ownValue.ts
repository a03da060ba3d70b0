// What a record of ours has under a key that comes out of a file. Never what every object has: `constructor` is no colour.

export const ownValue = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
