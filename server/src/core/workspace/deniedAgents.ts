// The agents that a settings file of Claude Code denies, with the place of each entry. Of such a file nothing else is kept.

import { LineIndex } from '../text/lineIndex';
import type { DeniedAgent } from './workspace';

const ENTRY = /^(?:Agent|Task)\(([^()]+)\)$/;

/** Absent when the text is no JSON. */
export function deniedAgents(uri: string, path: string, json: string): readonly DeniedAgent[] | undefined {
  let settings: unknown;
  try {
    settings = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const permissions = property(settings, 'permissions');
  const deny = property(permissions, 'deny');
  if (!Array.isArray(deny)) return [];
  const lines = new LineIndex(json);
  return deny.flatMap((entry: unknown): readonly DeniedAgent[] => {
    const name = typeof entry === 'string' ? ENTRY.exec(entry.trim())?.[1] : undefined;
    if (name === undefined || typeof entry !== 'string') return [];
    const at = Math.max(0, json.indexOf(JSON.stringify(entry)));
    return [
      {
        name: name.trim(),
        entry: entry.trim(),
        uri,
        path,
        start: lines.positionAt(at),
        end: lines.positionAt(at + entry.length + 2),
      },
    ];
  });
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
