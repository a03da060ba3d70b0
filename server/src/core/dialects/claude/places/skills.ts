// Reads skills and commands: the names by which agents can list them, and their descriptions. In Claude Code 2.1.332 a skill is
// named by its folder or its `name`, a command by its file with or without the folders above it.

import type { Host } from '../../../workspace/host';
import type { OnUnread } from '../../../workspace/unread';
import type { LostSkill, SkillFile } from '../../../workspace/workspaceContext';

/** Where a skill or a command was found. */
export interface SkillPlace {
  readonly uri: string;
  /** Its URI below the folder that holds `skills` and `commands`. */
  readonly below: string;
  readonly scope: 'project' | 'user' | 'plugin';
  readonly plugin?: string;
}

/** From the frontmatter of a skill or a command. */
export interface SkillWords {
  readonly name?: string;
  readonly description: string;
  /** `disable-model-invocation: true`: agents do not find it. */
  readonly isHidden: boolean;
}

export type ReadWords = (uri: string, text: string) => SkillWords | Promise<SkillWords>;

interface SkillsRead {
  /** One for each name a skill goes by. */
  readonly files: readonly SkillFile[];
  readonly lost: readonly LostSkill[];
}

/** A skill that cannot be read is known by its folder alone. */
export async function readSkills(
  host: Host,
  places: readonly SkillPlace[],
  readWords: ReadWords,
  pathOf: (uri: string) => string,
  unread?: OnUnread,
): Promise<SkillsRead> {
  const read = await Promise.all(places.map((place) => readSkill(host, place, readWords, pathOf, unread)));
  return { files: read.flatMap(({ files }) => files), lost: read.flatMap(({ lost }) => lost) };
}

async function readSkill(
  host: Host,
  place: SkillPlace,
  readWords: ReadWords,
  pathOf: (uri: string) => string,
  unread?: OnUnread,
): Promise<SkillsRead> {
  const { uri, below, scope, plugin } = place;
  const path = pathOf(uri);
  const placed = placedNames(below);
  if (placed === undefined) return { files: [], lost: [] };
  const words = await readWords(uri, (await host.read(uri, undefined, unread)) ?? '');
  const own = placed.isCommand ? undefined : words.name;
  const names = [...new Set([...placed.names, ...(own ? [own] : [])])];
  const why = placed.isDeep ? 'depth' : words.isHidden ? 'hidden' : undefined;
  if (why !== undefined) return { files: [], lost: names.map((name) => ({ name, path, why })) };
  const lead = plugin === undefined ? '' : `${plugin}:`;
  const { description } = words;
  return { files: names.map((name) => ({ name: lead + name, description, uri, path, scope })), lost: [] };
}

/** False where the folder of a skill already tells all its names and no field can hide it, which is seen without YAML. */
export function wordsTellMore(uri: string, text: string): boolean {
  if (text.includes('disable-model-invocation')) return true;
  const lines = text.split('\n');
  return lines.some(
    (line, at) =>
      /^\W*name\b/.test(line) &&
      (line.trimEnd() !== `name: ${uri.split('/').at(-2)}` || /^[ \t]/.test(lines[at + 1] ?? '')),
  );
}

interface PlacedNames {
  readonly names: readonly string[];
  readonly isCommand: boolean;
  readonly isDeep: boolean;
}

/** The names a file has by where it lies; absent for a file that is neither skill nor command. */
function placedNames(below: string): PlacedNames | undefined {
  const skill = /^skills\/(?:(.+)\/)?([^/]+)\/SKILL\.md$/.exec(below);
  if (skill) return { names: [decodeURIComponent(skill[2] ?? '')], isCommand: false, isDeep: skill[1] !== undefined };
  const command = /^commands\/(.+)\.md$/.exec(below)?.[1]?.replace(/\/SKILL$/, '');
  if (command === undefined) return undefined;
  const parts = command.split('/').map(decodeURIComponent);
  return { names: [...new Set([parts.at(-1) ?? '', parts.join(':')])], isCommand: true, isDeep: false };
}
