// All English texts of the client and its page by id, for translators and the tests of translations.

import { agentsTexts } from './agents';
import { countsTexts } from './counts';
import { enginesTexts } from './engines';
import { namesTexts } from './names';
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
