// Runs examples with the word ranking, each as a new prompt; sends nothing to a model.

import { type CancellationToken, Location, type TestController, type TestRunRequest, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type PlaceParams,
  placeRequest,
  type RouteExample,
  type RouteResult,
  routeRequest,
} from '../../../../common/src/protocol/routing';
import { engineName } from '../texts/engineNames';
import { localize } from '../texts/engines';
import { fieldName } from '../texts/prompt';
import { exampleLabel, type TestItems } from './testItems';
import { outcomeByWords, type TestOutcome } from './testOutcome';
import { isSelected, reportOutcome, selectedAgents } from './testRun';

export async function runByWords(
  controller: TestController,
  items: TestItems,
  client: BaseLanguageClient,
  request: TestRunRequest,
  token: CancellationToken,
): Promise<void> {
  if (!request.include && !items.isListed) await items.list();
  const run = controller.createTestRun(request, engineName('words'));
  run.appendOutput(`${localize('engine.method')}\r\n\r\n`);
  try {
    for (const selected of selectedAgents(request, () => [...controller.items].map(([, item]) => item))) {
      if (token.isCancellationRequested || run.token.isCancellationRequested) break;
      const { agent } = selected;
      const result = agent.uri && (await items.refresh(agent.uri));
      if (!result) continue;
      for (const item of items.examplesOf(agent)) {
        const example = result.examples[items.indexOf(item)];
        if (!example || !isSelected(item, selected, request)) continue;
        const outcome = outcomeByWords(example.forNewPrompt);
        const location = item.uri && item.range ? new Location(item.uri, item.range) : undefined;
        reportOutcome(run, item, outcome, await wordLocationText(client, result, outcome), location);
      }
    }
  } finally {
    run.end();
  }
}

/** File, line and example of the decisive word. */
async function wordLocationText(
  client: BaseLanguageClient,
  result: RouteResult,
  { taken }: TestOutcome,
): Promise<string> {
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
  if (field !== 'example') return localize('testing.standsIn', { word, place: fieldName(field), where });
  const other = await client.sendRequest<RouteResult | null>(routeRequest, { uri: place.uri });
  const at = other?.examples.findIndex(({ range }) => range.start.line <= line && line <= range.end.line) ?? -1;
  const example = other?.examples[at];
  return example
    ? localize('testing.inExample', { word, example: exampleLabel(example.utterance, at), where })
    : localize('testing.inExamples', { word, where });
}
