// The routing preview beside an agent file: asks the server for the ranking, hands the view a model to draw, and follows the
// file while it is typed in. The view itself only draws; nothing of a file ever reaches it as markup.

import {
  type Disposable,
  type Event,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type RouteParams, type RouteResult, routeRequest } from '../../../../server/src/lsp/protocol';
import { previewHtml } from './html';
import type { FromPanel, ToPanel } from './messages';
import { previewModel } from './model';

/** How long typing may pause before the ranking is asked for again. */
const SETTLE = 150;

export interface PreviewPanels extends Disposable {
  show(document: TextDocument): Promise<void>;
}

export function createPreviewPanels(
  client: BaseLanguageClient,
  onWorkspaceChange: Event<void>,
  extensionUri: Uri,
): PreviewPanels {
  let panel: WebviewPanel | undefined;
  let shown: { readonly uri: Uri; readonly result: RouteResult | undefined } | undefined;
  let sequence = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (message: ToPanel): void => void panel?.webview.postMessage(message);
  const refresh = async (): Promise<void> => {
    if (!panel || !shown) return;
    const asked = ++sequence;
    const { uri } = shown;
    const result = await client.sendRequest<RouteResult | null>(routeRequest, {
      uri: client.code2ProtocolConverter.asUri(uri),
    } satisfies RouteParams);
    if (asked !== sequence || shown.uri.toString() !== uri.toString()) return;
    shown = { uri, result: result ?? undefined };
    post({ type: 'model', seq: asked, model: previewModel(result ?? undefined, workspace.asRelativePath(uri)) });
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), SETTLE);
  };
  const reveal = async (example: number): Promise<void> => {
    const range = shown?.result?.examples[example]?.range;
    if (!shown || !range) return;
    const editor = await window.showTextDocument(shown.uri, { viewColumn: ViewColumn.One, preserveFocus: false });
    const at = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
    editor.selection = new Selection(at.start, at.start);
    editor.revealRange(at, TextEditorRevealType.InCenterIfOutsideViewport);
  };
  const create = (): WebviewPanel => {
    const media = Uri.joinPath(extensionUri, 'dist');
    const created = window.createWebviewPanel(
      'subagents.preview',
      'Routing preview',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: true,
        localResourceRoots: [media],
      },
    );
    created.webview.html = previewHtml(created.webview, media);
    created.webview.onDidReceiveMessage((message: FromPanel) => {
      if (message.type === 'ready') void refresh();
      else if (message.type === 'reveal') void reveal(message.example);
    });
    created.onDidDispose(() => {
      panel = undefined;
      shown = undefined;
      clearTimeout(timer);
    });
    return created;
  };
  const subscriptions = [
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === shown?.uri.toString()) later();
    }),
    onWorkspaceChange(() => {
      if (shown) later();
    }),
  ];
  return {
    async show(document) {
      shown = { uri: document.uri, result: undefined };
      panel ??= create();
      panel.title = `Routing: ${workspace.asRelativePath(document.uri).split('/').at(-1) ?? ''}`;
      panel.reveal(ViewColumn.Beside, true);
      await refresh();
    },
    dispose() {
      clearTimeout(timer);
      panel?.dispose();
      for (const each of subscriptions) each.dispose();
    },
  };
}
