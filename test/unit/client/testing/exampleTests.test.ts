// Which profiles the Testing view gets: only words run by default and again by themselves.

import { expect, it, vi } from 'vitest';

const { profiles, nothing } = vi.hoisted(() => ({
  profiles: [] as unknown[],
  nothing: () => ({ dispose() {} }),
}));
vi.mock('vscode', () => ({
  Disposable: { from: nothing },
  EventEmitter: class {
    event = nothing;
    fire() {}
    dispose() {}
  },
  TestRunProfileKind: { Run: 1, Debug: 2, Coverage: 3 },
  TestRunRequest: class {},
  TestMessage: class {},
  Location: class {},
  Range: class {},
  window: {},
  workspace: {
    textDocuments: [],
    getConfiguration: () => ({ inspect: () => ({ globalValue: enabled }) }),
    onDidChangeConfiguration: nothing,
    onDidOpenTextDocument: nothing,
    onDidChangeTextDocument: nothing,
  },
  tests: {
    createTestController: () => ({
      items: new Map(),
      dispose() {},
      createRunProfile: (
        label: string,
        kind: number,
        _run: unknown,
        isDefault: boolean,
        _tag: unknown,
        continuous: boolean,
      ) => {
        profiles.push({ label, kind, isDefault, continuous });
        return nothing();
      },
    }),
  },
}));
let enabled: boolean | undefined;

import { exampleTests } from '../../../../client/src/common/testing/exampleTests';

type Args = Parameters<typeof exampleTests>;
const started = (used: boolean): void => {
  profiles.length = 0;
  const context = { globalState: { get: () => used, update: () => Promise.resolve() } } as unknown as Args[2];
  exampleTests({} as Args[0], nothing as unknown as Args[1], context, []).started();
};

it('words by default, the others never, and not again by themselves', () => {
  enabled = true;
  started(false);
  expect(profiles).toEqual([
    { label: 'Words', kind: 1, isDefault: true, continuous: true },
    { label: 'Editor’s model', kind: 1, isDefault: false, continuous: false },
    { label: 'Claude Code', kind: 1, isDefault: false, continuous: false },
  ]);
});

it('none before the preview was used, unless the setting says so', () => {
  const counts = ([undefined, true, false] as const).flatMap((setting) =>
    [false, true].map((used) => {
      enabled = setting;
      started(used);
      return profiles.length;
    }),
  );
  expect(counts).toEqual([0, 3, 3, 3, 0, 0]);
});
