// Why a file is not replaced, in the words of the command line; without the core.

import { say } from './commandTexts';
import type { Refusal } from './writeFile';

export function refusalText(file: string, refusal: Refusal, folder: string): string {
  switch (refusal.kind) {
    case 'links':
      return say('fix.refused.links', { file, count: refusal.count });
    case 'owner':
      return say('fix.refused.owner', { file, why: refusal.why });
    case 'outside':
      return say('fix.refused.outside', { file, folder });
    default:
      return say(`fix.refused.${refusal.kind}`, { file });
  }
}
