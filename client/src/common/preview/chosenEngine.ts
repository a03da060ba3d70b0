// The engine of one panel: the reader's choice, else the setting. Decides nothing about what is sent.

import { Disposable, workspace } from 'vscode';
import { localize } from '../texts/engines';
import { type EngineViewModel, engineViewModel } from './engineViewModel';
import { type EngineId, type EngineQuestion, type EngineState, isEngine, type PreviewEngine } from './previewEngine';

interface ChosenEngine extends Disposable {
  choose(engine: EngineId): void;
  /** The view model of the engine switch. */
  model(): EngineViewModel;
  ask(what: 'prompt' | 'examples'): Promise<void>;
  cancel(): void;
  /** The command of a button of the engine's notice. */
  commandOf(place: number): string | undefined;
}

export function createChosenEngine(
  engines: readonly PreviewEngine[],
  question: () => EngineQuestion,
  changed: () => void,
): ChosenEngine {
  let chosen: EngineId | undefined;
  const id = (): EngineId => {
    const set: unknown = workspace.getConfiguration('subagents').get('routing.engine');
    return chosen ?? (isEngine(set) ? set : 'words');
  };
  const engine = (): PreviewEngine | undefined => engines.find((each) => each.id === id());
  const state = (): EngineState | undefined =>
    id() === 'words' ? undefined : (engine()?.state(question()) ?? notHere());
  const subscriptions = Disposable.from(
    ...engines.map((each) => each.onChange(changed)),
    workspace.onDidGrantWorkspaceTrust(changed),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('subagents.routing')) changed();
    }),
  );
  return {
    choose(next) {
      chosen = next;
    },
    model: () => engineViewModel(id(), state(), question().prompt),
    async ask(what) {
      await engine()?.ask(question(), what);
    },
    cancel() {
      engine()?.cancel();
    },
    commandOf(place) {
      const now = state();
      return now?.kind === 'missing' || now?.kind === 'untrusted' ? now.actions[place]?.command : undefined;
    },
    dispose() {
      subscriptions.dispose();
    },
  };
}

/** For hosts that cannot run the engine. */
const notHere = (): EngineState => ({
  kind: 'missing',
  title: localize('engine.notHere'),
  text: localize('engine.notHere.text'),
  checks: [],
  actions: [],
});
