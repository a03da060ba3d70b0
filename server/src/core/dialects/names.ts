// Names and newest measured versions of all runtimes; separate from the dialects, so that reading settings loads none of them.

import catalogue from '../../generated/catalogue.json';
import type { DialectId } from './runtime';

interface DialectName {
  /** Display name. */
  readonly product: string;
  readonly newestVersion: string;
}

export const dialectNames: Readonly<Record<DialectId, DialectName>> = {
  claude: { product: catalogue.product, newestVersion: catalogue.runtime },
};
