// The panel of the routing preview. There is one; it follows the active agent file unless pinned, and is restored with the window.

import {
  Disposable,
  type Event,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { debounce } from '../../../../common/src/debounce';
import { isAgentFile } from '../documentSelector';
import { errorText } from '../errors';
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
  const media = Uri.joinPath(extensionUri, 'dist');
  const options = { enableScripts: true, localResourceRoots: [media] };
  const log = (error: unknown): void => client.error(`preview: ${errorText(error)}`, undefined, false);

  const refreshSoon = debounce(() => open?.conversation.changed(), TYPING_DEBOUNCE_MS);
  const adopt = (panel: WebviewPanel): Conversation => {
    const conversation = createConversation(panel, client, engines, log);
    open = { panel, conversation };
    panel.webview.html = previewHtml(panel.webview, media);
    panel.onDidDispose(() => {
      conversation.dispose();
      if (open?.panel === panel) open = undefined;
      refreshSoon.cancel();
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
  const subscriptions = Disposable.from(
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
      if (document.uri.toString() === open?.conversation.uri?.toString()) refreshSoon();
    }),
    window.onDidChangeActiveTextEditor((editor) => {
      if (!open || open.conversation.pinned || !editor || !isAgentFile(editor.document)) return;
      if (editor.document.uri.toString() !== open.conversation.uri?.toString())
        open.conversation.about(editor.document.uri);
    }),
    onWorkspaceChange(() => {
      if (open) refreshSoon();
    }),
  );
  return {
    show(document) {
      const conversation = open?.conversation ?? adopt(create());
      conversation.about(document.uri);
      open?.panel.reveal(open.panel.viewColumn ?? ViewColumn.Beside, true);
    },
    dispose() {
      refreshSoon.cancel();
      open?.panel.dispose();
      subscriptions.dispose();
    },
  };
}
