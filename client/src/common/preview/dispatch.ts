// Dispatches webview clicks. A message carries only a button index; the action comes from the last posted model.

import type { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RouteResult } from '../../../../common/src/protocol/routing';
import { createPanelActions } from './actions';
import { agentViewModel } from './agentViewModel';
import type { FromPanel } from './panelMessages';
import { type PromptViewModel, suggestionViewModel } from './promptViewModel';

/** What the page was posted last. */
export interface PostedState {
  readonly uri: Uri | undefined;
  readonly result: RouteResult | undefined;
  readonly prompt: PromptViewModel | undefined;
  /** Text in the prompt box. */
  readonly typed: string;
  /** The command of a button of the engine. */
  readonly engineCommand: (place: number) => string | undefined;
}

type Click = Extract<
  FromPanel,
  { readonly type: 'action' | 'suggestion' | 'reveal' | 'place' | 'tellApart' | 'compare' | 'writeExamples' }
>;

/** Resolves to a sentence about the result, if there is one to show. */
export function createDispatch(
  client: BaseLanguageClient,
): (click: Click, state: PostedState) => Promise<string | undefined> {
  const actions = createPanelActions(client);
  return async (click, { uri, result, prompt, typed, engineCommand }) => {
    if (click.type === 'action' && click.of === 'engine') {
      const command = engineCommand(click.place);
      if (command !== undefined) await actions.run(command);
      return undefined;
    }
    if (!uri) return undefined;
    switch (click.type) {
      case 'action': {
        const action = agentViewModel(result).notice?.actions[click.place];
        return action && actions.notice(uri, action.does, typed);
      }
      case 'suggestion': {
        const link = suggestionsOf(click, result, prompt)?.[click.place];
        return link && actions.suggestion(uri, link.suggestion);
      }
      case 'reveal': {
        const range = result?.examples[click.example]?.range;
        if (range) await actions.reveal(uri, client.protocol2CodeConverter.asRange(range), true);
        return undefined;
      }
      case 'place':
        await actions.place(uri, click.agent, click.what);
        return undefined;
      case 'tellApart':
        await actions.tellApart(uri, click.agents);
        return undefined;
      case 'compare':
        await actions.compare(uri, click.agents);
        return undefined;
      case 'writeExamples':
        await actions.writeExamples(uri, click.agent);
        return undefined;
    }
  };
}

function suggestionsOf(
  { of, asItStands }: Extract<Click, { readonly type: 'suggestion' }>,
  result: RouteResult | undefined,
  prompt: PromptViewModel | undefined,
) {
  if (of === 'prompt') return prompt?.suggestions;
  const example = result?.examples[of];
  return (asItStands ? example?.asItStands : example?.forNewPrompt)?.suggestions.map(suggestionViewModel);
}
