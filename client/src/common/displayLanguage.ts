// Reads our texts in the language of the editor, once, before the extension says anything. Without a translation it speaks English.

import { type ExtensionContext, env, FileSystemError, Uri, workspace } from 'vscode';
import { parseTranslation } from '../../../common/src/messages/message';
import { speak } from './texts/say';

/** VS Code names its display languages in small letters: `zh-cn`. */
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]+)*$/;

export async function speakTheEditorsLanguage({ extensionUri }: Pick<ExtensionContext, 'extensionUri'>): Promise<void> {
  const language = env.language.toLowerCase();
  if (!LANGUAGE.test(language) || /^en\b/.test(language)) return;
  try {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'l10n', `${language}.json`));
    speak(parseTranslation(new TextDecoder().decode(bytes)), language);
  } catch (error) {
    // There is no translation into every language.
    if (!(error instanceof FileSystemError)) throw error;
  }
}
