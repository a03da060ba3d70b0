// The panel of the routing preview. There is one; it follows the active agent file unless pinned, and is restored with the window.

import {
  type Disposable,
  type Event,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isAgentFile } from '../agentFiles';
import { localize } from '../texts/preview';
import { type Conversation, createConversation } from './conversation';
import { previewHtml } from './pageHtml';
import { viewState } from './panelMessages';
import type { PreviewEngine } from './previewEngine';

const TYPING_DEBOUNCE_MS = 40;
const KIND = 'subagents.preview';

interface PreviewPanels extends Disposable {
  show(document: TextDocument): void;
}

export function createPreviewPanels(
  client: BaseLanguageClient,
  onWorkspaceChange: Event<void>,
  extensionUri: Uri,
  engines: readonly PreviewEngine[] = [],
): PreviewPanels {
  let open: { readonly panel: WebviewPanel; readonly conversation: Conversation } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const media = Uri.joinPath(extensionUri, 'dist');
  const options = { enableScripts: true, localResourceRoots: [media] };
  const log = (error: unknown): void =>
    client.error(`preview: ${error instanceof Error ? error.message : String(error)}`, undefined, false);

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => open?.conversation.changed(), TYPING_DEBOUNCE_MS);
  };
  const adopt = (panel: WebviewPanel): Conversation => {
    const conversation = createConversation(panel, client, engines, log);
    open = { panel, conversation };
    panel.webview.html = previewHtml(panel.webview, media);
    panel.onDidDispose(() => {
      conversation.dispose();
      if (open?.panel === panel) open = undefined;
      clearTimeout(timer);
    });
    return conversation;
  };
  const create = (): WebviewPanel =>
    window.createWebviewPanel(
      KIND,
      localize('preview.title'),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      options,
    );
  const subscriptions = [
    window.registerWebviewPanelSerializer(KIND, {
      async deserializeWebviewPanel(panel, state) {
        panel.webview.options = options;
        open?.panel.dispose();
        const { uri } = viewState(state);
        const conversation = adopt(panel);
        if (uri !== '') conversation.about(Uri.parse(uri));
      },
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === open?.conversation.uri?.toString()) later();
    }),
    window.onDidChangeActiveTextEditor((editor) => {
      if (!open || open.conversation.pinned || !editor || !isAgentFile(editor.document)) return;
      if (editor.document.uri.toString() !== open.conversation.uri?.toString())
        open.conversation.about(editor.document.uri);
    }),
    onWorkspaceChange(() => {
      if (open) later();
    }),
  ];
  return {
    show(document) {
      const conversation = open?.conversation ?? adopt(create());
      conversation.about(document.uri);
      open?.panel.reveal(open.panel.viewColumn ?? ViewColumn.Beside, true);
    },
    dispose() {
      clearTimeout(timer);
      open?.panel.dispose();
      for (const each of subscriptions) each.dispose();
    },
  };
}
