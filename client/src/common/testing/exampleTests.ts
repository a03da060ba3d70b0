// Examples as tests in VS Code's Testing view. Only words run by default and by themselves; whoever costs something is asked
// through a profile that says so first.

import {
  type CancellationToken,
  Disposable,
  type Event,
  type ExtensionContext,
  type TestItem,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  type Uri,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isAgentFile } from '../agentFiles';
import type { PreviewEngine } from '../preview/engines';
import { say } from '../texts/engines';
import { say as nameOf } from '../texts/names';
import { runByAsking } from './engineTestRun';
import { createTestItems } from './testItems';
import { createEnabled } from './testingEnabled';
import { runByWords } from './wordsTestRun';

interface ExampleTests extends Disposable {
  /** From then on examples are shown as tests, where no setting says otherwise. */
  previewUsed(): void;
}

/** How long typing may pause before the examples are looked at again. */
const SETTLE = 400;

/** `started`: the language client answers. */
export function exampleTests(
  client: BaseLanguageClient,
  onWorkspaceChange: Event<void>,
  context: Pick<ExtensionContext, 'globalState'>,
  engines: readonly PreviewEngine[],
): ExampleTests & { started(): void } {
  const enabled = createEnabled(context);
  let shown: Disposable | undefined;
  let ready = false;
  const update = (): void => {
    if (ready && enabled.now) shown ??= showTests(client, onWorkspaceChange, engines);
    else {
      shown?.dispose();
      shown = undefined;
    }
  };
  const changed = enabled.onChange(update);
  return {
    previewUsed: () => enabled.previewUsed(),
    started() {
      ready = true;
      update();
    },
    dispose() {
      shown?.dispose();
      changed.dispose();
      enabled.dispose();
    },
  };
}

function showTests(
  client: BaseLanguageClient,
  onWorkspaceChange: Event<void>,
  engines: readonly PreviewEngine[],
): Disposable {
  const controller = tests.createTestController('subagents.examples', say('testing.title'));
  const items = createTestItems(controller, client);
  const running = new Set<(uris: ReadonlySet<string>) => Promise<void>>();
  const edited = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wantsList = false;

  const isShown = (uri: Uri): boolean =>
    workspace.textDocuments.some((document) => document.uri.toString() === uri.toString() && isAgentFile(document));
  const settle = async (): Promise<void> => {
    const uris = new Set(edited);
    edited.clear();
    if (wantsList && items.listed) await items.list();
    wantsList = false;
    for (const { uri } of workspace.textDocuments) {
      const id = uri.toString();
      if (!isShown(uri) || !(uris.has(id) || !controller.items.get(id)?.children.size)) continue;
      await items.refresh(uri);
      const item = controller.items.get(id);
      if (item && uris.has(id) && running.size === 0) controller.invalidateTestResults(item);
    }
    for (const again of running) await again(uris);
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void settle(), SETTLE);
  };

  controller.resolveHandler = async (item) => {
    if (!item) await items.list();
    else if (item.uri) await items.refresh(item.uri);
  };
  controller.refreshHandler = async () => {
    await items.list();
    for (const [, { uri, children }] of controller.items) if (uri && children.size > 0) await items.refresh(uri);
  };

  const words = async (request: TestRunRequest, token: CancellationToken): Promise<void> => {
    await runByWords(controller, items, client, request, token);
    if (!request.continuous || token.isCancellationRequested) return;
    const again = async (uris: ReadonlySet<string>): Promise<void> => {
      const touched = (item: TestItem): boolean => uris.has(items.agentOf(item).id);
      const include = (request.include ?? [...controller.items].map(([, item]) => item)).filter(touched);
      if (include.length === 0) return;
      const rerun = new TestRunRequest(include, request.exclude, request.profile, true);
      await runByWords(controller, items, client, rerun, token);
    };
    running.add(again);
    token.onCancellationRequested(() => running.delete(again));
  };
  const asking =
    (name: string, id: PreviewEngine['id']) =>
    (request: TestRunRequest, token: CancellationToken): Promise<void> =>
      runByAsking(
        controller,
        items,
        name,
        engines.find((engine) => engine.id === id),
        request,
        token,
      );

  const { Run } = TestRunProfileKind;
  const profiles = [
    controller.createRunProfile(nameOf('engine.words'), Run, words, true, undefined, true),
    controller.createRunProfile(
      nameOf('engine.editor-model'),
      Run,
      asking(nameOf('engine.editor-model'), 'editor-model'),
      false,
      undefined,
      false,
    ),
    controller.createRunProfile(
      nameOf('engine.claude-code'),
      Run,
      asking(nameOf('engine.claude-code'), 'claude-code'),
      false,
      undefined,
      false,
    ),
  ];
  later();
  return Disposable.from(
    controller,
    ...profiles,
    workspace.onDidOpenTextDocument((document) => {
      if (isAgentFile(document)) later();
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !isAgentFile(document)) return;
      edited.add(document.uri.toString());
      later();
    }),
    onWorkspaceChange(() => {
      wantsList = true;
      later();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
