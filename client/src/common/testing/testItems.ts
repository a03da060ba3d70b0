// The agents and their examples as items of the Testing view. Made when somebody looks at them, changed in place while the file
// is typed in, so that no row and no icon jumps.

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
import { sameExamples } from './identity';
import { exampleLabel, testLabel } from './shown';

export interface TestItems {
  /** All agents that have examples, without the examples. */
  list(): Promise<void>;
  readonly listed: boolean;
  /** The examples of one file as they are now, and how they rank. */
  refresh(uri: Uri): Promise<RouteResult | undefined>;
  /** Of an agent, or the one an example is of. */
  agentOf(item: TestItem): TestItem;
  /** The place of an example in its file; -1 for an agent. */
  placeOf(item: TestItem): number;
  examplesOf(agent: TestItem): readonly TestItem[];
}

export function createTestItems(controller: TestController, client: BaseLanguageClient): TestItems {
  const said = new WeakMap<TestItem, string>();
  const places = new WeakMap<TestItem, number>();
  let next = 0;
  let listed = false;

  const agentItem = (uri: Uri, name: string, alone: boolean): TestItem => {
    const id = uri.toString();
    const item = controller.items.get(id) ?? controller.createTestItem(id, testLabel(name), uri);
    const label = testLabel(name);
    if (item.label !== label) item.label = label;
    // A screen reader is told the description in place of the name, so there is one only where the name is not enough.
    const description = alone ? '' : pathOf(uri);
    if ((item.description ?? '') !== description) item.description = description;
    item.canResolveChildren = true;
    if (!controller.items.get(id)) controller.items.add(item);
    return item;
  };
  const examplesOf = (agent: TestItem): readonly TestItem[] =>
    [...agent.children].map(([, item]) => item).sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));

  const setExamples = (agent: TestItem, { examples }: RouteResult): void => {
    const before = examplesOf(agent);
    const ids = sameExamples(
      before.map((item) => ({ id: item.id, said: said.get(item) ?? '' })),
      examples.map(({ utterance }) => utterance),
      () => `${agent.id}#${++next}`,
    );
    const kept = new Set(ids);
    for (const { id } of before) if (!kept.has(id)) agent.children.delete(id);
    ids.forEach((id, at) => {
      const example = examples[at];
      if (!example) return;
      const label = exampleLabel(example.utterance, at);
      const item = agent.children.get(id) ?? controller.createTestItem(id, label, agent.uri);
      if (item.label !== label) item.label = label;
      const { start, end } = example.range;
      const range = new Range(start.line, start.character, end.line, end.character);
      if (!item.range?.isEqual(range)) item.range = range;
      const sortText = String(at).padStart(5, '0');
      if (item.sortText !== sortText) item.sortText = sortText;
      said.set(item, example.utterance);
      places.set(item, at);
      if (!agent.children.get(id)) agent.children.add(item);
    });
  };

  return {
    get listed() {
      return listed;
    },
    async list() {
      const agents = await client.sendRequest<readonly TestedAgent[]>(testedAgentsRequest);
      listed = true;
      const times = new Map<string, number>();
      for (const { name } of agents) times.set(name, (times.get(name) ?? 0) + 1);
      const { asUri } = client.protocol2CodeConverter;
      const now = new Set(agents.map(({ uri, name }) => agentItem(asUri(uri), name, times.get(name) === 1).id));
      const open = new Set(workspace.textDocuments.map((document) => document.uri.toString()));
      for (const [id] of controller.items) if (!now.has(id) && !open.has(id)) controller.items.delete(id);
    },
    async refresh(uri) {
      const result = await client.sendRequest<RouteResult | null>(routeRequest, {
        uri: client.code2ProtocolConverter.asUri(uri),
      } satisfies RouteParams);
      const id = uri.toString();
      const known = controller.items.get(id);
      // While it is typed in, a file may not load for a moment: its tests stay where they are.
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
    placeOf: (item) => (item.parent ? (places.get(item) ?? -1) : -1),
    examplesOf,
  };
}

const pathOf = (uri: Uri): string => sanitize(workspace.asRelativePath(uri), 120);
