// All English texts of the client and its page by id, for translators and the tests of translations.

import { agentsTexts } from './agents';
import { countsTexts } from './counts';
import { namesTexts } from './engineNames';
import { enginesTexts } from './engines';
import { pageTexts } from './page';
import { previewTexts } from './preview';
import { promptTexts } from './prompt';

export const english: Readonly<Record<string, string>> = {
  ...agentsTexts,
  ...countsTexts,
  ...enginesTexts,
  ...namesTexts,
  ...pageTexts,
  ...previewTexts,
  ...promptTexts,
};
