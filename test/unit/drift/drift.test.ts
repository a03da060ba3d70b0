// Reading, comparing and reporting answers of a release, from recorded answers.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answersOf, NO_OUTPUT } from '../../drift/answers';
import { compare } from '../../drift/compare';
import { answeredFiles, expectedFiles, type ReplayedFile } from '../../drift/files';
import { placesOf } from '../../drift/places';
import { NONSENSE, type Probe, probes } from '../../drift/probes';
import { driftOfRecorded, readRecorded } from '../../drift/recorded';
import { report } from '../../drift/report';
import { fixture, projectRoot } from '../../support/shared';

const asked = probes();
const recorded = readRecorded(fixture('drift'));

const probe = (key: string, name: string): Probe => ({ key, name, text: '', started: false });
const log = (...lines: readonly string[]): string =>
  lines.map((line) => `2026-11-20T10:00:00.000Z [WARN] ${line}`).join('\n');

describe('answers of a runtime', () => {
  const fields = [
    probe('field effort', 'probe-1'),
    probe('field wish', 'probe-2'),
    probe(`field ${NONSENSE}`, 'probe-3'),
  ];
  it('distinguish fields where unknown ones are reported', () => {
    const debug = log('Agent file probe-2.md: unknown "wish"', `Agent file probe-3.md: unknown "${NONSENSE}"`);
    expect([...answersOf(fields, { ...NO_OUTPUT, debug })]).toEqual([
      ['field effort', 'a field'],
      ['field wish', 'not a field'],
    ]);
  });
  it('contain no fields where none are reported', () => {
    expect([...answersOf(fields, NO_OUTPUT)]).toEqual([]);
    const debug = log('Agent file probe-1.md: bad effort');
    expect([...answersOf(fields, { ...NO_OUTPUT, debug })]).toEqual([['field effort', 'a field']]);
  });
  it('distinguish values where nonsense is rejected, and include listed values', () => {
    const values = [
      probe(`value mood=${NONSENSE}`, 'probe-1'),
      probe('value mood=calm', 'probe-2'),
      probe('value mood=angry', 'probe-10'),
      probe('value size=1', 'probe-4'),
    ];
    const debug = log(
      'Agent file probe-1.md: bad mood. Options: calm, merry',
      'Agent file probe-10.md: bad mood. Options: calm, merry',
    );
    expect([...answersOf(values, { ...NO_OUTPUT, debug })]).toEqual([
      ['value mood=calm', 'taken'],
      ['value mood=merry', 'taken'],
      ['value mood=angry', 'not taken'],
    ]);
  });
  it('contain what an agent was started with', () => {
    const tools = [
      probe('tool Read', 'probe-1'),
      probe('tool Old', 'probe-2'),
      probe('tool None', 'probe-3'),
      probe('model opus', 'probe-4'),
    ];
    const started = new Map([
      ['probe-1', { model: 'm', tools: ['Read'] }],
      ['probe-2', { refused: 'resolved to nothing: unrecognized [Old].' }],
      ['probe-3', { model: 'm', tools: [] }],
      ['probe-4', { model: 'claude-x', tools: ['Read', 'Novel', 'mcp__a__b'] }],
    ]);
    expect(Object.fromEntries(answersOf(tools, { ...NO_OUTPUT, started }))).toEqual({
      'tool Read': 'gives Read',
      'entry Read': 'given',
      'tool Old': 'refused',
      'entry Old': 'unrecognized',
      'tool None': 'starts without tools',
      'model opus': 'claude-x',
      'name Read': 'a tool',
      'name Novel': 'a tool',
    });
  });
  it('contain the whole line for the main thread without its name', () => {
    const main = [
      { messages: [{ content: [{ text: 'Agents:\n- probe-1: Two\nlines (Tools: Read)\n- probe-10: Other\n\nEnd' }] }] },
    ];
    const shown = [probe('shown plain', 'probe-1'), probe('shown other', 'probe-10'), probe('shown none', 'probe-7')];
    expect([...answersOf(shown, { ...NO_OUTPUT, main }).values()]).toEqual([
      '- NAME: Two\nlines (Tools: Read)',
      '- NAME: Other',
      '',
    ]);
  });
});

describe('files', () => {
  const file = (text: string): ReplayedFile => ({ file: 'a.md', bytes: Buffer.from(text) });
  const long = file(`---\nname: ${'a'.repeat(300)}\ndescription: d\n---\n`);
  it('are expected to load as that release loads them', () => {
    expect([...expectedFiles('s', [long], '2.1.329').values()]).toEqual(['does not load']);
    expect([...expectedFiles('s', [long], '2.1.240').values()][0]).toMatch(/^loads as/);
  });
  it('are matched by name where the runtime does not name the file', () => {
    const own = file('---\nname: a\ndescription: d\n---\n');
    const listed = new Map([['a', { name: 'a', description: 'd', model: null }]]);
    const byName = answeredFiles('s', [own], { ...NO_OUTPUT, listed });
    expect([...byName]).toEqual([...expectedFiles('s', [own], '2.1.329')]);
    const elsewhere = answeredFiles('s', [own], {
      ...NO_OUTPUT,
      listed,
      agents: new Map([['b.md', { name: 'a', description: 'd', model: null }]]),
    });
    expect([...elsewhere.values()]).toEqual(['does not load']);
  });
});

describe('the report', () => {
  const places = placesOf(projectRoot);
  const found = compare(
    new Map([
      ['tool Read', 'gives Read'],
      ['model opus', 'claude-a'],
      ['agent Plan', 'built in'],
      ['field effort', 'a field'],
      ['event Stop', 'an event'],
    ]),
    new Map([
      ['tool Read', 'gives Read'],
      ['model opus', 'claude-b'],
      ['name Novel', 'a tool'],
      ['value effort=huge', 'taken'],
      ['event Stop', 'not an event'],
    ]),
    () => undefined,
    (key) => key.startsWith('agent '),
  );
  const text = report({ ...found, version: '9.9.9', known: '2.1.329' }, places);
  const lineAt = (place: string): string => {
    const [name = '', line = ''] = place.split(':');
    return readFileSync(path.join(projectRoot, name), 'utf8').split('\n')[Number(line) - 1] ?? '';
  };

  it('counts known, changed and unasked facts', () => {
    expect(found.same).toBe(1);
    expect(found.unasked).toEqual(['field effort']);
    expect(text).toContain('6 answers: 1 as known, 5 changed. 1 questions this release cannot be asked.');
  });
  it('has one line for each change', () => {
    expect(text).toContain('- `model opus`: `claude-a` → `claude-b`\n');
    expect(text).toContain('- `name Novel`: `a tool`, and the catalogues do not know it\n');
    expect(text).toContain('- `agent Plan`: `built in` is expected, and it is not there\n');
  });
  it.each([
    ['model opus', /"name": "opus"/],
    ['tool Monitor', /"name": "Monitor"/],
    ['tool KillShell', /"from": "KillShell"/],
    ['name Novel', /"tools": \[/],
    ['agent Plan', /"name": "Plan"/],
    ['value effort=huge', /"effort": \{|^\s+"type"/],
    ['field mode', /"key": "mode"/],
    ['event Stop', /"name": "Stop"/],
    ['file set/a.md', /"behaviours": \[/],
  ])('names the line to touch for %s', (key, line) => {
    const [place = ''] = places({ key, got: 'x', expected: 'y' });
    expect(lineAt(place)).toMatch(line);
  });
  it('names a line for every change of every recorded release', () => {
    for (const each of recorded)
      for (const change of driftOfRecorded({ ...each, version: '2.1.100' }, asked).changes)
        for (const place of places(change))
          expect(place).toMatch(/^(?:schemas\/[\w./-]+:\d+|server\/src\/core\/verdict\/listing\.ts)$/);
  });
});
