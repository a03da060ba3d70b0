// The language server in Node without `initialize`; a bundle of its own, loaded after `initialize` is answered.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { isRecord } from '../../../common/src/json';
import type { Refuse } from '../lsp/initialize';
import { registerHandlers } from '../lsp/registerHandlers';
import { withClientFiles } from '../lsp/session/clientFiles';
import { today } from '../today';
import { claudeCodeHostWith } from './claudeCode/nodeClaudeCodeHost';
import { managedAgentsFolder, rulePage, translationsIn, userAgentsFolder, userPlaces, version } from './environment';
import { nodeHost } from './host';
import { createMemoryRelease } from './memory';
import { grayMatterReader } from './readers/grayMatter';
import { saveAnswer } from './storage';

/** The extension's storage folder, where the client names one. */
function storageOf({ initializationOptions: given }: InitializeParams): string | undefined {
  const storage: unknown = isRecord(given) ? given.storage : undefined;
  return typeof storage === 'string' && storage.startsWith('file:') ? fileURLToPath(storage) : undefined;
}

export const registerInNode = (connection: Connection, params: InitializeParams, refuse: Refuse): void =>
  registerHandlers(
    connection,
    {
      host: withClientFiles(nodeHost, connection, params),
      today,
      readers: [grayMatterReader],
      userAgents: userAgentsFolder(),
      managedAgents: managedAgentsFolder(),
      user: userPlaces({ configuration: true }),
      rulePage,
      onPause: createMemoryRelease(),
      claudeCode: claudeCodeHostWith(storageOf(params)),
      saveAnswer,
      version,
      translation: translationsIn(path.join(__dirname, '..', 'l10n')),
    },
    params,
    refuse,
  );
