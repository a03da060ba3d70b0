// What is known of skills from their files: how agents can name them and what they say of themselves. Measured on Claude Code
// 2.1.332: by folder or by `name`; a command by its file, with or without the folders before it.

import { parseAgent } from '../syntax/parse';
import { viewOf } from '../syntax/view';
import type { Host } from './host';
import type { LostSkill, SkillFile } from './workspace';

/** Where a skill or a command was found. */
export interface SkillPlace {
  readonly uri: string;
  /** Its URI below the folder that holds `skills` and `commands`. */
  readonly below: string;
  readonly scope: 'project' | 'user' | 'plugin';
  readonly plugin?: string;
}

interface SkillsRead {
  /** One for each name a skill goes by. */
  readonly files: readonly SkillFile[];
  readonly lost: readonly LostSkill[];
}

/** A skill that cannot be read is known by its folder alone. */
export async function readSkills(
  host: Host,
  places: readonly SkillPlace[],
  pathOf: (uri: string) => string,
): Promise<SkillsRead> {
  const read = await Promise.all(places.map((place) => readSkill(host, place, pathOf)));
  return { files: read.flatMap(({ files }) => files), lost: read.flatMap(({ lost }) => lost) };
}

async function readSkill(host: Host, place: SkillPlace, pathOf: (uri: string) => string): Promise<SkillsRead> {
  const { uri, below, scope, plugin } = place;
  const path = pathOf(uri);
  const placed = placedNames(below);
  if (placed === undefined) return { files: [], lost: [] };
  const view = viewOf(parseAgent(uri, (await host.read(uri)) ?? '', () => true));
  const own = placed.isCommand ? undefined : view.text('name')?.value.trim();
  const names = [...new Set([...placed.names, ...(own ? [own] : [])])];
  const why = placed.isDeep
    ? 'depth'
    : /^true$/i.test(view.text('disable-model-invocation')?.value ?? '')
      ? 'hidden'
      : undefined;
  if (why !== undefined) return { files: [], lost: names.map((name) => ({ name, path, why })) };
  const description = view.text('description')?.value ?? '';
  const lead = plugin === undefined ? '' : `${plugin}:`;
  return { files: names.map((name) => ({ name: lead + name, description, uri, path, scope })), lost: [] };
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
