// Our texts in another language, read from the file beside the bundles when a client asks for that language, and not before.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { translationsFor } from '../core/messages/locale';
import type { Translation } from '../core/messages/render';
import { isRecord } from '../lsp/record';

/** Answers with nothing where there is none: English. */
export const translationsIn =
  (folder: string) =>
  (locale: string): Translation | undefined => {
    const file = translationsFor(locale)
      .map((name) => path.join(folder, `${name}.json`))
      .find((each) => existsSync(each));
    if (file === undefined) return undefined;
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRecord(read)) return undefined;
    return Object.fromEntries(
      Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  };
