// The five shapes the project was started from: what is said about each, and what must not be. Runs on fixtures of our own
// with exactly their shapes, and on the real ones where they are there.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { render } from '../../../server/src/core/messages/render';
import { fixesOf } from '../../../server/src/core/rules/run';
import { readYaml } from '../../../server/src/core/syntax/plainYaml';
import { aboveHint, contextOf, findingsIn, turnedOn } from '../../support/agents';
import { appliedFixes, fixedAll } from '../../support/drivers';
import { fixture, hasSeeds, sharedSeeds } from '../../support/shared';

const places: readonly (readonly [string, string, boolean])[] = [
  ['our own', fixture('agents/seeds-like'), true],
  ['the seeds', sharedSeeds, hasSeeds],
];

describe.each(places)('%s', (_name, folder, there) => {
  if (!there) {
    it.skip('skipped: no shared seeds', () => undefined);
    return;
  }
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort((a, b) => Number(/\d/.exec(a)?.[0]) - Number(/\d/.exec(b)?.[0]));
  const texts = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const text = (index: number): string => texts[index] ?? '';
  const said = (source: string) =>
    aboveHint(findingsIn(source)).map((finding) => `${finding.severity} ${finding.rule}`);
  const description = (source: string): string | undefined => {
    const { verdict } = contextOf(source);
    return verdict.status === 'loads' ? verdict.description : undefined;
  };
  const frontmatter = (source: string): string => source.split(/^---$/m)[1] ?? '';

  it('has five', () => expect(texts).toHaveLength(5));

  describe.each([0, 1, 3])('seed %i', (index) => {
    it('loads and has one warning, and no error', () => {
      expect(contextOf(text(index)).verdict.status).toBe('loads');
      expect(said(text(index))).toEqual(['warning description-needs-quotes']);
    });

    it('is marked on the first offending colon and its word', () => {
      const [finding] = aboveHint(findingsIn(text(index)));
      const line = /^description: (.*)$/m.exec(text(index));
      const start = (line?.index ?? 0) + 'description: '.length;
      const colon = start + (line?.[1] ?? '').indexOf(': ');
      expect(finding?.span.end).toBe(colon + 1);
      expect(text(index).slice(finding?.span.start, finding?.span.end)).toMatch(/^[A-Za-z]+:$/);
      expect(render(finding?.message ?? { id: '', args: {} })).toMatch(/VS Code, OpenCode/);
    });

    it.each(appliedFixes('description-needs-quotes', text(index)).map((fix) => [fix.title, fix] as const))(
      'fix: %s',
      (_title, fix) => {
        expect('value' in readYaml(frontmatter(fix.text))).toBe(true);
        expect(description(fix.text)).toBe(description(text(index)));
        expect(said(fix.text)).toEqual([]);
      },
    );
  });

  it('seed 1 becomes a block with real line breaks', () => {
    const [first] = appliedFixes('description-needs-quotes', text(1));
    expect(first?.text).toMatch(/^description: \|-?$/m);
    expect(frontmatter(first?.text ?? '')).not.toContain('\\n');
  });

  it('seed 1 has three examples with commentary', () => {
    const { examples } = contextOf(text(1)).view;
    expect(examples).toHaveLength(3);
    expect(examples.every((example) => example.commentary && example.closed && example.turns.length > 0)).toBe(true);
  });

  it('seed 2 is valid; its line breaks and its wrong characters are said, with a way out', () => {
    const context = contextOf(text(2));
    expect(context.verdict).toMatchObject({ status: 'loads', reading: { state: 'valid' } });
    expect([...new Set(findingsIn(text(2)).map(({ severity, rule }) => `${severity} ${rule}`))]).toEqual([
      'hint description-escaped-newlines',
      'information mojibake',
    ]);
    expect(context.view.examples).toHaveLength(4);
    expect(context.view.examples.every((example) => example.context === undefined)).toBe(true);
    const [block] = appliedFixes('description-escaped-newlines', text(2));
    expect(block?.text).toMatch(/^description: \|-?$/m);
    expect(description(block?.text ?? '')).toBe(description(text(2)));
    const mojibake = findingsIn(text(2)).filter((finding) => finding.rule === 'mojibake');
    for (const finding of mojibake) expect(finding.span.start).toBeGreaterThanOrEqual(context.doc.body.start);
    expect(mojibake.every((finding) => fixesOf(finding, context).length > 0)).toBe(true);
    expect([...new Set(said(fixedAll(text(2))))]).toEqual(['information mojibake']);
  });

  it('seed 4 has one tool that is gone, and a hint where the project has other servers', () => {
    const context = contextOf(text(4));
    expect(said(text(4))).toEqual(['warning removed-tool']);
    const [gone] = aboveHint(findingsIn(text(4)));
    expect(text(4).slice(gone?.span.start, gone?.span.end)).toBe('MultiEdit');
    const named = [...new Set([...text(4).matchAll(/mcp__(.+?)__/g)].map((match) => match[1]))];
    expect(findingsIn(text(4)).filter((finding) => finding.severity === 'hint')).toEqual([]);
    const beside = findingsIn(text(4), { mcpServers: ['another'] }).filter(({ severity }) => severity === 'hint');
    expect(beside.map((finding) => finding.rule)).toEqual(['mcp-server-elsewhere']);
    for (const server of named) expect(beside.map(({ message }) => render(message)).join()).toContain(`\`${server}\``);
    const [added] = appliedFixes('no-examples', text(4));
    expect(contextOf(added?.text ?? '').view.examples).toHaveLength(1);
    expect(findingsIn(added?.text ?? '', {}, turnedOn('no-examples')).map(({ rule }) => rule)).not.toContain(
      'no-examples',
    );
    const [fixed] = appliedFixes('removed-tool', text(4));
    expect(said(fixed?.text ?? '')).toEqual([]);
    expect(fixed?.safe).toBe(false);
    expect(fixed?.text.replace(/^tools:.*$/m, '')).toBe(text(4).replace(/^tools:.*$/m, ''));
    expect(context.verdict.status).toBe('loads');
  });

  it('all in one folder: each links the other four', () => {
    const paths = texts.map((_, index) => `.claude/agents/${index}.md`);
    texts.forEach((each, index) => {
      const others = new Map(paths.flatMap((at, i) => (i === index ? [] : [[at, texts[i] ?? ''] as const])));
      const [finding, ...more] = findingsIn(each, { path: paths[index] ?? '', others }).filter(
        (found) => found.rule === 'duplicate-name',
      );
      expect(more).toEqual([]);
      expect(finding?.severity).toBe('warning');
      expect(finding?.related.map((related) => related.uri.split('/').at(-1))).toEqual(
        paths.filter((_, i) => i !== index).map((at) => at.split('/').at(-1)),
      );
      expect(each.slice(finding?.span.start, finding?.span.end)).toBe(/^name: (.*)$/m.exec(each)?.[1]);
    });
  });
});
