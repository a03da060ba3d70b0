// The list in which a model is chosen. Where something is asked with the choice, every line says how many requests it takes.

import { type LanguageModelChat, type QuickPickItem, window } from 'vscode';
import type { ModelCost } from '../../../../common/src/protocol/editorModel';
import { say } from '../texts/engines';
import { type EditorModels, identityOf } from './editorModels';
import { askExamplesTitle, askPromptTitle, sentText } from './modelTexts';

interface ModelItem extends QuickPickItem {
  readonly model: LanguageModelChat;
}

/** `agents` and `cost`: of what is asked with the choice. */
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
        label: model.name,
        description: model.vendor,
        model,
        ...(ask === undefined
          ? {}
          : {
              detail: models.allowed(model) ? ask : say('ask.pick.consent', { ask }),
            }),
      }),
    ),
    {
      title: say('ask.pick'),
      placeHolder: cost ? sentText(say('ask.model'), agents, cost) : say('ask.pick.plain'),
    },
  );
  return picked?.model;
}
