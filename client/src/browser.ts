// Entry of the extension in a web extension host: runs the language server in a Web Worker and reads files through VS Code.

import { commands, type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { loadDisplayLanguage } from './common/displayLanguage';
import { activateLazily } from './common/lazyActivation';
import { clientOptions, startClient } from './common/startClient';
import { currentTranslation } from './common/texts/localize';

/** Scheme for the extension's Markdown pages: VS Code opens it as a document, but the real URI in another window. */
const PAGE_SCHEME = 'subagents-page';

export async function activate(context: ExtensionContext): Promise<void> {
  // Used by `when` clauses: no programs and no user folder here.
  void commands.executeCommand('setContext', 'subagents.inBrowser', true);
  await activateLazily(context, () => startExtension(context));
}

async function startExtension(context: ExtensionContext): Promise<void> {
  await loadDisplayLanguage(context);
  const script = Uri.joinPath(context.extensionUri, 'dist', 'sharedServer.js').toString(true);
  let worker: Worker | undefined;
  const startWorker = async (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(script);
    // VS Code replaces `Worker` by a class of its own, which the client does not recognize.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push(
    { dispose: () => worker?.terminate() },
    workspace.registerTextDocumentContentProvider(PAGE_SCHEME, {
      async provideTextDocumentContent({ path }) {
        return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, path)));
      },
    }),
  );
  const options = clientOptions();
  // The worker cannot read the translation file.
  const initializationOptions = { ...options.initializationOptions, texts: currentTranslation() };
  const client = new LanguageClient('subagents', 'Subagents', startWorker, { ...options, initializationOptions });
  await startClient(client, context);
}
