// What is known of skills from their files: how agents name them and what they say of themselves.

import { parseAgent } from '../syntax/parse';
import { viewOf } from '../syntax/view';
import type { Host } from './host';
import { type SkillPlace, skillName } from './surroundings';
import type { SkillFile } from './workspace';

/** A skill that cannot be read is known by its name alone. */
export async function readSkills(
  host: Host,
  places: readonly SkillPlace[],
  pathOf: (uri: string) => string,
): Promise<readonly SkillFile[]> {
  const read = await Promise.all(
    places.map(async (place): Promise<readonly SkillFile[]> => {
      const name = skillName(place);
      if (name === undefined) return [];
      const text = (await host.read(place.uri)) ?? '';
      const description = viewOf(parseAgent(place.uri, text, () => true)).text('description')?.value ?? '';
      return [{ name, description, uri: place.uri, path: pathOf(place.uri), scope: place.scope }];
    }),
  );
  return read.flat();
}
