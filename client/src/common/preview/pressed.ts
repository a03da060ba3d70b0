// What a button of the page stands for: looked up in what the page was shown last, and then done. The page says which button it
// was, and never what that does.

import type { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RouteResult } from '../../../../common/src/protocol/routing';
import { createDeeds } from './deeds';
import type { FromPanel } from './messages';
import { previewModel } from './model';
import { type PromptModel, waysOf } from './prompt';

/** What the page had before its eyes. */
export interface Shown {
  readonly uri: Uri | undefined;
  readonly result: RouteResult | undefined;
  readonly prompt: PromptModel | undefined;
  /** What stands in the box. */
  readonly typed: string;
  /** The command of a button of the engine. */
  readonly engineCommand: (place: number) => string | undefined;
}

type Pressed = Extract<
  FromPanel,
  { readonly type: 'action' | 'way' | 'reveal' | 'place' | 'tellApart' | 'compare' | 'writeExamples' }
>;

/** Answers with what it came to, in a sentence, where there is one to tell. */
export function createButtons(
  client: BaseLanguageClient,
): (button: Pressed, shown: Shown) => Promise<string | undefined> {
  const deeds = createDeeds(client);
  return async (button, { uri, result, prompt, typed, engineCommand }) => {
    if (button.type === 'action' && button.of === 'engine') {
      const command = engineCommand(button.place);
      if (command !== undefined) await deeds.run(command);
      return undefined;
    }
    if (!uri) return undefined;
    switch (button.type) {
      case 'action': {
        const action = previewModel(result).notice?.actions[button.place];
        return action && deeds.notice(uri, action.does, typed);
      }
      case 'way': {
        const way = waysAt(button, result, prompt)?.[button.place];
        return way && deeds.way(uri, way);
      }
      case 'reveal': {
        const range = result?.examples[button.example]?.range;
        if (range) await deeds.reveal(uri, client.protocol2CodeConverter.asRange(range), true);
        return undefined;
      }
      case 'place':
        await deeds.place(uri, button.agent, button.what);
        return undefined;
      case 'tellApart':
        await deeds.tellApart(uri, button.agents);
        return undefined;
      case 'compare':
        await deeds.compare(uri, button.agents);
        return undefined;
      case 'writeExamples':
        await deeds.writeExamples(uri, button.agent);
        return undefined;
    }
  };
}

function waysAt(
  { of, stands }: Extract<Pressed, { readonly type: 'way' }>,
  result: RouteResult | undefined,
  prompt: PromptModel | undefined,
) {
  if (of === 'prompt') return prompt?.ways;
  const example = result?.examples[of];
  const row = stands ? example?.asItStands : example?.forNewPrompt;
  return row && waysOf(row, result?.agent ?? '', false);
}
