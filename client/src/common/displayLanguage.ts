// Loads the translation for the editor's display language; English where there is none.

import { type ExtensionContext, env, FileSystemError, Uri, workspace } from 'vscode';
import { parseTranslation } from '../../../common/src/messages/message';
import { setTranslation } from './texts/localize';

/** VS Code's ids are lower case: `zh-cn`. */
const LANGUAGE_ID = /^[a-z]{2,3}(?:-[a-z0-9]+)*$/;

/** Must run before the first text is used. */
export async function loadDisplayLanguage({ extensionUri }: Pick<ExtensionContext, 'extensionUri'>): Promise<void> {
  const language = env.language.toLowerCase();
  if (!LANGUAGE_ID.test(language) || /^en\b/.test(language)) return;
  try {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'l10n', `${language}.json`));
    setTranslation(parseTranslation(new TextDecoder().decode(bytes)), language);
  } catch (error) {
    // No translation into this language.
    if (!(error instanceof FileSystemError)) throw error;
  }
}
