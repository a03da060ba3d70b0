// Agents and their examples as items of the Testing view: created on demand, updated in place while a file is edited.

import { Range, type TestController, type TestItem, type Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type RouteParams,
  type RouteResult,
  routeRequest,
  type TestedAgent,
  testedAgentsRequest,
} from '../../../../common/src/protocol/routing';
import { sanitize } from '../../../../common/src/text/sanitize';
import { localize } from '../texts/engines';

export interface TestItems {
  /** Lists all agents that have examples, without the examples. */
  list(): Promise<void>;
  readonly isListed: boolean;
  /** Updates the examples of a file; resolves to their ranking, or undefined for a file without tests. */
  refresh(uri: Uri): Promise<RouteResult | undefined>;
  /** The agent of an example, or the agent itself. */
  agentOf(item: TestItem): TestItem;
  /** The index of an example in its file; -1 for an agent. */
  indexOf(item: TestItem): number;
  examplesOf(agent: TestItem): readonly TestItem[];
}

export function createTestItems(controller: TestController, client: BaseLanguageClient): TestItems {
  const utterances = new WeakMap<TestItem, string>();
  const indices = new WeakMap<TestItem, number>();
  let lastId = 0;
  let isListed = false;

  const agentItem = (uri: Uri, name: string, isUnique: boolean): TestItem => {
    const id = uri.toString();
    const item = controller.items.get(id) ?? controller.createTestItem(id, testLabel(name), uri);
    const label = testLabel(name);
    if (item.label !== label) item.label = label;
    // Screen readers read the description instead of the name, so only duplicates have one.
    const description = isUnique ? '' : pathOf(uri);
    if ((item.description ?? '') !== description) item.description = description;
    item.canResolveChildren = true;
    if (!controller.items.get(id)) controller.items.add(item);
    return item;
  };
  const examplesOf = (agent: TestItem): readonly TestItem[] =>
    [...agent.children].map(([, item]) => item).sort((a, b) => (indices.get(a) ?? 0) - (indices.get(b) ?? 0));

  const setExamples = (agent: TestItem, { examples }: RouteResult): void => {
    const before = examplesOf(agent);
    const ids = matchExamples(
      before.map((item) => ({ id: item.id, utterance: utterances.get(item) ?? '' })),
      examples.map(({ utterance }) => utterance),
      () => `${agent.id}#${++lastId}`,
    );
    const kept = new Set(ids);
    for (const { id } of before) if (!kept.has(id)) agent.children.delete(id);
    ids.forEach((id, index) => {
      const example = examples[index];
      if (!example) return;
      const label = exampleLabel(example.utterance, index);
      const item = agent.children.get(id) ?? controller.createTestItem(id, label, agent.uri);
      if (item.label !== label) item.label = label;
      const { start, end } = example.range;
      const range = new Range(start.line, start.character, end.line, end.character);
      if (!item.range?.isEqual(range)) item.range = range;
      const sortText = String(index).padStart(5, '0');
      if (item.sortText !== sortText) item.sortText = sortText;
      utterances.set(item, example.utterance);
      indices.set(item, index);
      if (!agent.children.get(id)) agent.children.add(item);
    });
  };

  return {
    get isListed() {
      return isListed;
    },
    async list() {
      const agents = await client.sendRequest<readonly TestedAgent[]>(testedAgentsRequest);
      isListed = true;
      const counts = new Map<string, number>();
      for (const { name } of agents) counts.set(name, (counts.get(name) ?? 0) + 1);
      const { asUri } = client.protocol2CodeConverter;
      const listed = new Set(agents.map(({ uri, name }) => agentItem(asUri(uri), name, counts.get(name) === 1).id));
      const open = new Set(workspace.textDocuments.map((document) => document.uri.toString()));
      for (const [id] of controller.items) if (!listed.has(id) && !open.has(id)) controller.items.delete(id);
    },
    async refresh(uri) {
      const result = await client.sendRequest<RouteResult | null>(routeRequest, {
        uri: client.code2ProtocolConverter.asUri(uri),
      } satisfies RouteParams);
      const id = uri.toString();
      const known = controller.items.get(id);
      // A file may not load for a moment while it is edited; its tests stay.
      const stays = result?.load.status === 'loads' || (result?.load.status === 'skipped' && known !== undefined);
      if (!result || !stays || result.examples.length === 0) {
        controller.items.delete(id);
        return undefined;
      }
      setExamples(
        result.load.status === 'loads' || !known ? agentItem(uri, result.agent, !known?.description) : known,
        result,
      );
      return result;
    },
    agentOf: (item) => item.parent ?? item,
    indexOf: (item) => (item.parent ? (indices.get(item) ?? -1) : -1),
    examplesOf,
  };
}

interface KnownExample {
  readonly id: string;
  readonly utterance: string;
}

/** Ids for the current utterances, so that tests keep their results: matched by text, else by position between matches. */
export function matchExamples(
  before: readonly KnownExample[],
  utterances: readonly string[],
  newId: () => string,
): readonly string[] {
  const ids = new Array<string | undefined>(utterances.length).fill(undefined);
  const taken = new Set<string>();
  let from = 0;
  utterances.forEach((utterance, at) => {
    const index = before.findIndex((each, i) => i >= from && each.utterance === utterance && !taken.has(each.id));
    const known = before[index];
    if (!known) return;
    ids[at] = known.id;
    taken.add(known.id);
    from = index + 1;
  });
  let previous = -1;
  return utterances.map((_, at) => {
    const id = ids[at];
    if (id !== undefined) {
      previous = before.findIndex((each) => each.id === id);
      return id;
    }
    const candidate = before[previous + 1];
    if (candidate && !taken.has(candidate.id)) {
      taken.add(candidate.id);
      previous++;
      return candidate.id;
    }
    return newId();
  });
}

const MAX_LABEL_LENGTH = 160;

/** One line; a word joiner keeps `$(name)` from being shown as an icon. */
export const testLabel = (text: string): string =>
  sanitize(text.replace(/\s+/g, ' ').trim(), MAX_LABEL_LENGTH).replace(/\$\(/g, '$\u2060(');

export const exampleLabel = (utterance: string, index: number): string =>
  testLabel(utterance) || localize('testing.example', { number: index + 1 });

const pathOf = (uri: Uri): string => sanitize(workspace.asRelativePath(uri), 120);
