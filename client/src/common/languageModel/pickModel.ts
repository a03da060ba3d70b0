// The quick pick of models; where the choice starts a run, every item states the number of requests.

import { type LanguageModelChat, type QuickPickItem, window } from 'vscode';
import type { ModelCost } from '../../../../common/src/protocol/editorModel';
import { sanitize } from '../../../../common/src/text/sanitize';
import { localize } from '../texts/engines';
import { type EditorModels, identityOf } from './editorModels';
import { askExamplesTitle, askPromptTitle, sentText } from './modelTexts';

interface ModelItem extends QuickPickItem {
  readonly model: LanguageModelChat;
}

/** `agents` and `cost`: of the run that the choice starts. */
export async function pickModel(
  models: EditorModels,
  agents = 0,
  cost?: ModelCost,
): Promise<LanguageModelChat | undefined> {
  const { chosen } = models;
  const first = chosen && identityOf(chosen);
  const all = [...(models.all ?? [])].sort((a, b) => Number(identityOf(b) === first) - Number(identityOf(a) === first));
  const ask = cost && (cost.prompts === 1 ? askPromptTitle(cost) : askExamplesTitle(cost));
  const picked = await window.showQuickPick(
    all.map(
      (model): ModelItem => ({
        label: sanitize(model.name, 80),
        description: sanitize(model.vendor, 80),
        model,
        ...(ask === undefined
          ? {}
          : {
              detail: models.isAllowed(model) ? ask : localize('ask.pick.consent', { ask }),
            }),
      }),
    ),
    {
      title: localize('ask.pick'),
      placeHolder: cost ? sentText(localize('ask.model'), agents, cost) : localize('ask.pick.plain'),
    },
  );
  return picked?.model;
}
