// The extension in a web extension host: runs the language server in a Web Worker. There is no disk, no home folder and no program
// here; files are read through VS Code's file system.

import { commands, type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { speakTheEditorsLanguage } from './common/displayLanguage';
import { sleepUntilNeeded } from './common/lazyActivation';
import { activateWith, clientOptions } from './common/startClient';
import { spokenTexts } from './common/texts/say';

/** The extension's own pages under an address that VS Code opens as a document; their real one would open in another window. */
const PAGE = 'subagents-page';

export async function activate(context: ExtensionContext): Promise<void> {
  // For the menus: no programs are run from here, and there is no folder of the user.
  void commands.executeCommand('setContext', 'subagents.inBrowser', true);
  await sleepUntilNeeded(context, () => start(context));
}

async function start(context: ExtensionContext): Promise<void> {
  await speakTheEditorsLanguage(context);
  const script = Uri.joinPath(context.extensionUri, 'dist', 'sharedServer.js').toString(true);
  let worker: Worker | undefined;
  const started = async (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(script);
    // The host puts a `Worker` of its own in place of the browser's, which the client does not take for one.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push(
    { dispose: () => worker?.terminate() },
    workspace.registerTextDocumentContentProvider(PAGE, {
      async provideTextDocumentContent({ path }) {
        return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, path)));
      },
    }),
  );
  const options = clientOptions();
  // The worker cannot read the file they stand in.
  const initializationOptions = { ...options.initializationOptions, texts: spokenTexts() };
  const client = new LanguageClient('subagents', 'Subagents', started, { ...options, initializationOptions });
  await activateWith(client, context);
}
