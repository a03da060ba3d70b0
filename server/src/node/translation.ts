// Our texts in another language, read from the file beside the bundles when a client asks for that language, and not before.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseTranslation, type Translation } from '../../../common/src/messages/message';
import { translationsFor } from '../core/messages/locale';

/** Answers with nothing where there is none: English. */
export const translationsIn =
  (folder: string) =>
  (locale: string): Translation | undefined => {
    const file = translationsFor(locale)
      .map((name) => path.join(folder, `${name}.json`))
      .find((each) => existsSync(each));
    if (file === undefined) return undefined;
    return parseTranslation(readFileSync(file, 'utf8'));
  };
