// Everything the language server is in Node, apart from its introduction: a bundle of its own, read when that is answered.

import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Refuse } from '../lsp/greeting';
import { live } from '../lsp/life';
import { managedAgentsFolder, rulePage, today, userAgentsFolder, userPlaces, version } from './environment';
import { nodeHost } from './host';
import { grayMatterReader } from './readers/grayMatter';

export const liveInNode = (connection: Connection, params: InitializeParams, refuse: Refuse): void =>
  live(
    connection,
    {
      host: nodeHost,
      today,
      readers: [grayMatterReader],
      userAgents: userAgentsFolder(),
      managedAgents: managedAgentsFolder(),
      user: userPlaces({ configuration: true }),
      rulePage,
      version,
    },
    params,
    refuse,
  );
