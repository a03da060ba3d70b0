// Which entries of the changelog in a program are about the releases that are compared, which are about earlier ones, and of which
// releases it says nothing.

import { compareVersions } from '../../server/src/core/text/version';
import read from './changelogRead.json';
import type { Changelog } from './harvest/changelog';
import { entriesOf, toldChangelog } from './harvest/told';

interface ToldChangelog {
  readonly sections: readonly string[];
  readonly notAsked: readonly string[];
  /** About releases after `from`, up to and with `to`. */
  readonly entries: number;
  readonly todo: number;
}

/** `own`: the changelog that the older release carries itself; entries it has are not told again. */
export function changelogOf(changelog: Changelog, from: string, to: string, own?: Changelog): ToldChangelog {
  const isAfter = (version: string): boolean => compareVersions(version, from) > 0;
  const about = entriesOf(changelog, isAfter, read.releases);
  const earlier = own ? entriesOf(changelog, (version) => !isAfter(version) && !own.has(version), read.releases) : [];
  const absent = releasesBetween(from, to).filter((version) => !changelog.has(version));
  return {
    sections: [
      ...toldChangelog(`What its changelog says of releases after ${from}`, about),
      ...toldChangelog(`What its changelog says of ${from} and earlier`, earlier),
    ],
    notAsked:
      absent.length === 0
        ? []
        : [`What only a changelog says of ${absent.join(', ')}: this program carries none of it.`],
    entries: about.length,
    todo: about.filter(({ known }) => !known).length,
  };
}

const MOST = 50;

/** By counting up the last number; no list of releases is fetched. Only the newest where that leads nowhere. */
function releasesBetween(from: string, to: string): readonly string[] {
  const [low, high] = [from, to].map((version) => version.split('.').map(Number));
  const isNear = low && high && low[0] === high[0] && low[1] === high[1];
  const count = isNear ? (high[2] ?? 0) - (low[2] ?? 0) : 0;
  if (!isNear || count <= 0 || count > MOST) return compareVersions(to, from) > 0 ? [to] : [];
  return Array.from({ length: count }, (_, at) => `${high[0]}.${high[1]}.${(low[2] ?? 0) + at + 1}`);
}
