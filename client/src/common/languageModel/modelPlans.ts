// What asking would take for a question that is on screen, as last told by the server. It answers at once with what is known
// and looks further behind that; looking sends nothing to a model.

import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ModelPlan, type ModelPlanParams, modelPlanRequest } from '../../../../common/src/protocol/editorModel';

export interface Plans extends Disposable {
  readonly onChange: Event<void>;
  /** As known; asks again, and tells when it is another. Null for a file that is no loaded agent. */
  known(params: ModelPlanParams): ModelPlan | null | undefined;
  fetch(params: ModelPlanParams): Promise<ModelPlan | null>;
}

interface Entry {
  plan: ModelPlan | null | undefined;
  asking: boolean;
  again: boolean;
}

/** The panel and the tests ask side by side; more questions than these are not on screen. */
const MOST = 20;

export function createPlans(client: BaseLanguageClient): Plans {
  const changes = new EventEmitter<void>();
  const entries = new Map<string, Entry>();

  const fetch = (params: ModelPlanParams): Promise<ModelPlan | null> =>
    client.sendRequest<ModelPlan | null>(modelPlanRequest, params);
  const refresh = async (entry: Entry, params: ModelPlanParams): Promise<void> => {
    entry.again = entry.asking;
    if (entry.asking) return;
    entry.asking = true;
    try {
      do {
        entry.again = false;
        const plan = await fetch(params);
        if (JSON.stringify(plan) === JSON.stringify(entry.plan)) continue;
        entry.plan = plan;
        changes.fire();
      } while (entry.again);
    } catch (error) {
      client.error(`modelPlan: ${error instanceof Error ? error.message : String(error)}`, undefined, false);
    } finally {
      entry.asking = false;
    }
  };
  return {
    onChange: changes.event,
    known(params) {
      const question = JSON.stringify(params);
      const entry = entries.get(question) ?? { plan: undefined, asking: false, again: false };
      entries.delete(question);
      entries.set(question, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= MOST) break;
        entries.delete(oldest);
      }
      void refresh(entry, params);
      return entry.plan;
    },
    fetch,
    dispose: () => changes.dispose(),
  };
}
