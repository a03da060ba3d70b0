// What asking would take for the question that is on screen, as last told by the server. It answers at once with what is known
// and looks further behind that; looking sends nothing to a model.

import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ModelPlan, type ModelPlanParams, modelPlanRequest } from '../../../../server/src/lsp/protocol';

export interface Plans extends Disposable {
  readonly onChange: Event<void>;
  /** As known; asks again, and tells when it is another. Null for a file that is no loaded agent. */
  known(params: ModelPlanParams): ModelPlan | null | undefined;
  fetch(params: ModelPlanParams): Promise<ModelPlan | null>;
}

export function createPlans(client: BaseLanguageClient): Plans {
  const changes = new EventEmitter<void>();
  let last: { readonly question: string; readonly plan: ModelPlan | null } | undefined;
  let asked: string | undefined;
  let again: ModelPlanParams | undefined;

  const fetch = (params: ModelPlanParams): Promise<ModelPlan | null> =>
    client.sendRequest<ModelPlan | null>(modelPlanRequest, params);
  const refresh = async (params: ModelPlanParams): Promise<void> => {
    if (asked !== undefined) {
      again = params;
      return;
    }
    const question = JSON.stringify(params);
    asked = question;
    try {
      const plan = await fetch(params);
      const same = last?.question === question && JSON.stringify(last.plan) === JSON.stringify(plan);
      last = { question, plan };
      if (!same) changes.fire();
    } finally {
      asked = undefined;
      const next = again;
      again = undefined;
      if (next && JSON.stringify(next) !== question) void refresh(next);
    }
  };
  return {
    onChange: changes.event,
    known(params) {
      void refresh(params);
      return last?.question === JSON.stringify(params) ? last.plan : undefined;
    },
    fetch,
    dispose: () => changes.dispose(),
  };
}
