// Ranks the workspace's agents for one prompt and for the examples of one file, with and without each example itself.

import type { RouteParams } from '../../../../common/src/protocol/routing';
import { rankByWords } from '../../core/routing/rankByWords';
import type { RouteRow } from '../../core/routing/router';
import { type Example, utterance } from '../../core/syntax/examples';
import { viewOf } from '../../core/syntax/view';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { timeSliced } from '../scheduling';
import type { Session } from '../session/session';
import type { WorkspaceWords } from './workspaceWords';

export interface RankedFile {
  readonly focus: IndexedAgent;
  /** Name of the file's agent; empty where it does not load. */
  readonly agent: string;
  /** How many agents are ranked. */
  readonly agents: number;
  readonly prompt?: RouteRow;
  readonly examples: readonly RankedExample[];
}

export interface RankedExample {
  readonly example: Example;
  readonly utterance: string;
  readonly asItStands: RouteRow;
  readonly forNewPrompt: RouteRow;
}

/** Undefined for a file that is not there. */
export async function routeFile(
  session: Session,
  words: WorkspaceWords,
  params: RouteParams,
): Promise<RankedFile | undefined> {
  const focus = await session.load(params.uri);
  if (!focus) return undefined;
  await words.update(focus);
  const { index } = words;
  const agent = focus.verdict.status === 'loads' ? focus.verdict.name : '';
  const examples: RankedExample[] = [];
  const asked = params.examples === false ? [] : viewOf(focus.doc).examples;
  await timeSliced([...asked.entries()], ([at, example]) => {
    const text = utterance(example)?.value ?? '';
    const context = example.context?.value ?? '';
    const prompt = { text, ...(context === '' ? {} : { context }) };
    examples.push({
      example,
      utterance: text,
      asItStands: rankByWords(index, prompt),
      forNewPrompt: rankByWords(index, { ...prompt, hide: { agent, example: at } }),
    });
  });
  return {
    focus,
    agent,
    agents: index.size,
    examples,
    ...(params.prompt === undefined ? {} : { prompt: rankByWords(index, { text: params.prompt }) }),
  };
}
