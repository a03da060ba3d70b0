// A small team of agents to ask a model about, and a model that answers by script.

import type { Listed } from '../../server/src/core/dialects/verdict';
import type { ModelMessage, Send, Sent } from '../../server/src/core/routing/model/askModel';
import { type Asked, askedOf } from '../../server/src/core/routing/model/question';
import { type HeldOut, shownAgents } from '../../server/src/core/routing/model/shownAgents';
import { RUNTIME } from './runtime';

export const listedAs = (name: string, description: string, more: Partial<Listed> = {}): Listed => ({
  name,
  description,
  tools: null,
  disallowedTools: null,
  ...more,
});

export const TEAM: readonly Listed[] = [
  listedAs(
    'query-tuner',
    'Use this agent when a query is slow.\n\n<example>\nContext: Page takes seconds.\nuser: "Why is the orders page slow?"\nassistant: "I will use the query-tuner agent"\n<commentary>Slow page, canary-one.</commentary>\n</example>\n\n<example>\nuser: "Add an index"\nassistant: "canary-two"\n</example>',
  ),
  listedAs('Schema-Migrator', 'Adds columns and moves data.', { tools: ['Read', 'Bash'], disallowedTools: ['Bash'] }),
  listedAs('tide-importer', 'Imports tide tables.', { tools: [] }),
];

export const listed = (held?: HeldOut) => shownAgents(TEAM, RUNTIME, held);
export const asked = (prompt = 'Why is the orders page slow?', held?: HeldOut): Asked =>
  askedOf('fake/one', listed(held), prompt, RUNTIME);

export const json = (agent: string | null, more: object = {}): string =>
  JSON.stringify({ agent, runner_up: 'none', reason: 'It says so.', words: ['slow'], ...more });

export interface Script extends Send {
  readonly sent: (readonly ModelMessage[])[];
}

/** Answers one after the other, the last one for ever. */
export function scripted(...answers: readonly (string | Sent)[]): Script {
  const sent: (readonly ModelMessage[])[] = [];
  const send: Send = async (messages) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? '';
    sent.push(messages);
    return typeof answer === 'string' ? { kind: 'text', text: answer } : answer;
  };
  return Object.assign(send, { sent });
}

export const NEVER = { isCancellationRequested: false };
