// Lazy activation, with a fake editor.

import { beforeEach, expect, test, vi } from 'vitest';
import type { ExtensionContext } from 'vscode';

type Listener = (event: unknown) => void;

const editor = vi.hoisted(() => {
  class TabInputWebview {
    constructor(readonly viewType: string) {}
  }
  const state = {
    documents: [] as { path: string }[],
    tabs: [] as { input: unknown }[],
    files: [] as string[],
    settings: [] as string[],
    searches: 0,
    shown: [] as string[],
    commands: new Map<string, (...args: unknown[]) => unknown>(),
    listeners: new Map<string, Set<(event: unknown) => void>>(),
    views: new Map<string, { getChildren(): Promise<unknown> }>(),
  };
  const on = (event: string) => (listener: (event: unknown) => void) => {
    const all = state.listeners.get(event) ?? new Set();
    state.listeners.set(event, all.add(listener));
    return { dispose: () => void all.delete(listener) };
  };
  return { TabInputWebview, state, on };
});

vi.mock('vscode', () => ({
  TabInputWebview: editor.TabInputWebview,
  Disposable: {
    from: (...all: { dispose(): void }[]) => ({
      dispose() {
        for (const each of all) each.dispose();
      },
    }),
  },
  languages: { match: (_: unknown, { path }: { path: string }) => (/\/agents\//.test(path) ? 10 : 0) },
  commands: {
    registerCommand(id: string, run: (...args: unknown[]) => unknown) {
      if (editor.state.commands.has(id)) throw new Error(`command '${id}' already exists`);
      editor.state.commands.set(id, run);
      return { dispose: () => void editor.state.commands.delete(id) };
    },
    executeCommand: (id: string, ...args: unknown[]) => editor.state.commands.get(id)?.(...args),
  },
  window: {
    tabGroups: {
      get all() {
        return [{ tabs: editor.state.tabs }];
      },
      onDidChangeTabs: editor.on('tabs'),
    },
    registerTreeDataProvider(id: string, provider: { getChildren(): Promise<unknown> }) {
      editor.state.views.set(id, provider);
      return { dispose: () => void editor.state.views.delete(id) };
    },
    showErrorMessage: (words: string) => void editor.state.shown.push(words),
  },
  workspace: {
    get textDocuments() {
      return editor.state.documents;
    },
    getConfiguration: () => ({ get: () => editor.state.settings }),
    findFiles: async () => {
      editor.state.searches++;
      return editor.state.files;
    },
    createFileSystemWatcher: () => ({ onDidCreate: editor.on('created'), dispose() {} }),
    onDidOpenTextDocument: editor.on('opened'),
    onDidChangeWorkspaceFolders: editor.on('folders'),
    onDidChangeConfiguration: editor.on('settings'),
  },
}));

const { activateLazily } = await import('../../../client/src/common/lazyActivation');

const { state } = editor;
const subscriptions: { dispose(): void }[] = [];
const extension = { packageJSON: { contributes: { commands: [{ command: 'subagents.newAgent' }] } } };
const context = { subscriptions, extension } as unknown as ExtensionContext;

let activations = 0;
/** Registers the commands again, as the extension does. */
const activate = async (): Promise<void> => {
  activations++;
  state.commands.set('subagents.newAgent', (...args) => `made ${args.join(' ')}`);
};
const fire = (event: string, what: unknown = {}): void => {
  for (const listener of [...(state.listeners.get(event) ?? [])] as Listener[]) listener(what);
};
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  activations = 0;
  subscriptions.length = 0;
  Object.assign(state, { documents: [], tabs: [], files: [], settings: [], searches: 0, shown: [] });
  for (const each of [state.commands, state.listeners, state.views]) each.clear();
});

const startInactive = async (): Promise<void> => {
  await activateLazily(context, activate);
  await settled();
  expect(activations).toBe(0);
};

test.each<[string, () => void]>([
  ['an agent file is open', () => state.documents.push({ path: '/w/.claude/agents/a.md' })],
  [
    'a preview is open',
    () => state.tabs.push({ input: new editor.TabInputWebview('mainThreadWebview-subagents.preview') }),
  ],
  ['the setting names further files', () => state.settings.push('prompts/*.md')],
])('activates immediately when %s', async (_, arrange) => {
  arrange();
  await activateLazily(context, activate);
  expect([activations, state.searches, state.commands.size]).toEqual([1, 0, 1]);
});

test('activates when a search finds agents in the folder', async () => {
  state.files.push('/w/.claude/agents/a.md');
  await activateLazily(context, activate);
  await settled();
  expect(activations).toBe(1);
});

test('stays inactive for other Markdown, and searches the folder once', async () => {
  state.documents.push({ path: '/w/README.md' });
  await startInactive();
  for (const path of ['/w/a.md', '/w/b.md']) {
    state.documents.push({ path });
    fire('opened');
    fire('tabs');
  }
  await settled();
  expect([activations, state.searches]).toEqual([0, 1]);
});

test.each<[string, () => void]>([
  [
    'an agent file is opened',
    () => {
      state.documents.push({ path: '/w/.claude/agents/a.md' });
      fire('opened');
    },
  ],
  [
    'a preview is restored',
    () => {
      state.tabs.push({ input: new editor.TabInputWebview('mainThreadWebview-subagents.preview') });
      fire('tabs');
    },
  ],
  [
    'a folder with agents is created',
    () => {
      state.files.push('/w/.claude/agents/a.md');
      fire('created');
    },
  ],
  [
    'a folder with agents is added to the workspace',
    () => {
      state.files.push('/v/.claude/agents/a.md');
      fire('folders');
    },
  ],
  [
    'the setting names further files',
    () => {
      state.settings.push('prompts/*.md');
      fire('settings', { affectsConfiguration: () => true });
    },
  ],
  ['the view is opened', () => void state.views.get('subagents.agents')?.getChildren()],
])('activates once when %s', async (_, happen) => {
  await startInactive();
  happen();
  happen();
  await settled();
  expect([activations, state.views.size]).toEqual([1, 0]);
  expect([...state.listeners.values()].every((listeners) => listeners.size === 0)).toBe(true);
});

test('a command activates the extension and then runs with its arguments', async () => {
  await startInactive();
  expect(await state.commands.get('subagents.newAgent')?.('here')).toBe('made here');
  expect(activations).toBe(1);
});

test('shows an error of the activation', async () => {
  state.files.push('/w/.claude/agents/a.md');
  await activateLazily(context, () => Promise.reject(new Error('no server')));
  await settled();
  expect(state.shown).toEqual(['no server']);
});
