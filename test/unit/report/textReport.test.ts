// The report at a terminal: which part of a long line is shown, and which of its characters are underlined.

import { describe, expect, test } from 'vitest';
import { makeReport } from '../../../server/src/core/report/report';
import { textReport } from '../../../server/src/core/report/textReport';

/** The two lines below a finding at `[start, end)` of the first line. */
function frameOf(line: string, start: number, end: number, endLine = 0): readonly string[] {
  const finding = {
    rule: 'some-rule',
    severity: 'warning',
    message: 'Message.',
    range: { start: { line: 0, character: start }, end: { line: endLine, character: end } },
    fixes: null,
    mayBeFixed: false,
  } as const;
  const load = {
    status: 'loads',
    rule: null,
    name: 'a',
    description: 'A',
    model: null,
    tools: null,
    effectiveTools: null,
  } as const;
  const report = makeReport(
    [{ path: 'a.md', load, shadow: null, findings: [finding] }],
    { claudeVersion: '2.1.329' },
    '2026-11-20',
  );
  const out = textReport(report, { color: false, textOf: () => `${line}\nsecond line`, hints: false }).split('\n');
  return out.slice(2, out.indexOf('')).map((each) => each.slice('        1 │ '.length));
}

/** The characters above the underline. */
function underlined([shown = '', marks = '']: readonly string[]): string {
  return shown.slice(marks.indexOf('~'), marks.lastIndexOf('~') + 1);
}

const letters = (length: number): string =>
  Array.from({ length }, (_, i) => String.fromCharCode(97 + (i % 26))).join('');

describe('the code frame', () => {
  test('shows a line of 96 characters whole', () => {
    expect(frameOf(letters(96), 90, 96)).toEqual([letters(96), `${' '.repeat(90)}~~~~~~`]);
  });

  test('cuts a line of 97 characters at its end while the finding is near its beginning', () => {
    expect(frameOf(letters(97), 0, 3)).toEqual([`${letters(96)}…`, '~~~']);
  });

  test('keeps 40 characters in front of a finding far into a line', () => {
    const line = letters(400);
    const frame = frameOf(line, 200, 206);
    expect(frame[0]).toBe(`…${line.slice(160, 256)}…`);
    expect(underlined(frame)).toBe(line.slice(200, 206));
  });

  test('keeps the start of the line for a finding at character 40', () => {
    const line = letters(400);
    expect(frameOf(line, 40, 42)[0]).toBe(`${line.slice(0, 96)}…`);
    expect(frameOf(line, 41, 42)[0]).toBe(`…${line.slice(1, 97)}…`);
  });

  test('shows the last 96 characters for a finding at the end of a line', () => {
    const line = letters(400);
    const frame = frameOf(line, 395, 400);
    expect(frame[0]).toBe(`…${line.slice(304)}`);
    expect(underlined(frame)).toBe(line.slice(395));
  });

  test('underlines only the visible part of a finding', () => {
    const line = letters(400);
    expect(underlined(frameOf(line, 200, 390))).toBe(`${line.slice(200, 256)}`);
  });

  test('underlines the rest of the first line of a multi-line finding', () => {
    expect(frameOf('name: reviewer', 6, 2, 1)).toEqual(['name: reviewer', '      ~~~~~~~~']);
  });

  test('underlines one character for an empty range', () => {
    expect(frameOf('name: reviewer', 6, 6)).toEqual(['name: reviewer', '      ~']);
  });

  test('is left out for a blank line', () => {
    expect(frameOf('   ', 0, 1)).toEqual([]);
  });
});
