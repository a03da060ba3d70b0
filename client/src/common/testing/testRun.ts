// Selects the examples of a test run, and reports their outcomes in the Testing view.

import { type Location, type TestItem, TestMessage, type TestRun, type TestRunRequest } from 'vscode';
import type { TestOutcome } from './testOutcome';

export interface SelectedAgent {
  readonly agent: TestItem;
  /** Undefined: all examples, including those found later. */
  readonly only: ReadonlySet<TestItem> | undefined;
}

/** `all`: used for a request without `include`. Excluding an agent excludes its examples. */
export function selectedAgents(
  { include, exclude }: Pick<TestRunRequest, 'include' | 'exclude'>,
  all: () => Iterable<TestItem>,
): readonly SelectedAgent[] {
  const excluded = new Set(exclude ?? []);
  const selected = new Map<TestItem, Set<TestItem> | undefined>();
  for (const item of include ?? all()) {
    const agent = item.parent ?? item;
    if (excluded.has(item) || excluded.has(agent)) continue;
    if (item === agent) selected.set(agent, undefined);
    else if (!selected.has(agent)) selected.set(agent, new Set([item]));
    else selected.get(agent)?.add(item);
  }
  return [...selected].map(([agent, only]) => ({ agent, only }));
}

export const isSelected = (
  item: TestItem,
  { only }: SelectedAgent,
  { exclude }: Pick<TestRunRequest, 'exclude'>,
): boolean => (only?.has(item) ?? true) && !exclude?.includes(item);

/**
 * Shows the message at the line and in the output, not as the item's description, which screen readers read instead of the name.
 * `details`: lines after the message.
 */
export function reportOutcome(
  run: TestRun,
  item: TestItem,
  outcome: TestOutcome,
  details = '',
  location?: Location,
): void {
  const text = details === '' ? outcome.message : `${outcome.message}\n${details}`;
  if (outcome.status === 'failed') {
    const message = new TestMessage(text);
    if (location) message.location = location;
    run.failed(item, message);
    return;
  }
  // A skipped test needs an explanation at its line; a passed one does not.
  run.appendOutput(`${text.replace(/\n/g, '\r\n')}\r\n`, outcome.status === 'passed' ? undefined : location, item);
  if (outcome.status === 'passed') run.passed(item);
  else run.skipped(item);
}
