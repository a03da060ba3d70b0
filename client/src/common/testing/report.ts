// Writes an outcome where the Testing view shows it: the state, and the sentence at the line and in the output. Not behind the name:
// a screen reader would be told that in place of the name.

import { type Location, type TestItem, TestMessage, type TestRun } from 'vscode';
import type { TestOutcome } from './testOutcome';

/** `more`: lines below the sentence. */
export function report(run: TestRun, item: TestItem, outcome: TestOutcome, more = '', at?: Location): void {
  const text = more === '' ? outcome.message : `${outcome.message}\n${more}`;
  if (outcome.status === 'failed') {
    const message = new TestMessage(text);
    if (at) message.location = at;
    run.failed(item, message);
    return;
  }
  // At its line too where the author may wonder, but not for what is as it should be.
  run.appendOutput(`${text.replace(/\n/g, '\r\n')}\r\n`, outcome.status === 'passed' ? undefined : at, item);
  if (outcome.status === 'passed') run.passed(item);
  else run.skipped(item);
}
