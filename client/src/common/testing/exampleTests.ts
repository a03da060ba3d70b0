// Examples as tests in VS Code's Testing view: ranked by words by default; engines that send requests have profiles of their own.

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
import { debounce } from '../../../../common/src/debounce';
import { isAgentFile } from '../documentSelector';
import type { PreviewEngine } from '../preview/previewEngine';
import { engineName } from '../texts/engineNames';
import { localize } from '../texts/engines';
import { runWithEngine } from './engineTestRun';
import { createTestItems } from './testItems';
import { createTestingEnabled } from './testingEnabled';
import { runByWords } from './wordsTestRun';

interface ExampleTests extends Disposable {
  /** Turns the tests on unless a setting says otherwise. */
  previewUsed(): void;
}

const EDIT_DEBOUNCE_MS = 400;

/** Call `started` once the client runs. */
export function createExampleTests(
  client: BaseLanguageClient,
  onWorkspaceChange: Event<void>,
  context: Pick<ExtensionContext, 'globalState'>,
  engines: readonly PreviewEngine[],
): ExampleTests & { started(): void } {
  const enabled = createTestingEnabled(context);
  let registration: Disposable | undefined;
  let isStarted = false;
  const update = (): void => {
    if (isStarted && enabled.isEnabled) registration ??= registerTests(client, onWorkspaceChange, engines);
    else {
      registration?.dispose();
      registration = undefined;
    }
  };
  const listener = enabled.onChange(update);
  return {
    previewUsed: () => enabled.previewUsed(),
    started() {
      isStarted = true;
      update();
    },
    dispose() {
      registration?.dispose();
      listener.dispose();
      enabled.dispose();
    },
  };
}

function registerTests(
  client: BaseLanguageClient,
  onWorkspaceChange: Event<void>,
  engines: readonly PreviewEngine[],
): Disposable {
  const controller = tests.createTestController('subagents.examples', localize('testing.title'));
  const items = createTestItems(controller, client);
  /** Continuous runs; each reruns the tests of edited files. */
  const continuousRuns = new Set<(uris: ReadonlySet<string>) => Promise<void>>();
  const edited = new Set<string>();
  let needsList = false;

  const isOpen = (uri: Uri): boolean =>
    workspace.textDocuments.some((document) => document.uri.toString() === uri.toString() && isAgentFile(document));
  const update = async (): Promise<void> => {
    const uris = new Set(edited);
    edited.clear();
    if (needsList && items.isListed) await items.list();
    needsList = false;
    for (const { uri } of workspace.textDocuments) {
      const id = uri.toString();
      if (!isOpen(uri) || !(uris.has(id) || !controller.items.get(id)?.children.size)) continue;
      await items.refresh(uri);
      const item = controller.items.get(id);
      if (item && uris.has(id) && continuousRuns.size === 0) controller.invalidateTestResults(item);
    }
    for (const rerun of continuousRuns) await rerun(uris);
  };
  const updateSoon = debounce(() => void update(), EDIT_DEBOUNCE_MS);

  controller.resolveHandler = async (item) => {
    if (!item) await items.list();
    else if (item.uri) await items.refresh(item.uri);
  };
  controller.refreshHandler = async () => {
    await items.list();
    for (const [, { uri, children }] of controller.items) if (uri && children.size > 0) await items.refresh(uri);
  };

  const runWords = async (request: TestRunRequest, token: CancellationToken): Promise<void> => {
    await runByWords(controller, items, client, request, token);
    if (!request.continuous || token.isCancellationRequested) return;
    const rerun = async (uris: ReadonlySet<string>): Promise<void> => {
      const isEdited = (item: TestItem): boolean => uris.has(items.agentOf(item).id);
      const include = (request.include ?? [...controller.items].map(([, item]) => item)).filter(isEdited);
      if (include.length === 0) return;
      const rerunRequest = new TestRunRequest(include, request.exclude, request.profile, true);
      await runByWords(controller, items, client, rerunRequest, token);
    };
    continuousRuns.add(rerun);
    token.onCancellationRequested(() => continuousRuns.delete(rerun));
  };
  const runEngine =
    (name: string, id: PreviewEngine['id']) =>
    (request: TestRunRequest, token: CancellationToken): Promise<void> =>
      runWithEngine(
        controller,
        items,
        name,
        engines.find((engine) => engine.id === id),
        request,
        token,
      );

  const { Run } = TestRunProfileKind;
  const profiles = [
    controller.createRunProfile(engineName('words'), Run, runWords, true, undefined, true),
    controller.createRunProfile(
      engineName('editor-model'),
      Run,
      runEngine(engineName('editor-model'), 'editor-model'),
      false,
      undefined,
      false,
    ),
    controller.createRunProfile(
      engineName('claude-code'),
      Run,
      runEngine(engineName('claude-code'), 'claude-code'),
      false,
      undefined,
      false,
    ),
  ];
  updateSoon();
  return Disposable.from(
    controller,
    ...profiles,
    workspace.onDidOpenTextDocument((document) => {
      if (isAgentFile(document)) updateSoon();
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !isAgentFile(document)) return;
      edited.add(document.uri.toString());
      updateSoon();
    }),
    onWorkspaceChange(() => {
      needsList = true;
      updateSoon();
    }),
    { dispose: () => updateSoon.cancel() },
  );
}
