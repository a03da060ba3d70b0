// Ranks the agents of an index for prompts. Counts the words of an agent once for every text of it.

import type { Localize } from '../messages/render';
import { agentsInUse } from '../routing/agentsInUse';
import { explainPrompt } from '../routing/explainPrompt';
import { rankByWords } from '../routing/rankByWords';
import { createWordIndex } from '../routing/wordIndex';
import type { AgentIndex } from '../workspace/agentIndex';
import type { RoutedPrompt } from './results';

interface PromptRouting {
  route(prompt: string): RoutedPrompt;
}

export function createPromptRouting(index: AgentIndex, localize: Localize): PromptRouting {
  const words = createWordIndex();
  /** By name: which text of which file was counted. */
  const counted = new Map<string, string>();
  const update = (): void => {
    const inUse = agentsInUse(index.workspace);
    for (const name of [...counted.keys()])
      if (!inUse.has(name)) {
        words.remove(name);
        counted.delete(name);
      }
    for (const [name, { uri }] of inUse) {
      const agent = index.get(uri);
      const key = `${agent?.revision} ${uri}`;
      if (agent?.verdict.status !== 'loads' || counted.get(name) === key) continue;
      const { text, body } = agent.doc;
      words.put({ name, description: agent.verdict.description, body: text.slice(body.start, body.end) });
      counted.set(name, key);
    }
  };
  return {
    route(prompt) {
      update();
      const row = rankByWords(words, { text: prompt });
      const { sentence } = explainPrompt(row, row.ranked[0]?.agent ?? '');
      return {
        prompt,
        ranked: row.ranked
          .filter(({ score }) => score > 0)
          .map(({ agent, score, reasons }) => ({ agent, score, reasons })),
        confidence: row.confidence,
        verdict: row.verdict,
        explanation: localize(sentence),
      };
    },
  };
}
