// Changes of the loader's behaviour between releases, to judge files by an older one.

import { compareVersions } from '../../../text/version';
import { facts } from './facts';
import { learnedIn } from './learned';

type LoaderBehaviour =
  | 'strips-bom'
  | 'drops-agent-for-hooks'
  | 'refuses-name-with-dash'
  | 'refuses-name-with-colon'
  | 'refuses-long-name'
  | 'refuses-without-tools'
  | 'forces-subagent-model'
  | 'keeps-inherit'
  | 'uses-last-path';

/** A behaviour whose first release is unknown counts from the first release it was observed in. */
export function loaderDoes(behaviour: LoaderBehaviour, version: string): boolean {
  if (learnedIn(version)?.behaviours.has(behaviour)) return true;
  const fact = facts.loaderBehaviours.find((item) => item.id === behaviour);
  return fact !== undefined && (fact.since === undefined || compareVersions(version, fact.since) >= 0);
}
