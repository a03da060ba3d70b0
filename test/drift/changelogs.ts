// Selects the changelog entries about the compared releases, and lists releases without entries.

import { compareVersions } from '../../server/src/core/text/version';
import read from './changelogRead.json';
import type { Changelog } from './harvest/changelog';
import { changelogSection, entriesOf } from './harvest/sections';

interface ToldChangelog {
  readonly sections: readonly string[];
  readonly notAsked: readonly string[];
  /** About releases after `from`, up to and with `to`. */
  readonly entries: number;
  readonly todo: number;
}

/** `own`: the changelog in the older release; its entries are omitted. */
export function changelogOf(changelog: Changelog, from: string, to: string, own?: Changelog): ToldChangelog {
  const isAfter = (version: string): boolean => compareVersions(version, from) > 0;
  const about = entriesOf(changelog, isAfter, read.releases);
  const earlier = own ? entriesOf(changelog, (version) => !isAfter(version) && !own.has(version), read.releases) : [];
  const absent = releasesBetween(from, to).filter((version) => !changelog.has(version));
  return {
    sections: [
      ...changelogSection(`What its changelog says of releases after ${from}`, about),
      ...changelogSection(`What its changelog says of ${from} and earlier`, earlier),
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

/** Counts up the last number, without fetching a list of releases; only the newest where that fails. */
function releasesBetween(from: string, to: string): readonly string[] {
  const [low, high] = [from, to].map((version) => version.split('.').map(Number));
  const isNear = low && high && low[0] === high[0] && low[1] === high[1];
  const count = isNear ? (high[2] ?? 0) - (low[2] ?? 0) : 0;
  if (!isNear || count <= 0 || count > MOST) return compareVersions(to, from) > 0 ? [to] : [];
  return Array.from({ length: count }, (_, at) => `${high[0]}.${high[1]}.${(low[2] ?? 0) + at + 1}`);
}
