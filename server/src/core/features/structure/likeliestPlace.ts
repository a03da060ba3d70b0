// Where a reference of a prompt leads: the first of its places that is not known to be missing.

import type { FileReference } from '../../syntax/fileReferences';
import type { WorkspaceContext } from '../../workspace/workspaceContext';

/** Seen from the agent's own file where nothing is known of any place. */
export const likeliestPlace = ({ uris }: FileReference, { missingFiles }: WorkspaceContext): string | undefined =>
  uris.find((uri) => missingFiles?.has(uri) !== true) ?? uris[0];
