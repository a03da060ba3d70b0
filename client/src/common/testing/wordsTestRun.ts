// Runs examples by words: ranks each as a new prompt like it, on this computer. It asks nobody and sends nothing.

import { type CancellationToken, Location, type TestController, type TestRunRequest, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type PlaceParams,
  placeRequest,
  type RouteExample,
  type RouteResult,
  routeRequest,
} from '../../../../common/src/protocol/routing';
import { say } from '../texts/engines';
import { say as nameOf } from '../texts/names';
import { say as placeName } from '../texts/verdicts';
import { report } from './report';
import { exampleLabel } from './shown';
import type { TestItems } from './testItems';
import { outcomeByWords, type TestOutcome } from './testOutcome';
import { askedAgents, isAsked } from './testRun';

export async function runByWords(
  controller: TestController,
  items: TestItems,
  client: BaseLanguageClient,
  request: TestRunRequest,
  token: CancellationToken,
): Promise<void> {
  if (!request.include && !items.listed) await items.list();
  const run = controller.createTestRun(request, nameOf('engine.words'));
  run.appendOutput(`${say('engine.method')}\r\n\r\n`);
  try {
    for (const asked of askedAgents(request, () => [...controller.items].map(([, item]) => item))) {
      if (token.isCancellationRequested || run.token.isCancellationRequested) break;
      const { agent } = asked;
      const result = agent.uri && (await items.refresh(agent.uri));
      if (!result) continue;
      for (const item of items.examplesOf(agent)) {
        const example = result.examples[items.placeOf(item)];
        if (!example || !isAsked(item, asked, request)) continue;
        const outcome = outcomeByWords(example.forNewPrompt, result.agent);
        const at = item.uri && item.range ? new Location(item.uri, item.range) : undefined;
        report(run, item, outcome, await placeOfWord(client, result, outcome), at);
      }
    }
  } finally {
    run.end();
  }
}

/** Where the word that decides stands: its file and line, and in which example. */
async function placeOfWord(client: BaseLanguageClient, result: RouteResult, { taken }: TestOutcome): Promise<string> {
  if (!taken) return '';
  const { agent, term, field } = taken;
  const place = await client.sendRequest<{
    readonly uri: string;
    readonly range: RouteExample['range'];
  } | null>(placeRequest, { uri: result.uri, agent, what: { kind: 'word', term, field } } satisfies PlaceParams);
  if (!place) return '';
  const line = place.range.start.line;
  const file = workspace.asRelativePath(client.protocol2CodeConverter.asUri(place.uri));
  const where = `${file}:${line + 1}`;
  const word = exampleLabel(term, 0);
  if (field !== 'example') return say('testing.standsIn', { word, place: placeName(`place.${field}`), where });
  const other = await client.sendRequest<RouteResult | null>(routeRequest, { uri: place.uri });
  const at = other?.examples.findIndex(({ range }) => range.start.line <= line && line <= range.end.line) ?? -1;
  const example = other?.examples[at];
  return example
    ? say('testing.inExample', { word, example: exampleLabel(example.utterance, at), where })
    : say('testing.inExamples', { word, where });
}
