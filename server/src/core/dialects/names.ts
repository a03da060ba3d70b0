// What every runtime is called, and the newest version of it that was measured; apart from the dialects, so that reading
// settings loads none of them.

import catalogue from '../../generated/catalogue.json';
import type { DialectId } from './runtime';

interface DialectName {
  /** As people call it. */
  readonly product: string;
  readonly newestVersion: string;
}

export const dialectNames: Readonly<Record<DialectId, DialectName>> = {
  claude: { product: catalogue.product, newestVersion: catalogue.runtime },
};
