// The run profiles of the Testing view.

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

import { createExampleTests } from '../../../../client/src/common/testing/exampleTests';

type Args = Parameters<typeof createExampleTests>;
const started = (used: boolean): void => {
  profiles.length = 0;
  const context = { globalState: { get: () => used, update: () => Promise.resolve() } } as unknown as Args[2];
  createExampleTests({} as Args[0], nothing as unknown as Args[1], context, []).started();
};

it('only words run by default and continuously', () => {
  enabled = true;
  started(false);
  expect(profiles).toEqual([
    { label: 'Words', kind: 1, isDefault: true, continuous: true },
    { label: 'Editor’s model', kind: 1, isDefault: false, continuous: false },
    { label: 'Claude Code', kind: 1, isDefault: false, continuous: false },
  ]);
});

it('there are no profiles before the preview was used, unless the setting says so', () => {
  const counts = ([undefined, true, false] as const).flatMap((setting) =>
    [false, true].map((used) => {
      enabled = setting;
      started(used);
      return profiles.length;
    }),
  );
  expect(counts).toEqual([0, 3, 3, 3, 0, 0]);
});
