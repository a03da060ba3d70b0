// The routing preview beside an agent file: one panel, which follows the file in front of the reader unless it is pinned, and
// comes back after a restart of the window. What it shows is settled in the conversation; nothing of a file reaches it as markup.

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
import { say } from '../texts/preview';
import { type Conversation, converse } from './conversation';
import type { PreviewEngine } from './engines';
import { previewHtml } from './html';
import { viewState } from './messages';

/** How long typing in a file may pause before it is ranked again. */
const SETTLE = 40;
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
  let open: { readonly panel: WebviewPanel; readonly talk: Conversation } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const media = Uri.joinPath(extensionUri, 'dist');
  const options = { enableScripts: true, localResourceRoots: [media] };
  const log = (error: unknown): void =>
    client.error(`preview: ${error instanceof Error ? error.message : String(error)}`, undefined, false);

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => open?.talk.changed(), SETTLE);
  };
  const adopt = (panel: WebviewPanel): Conversation => {
    const talk = converse(panel, client, engines, log);
    open = { panel, talk };
    panel.webview.html = previewHtml(panel.webview, media);
    panel.onDidDispose(() => {
      talk.dispose();
      if (open?.panel === panel) open = undefined;
      clearTimeout(timer);
    });
    return talk;
  };
  const create = (): WebviewPanel =>
    window.createWebviewPanel(
      KIND,
      say('preview.title'),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      options,
    );
  const subscriptions = [
    window.registerWebviewPanelSerializer(KIND, {
      async deserializeWebviewPanel(panel, state) {
        panel.webview.options = options;
        open?.panel.dispose();
        const { uri } = viewState(state);
        const talk = adopt(panel);
        if (uri !== '') talk.about(Uri.parse(uri));
      },
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === open?.talk.uri?.toString()) later();
    }),
    window.onDidChangeActiveTextEditor((editor) => {
      if (!open || open.talk.pinned || !editor || !isAgentFile(editor.document)) return;
      if (editor.document.uri.toString() !== open.talk.uri?.toString()) open.talk.about(editor.document.uri);
    }),
    onWorkspaceChange(() => {
      if (open) later();
    }),
  ];
  return {
    show(document) {
      const talk = open?.talk ?? adopt(create());
      talk.about(document.uri);
      open?.panel.reveal(open.panel.viewColumn ?? ViewColumn.Beside, true);
    },
    dispose() {
      clearTimeout(timer);
      open?.panel.dispose();
      for (const each of subscriptions) each.dispose();
    },
  };
}
