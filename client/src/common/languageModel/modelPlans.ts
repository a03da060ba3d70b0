// Caches what asking a model would cost for the questions on screen; refreshes in the background and sends nothing to a model.

import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { coalesce } from '../../../../common/src/coalesce';
import { type ModelPlan, type ModelPlanParams, modelPlanRequest } from '../../../../common/src/protocol/editorModel';
import { errorText } from '../errors';

export interface ModelPlans extends Disposable {
  /** A refresh changed a cached plan. */
  readonly onChange: Event<void>;
  /** The cached plan; starts a refresh. Null for a file that is no loaded agent, undefined before the first answer. */
  cached(params: ModelPlanParams): ModelPlan | null | undefined;
  fetch(params: ModelPlanParams): Promise<ModelPlan | null>;
}

interface Entry {
  plan: ModelPlan | null | undefined;
  readonly refresh: () => void;
}

/** More than the panel and the tests show at once. */
const MAX_ENTRIES = 20;

export function createModelPlans(client: BaseLanguageClient): ModelPlans {
  const changes = new EventEmitter<void>();
  /** By question, least recently used first. */
  const entries = new Map<string, Entry>();

  const fetch = (params: ModelPlanParams): Promise<ModelPlan | null> =>
    client.sendRequest<ModelPlan | null>(modelPlanRequest, params);
  const createEntry = (params: ModelPlanParams): Entry => {
    const entry: Entry = {
      plan: undefined,
      refresh: coalesce(
        async () => {
          const plan = await fetch(params);
          if (JSON.stringify(plan) === JSON.stringify(entry.plan)) return;
          entry.plan = plan;
          changes.fire();
        },
        (error) => client.error(`modelPlan: ${errorText(error)}`, undefined, false),
      ),
    };
    return entry;
  };
  return {
    onChange: changes.event,
    cached(params) {
      const question = JSON.stringify(params);
      const entry = entries.get(question) ?? createEntry(params);
      entries.delete(question);
      entries.set(question, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= MAX_ENTRIES) break;
        entries.delete(oldest);
      }
      entry.refresh();
      return entry.plan;
    },
    fetch,
    dispose: () => changes.dispose(),
  };
}
