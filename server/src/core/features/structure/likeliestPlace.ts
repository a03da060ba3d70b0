// Where a reference of a prompt leads: the first of its places that is not known to be missing.

import type { FileReference } from '../../syntax/fileReferences';
import type { Surroundings } from '../../workspace/workspace';

/** Seen from the agent's own file where nothing is known of any place. */
export const likeliestPlace = ({ uris }: FileReference, { missingFiles }: Surroundings): string | undefined =>
  uris.find((uri) => missingFiles?.has(uri) !== true) ?? uris[0];
