// What the routing rules say comes with its ways out, each an edit after which it says it no more, or one to finish.

import { expect, it } from 'vitest';
import { fixesAt } from '../../../../server/src/core/features/codeActions';
import { render } from '../../../../server/src/core/messages/render';
import { ruleById } from '../../../../server/src/core/rules/registry';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { type AgentOptions, contextOf, findingsIn, strict } from '../../../support/agents';

const beside = (name: string, description: string): AgentOptions => ({
  routing: true,
  others: new Map([[`.claude/agents/${name}.md`, `---\nname: ${name}\ndescription: ${description}\n---\nDo it.\n`]]),
});

function offered(rule: string, given: AgentOptions) {
  const text = ruleById(rule)?.docs.bad ?? '';
  const context = contextOf(text, given);
  return fixesAt(context, { start: 0, end: text.length }, strict)
    .filter(({ finding }) => finding.rule === rule)
    .map(({ fix, preferred }) => ({
      title: render(fix.title),
      safe: fix.safe,
      preferred,
      text: applyEdits(text, fix.edits),
    }))
    .filter(({ title }) => !title.startsWith('Turn off'));
}

it('offers fixes for an example that routes elsewhere', () => {
  const given = beside('query-tuner', 'Use this agent when the timetable page takes long to load.');
  const [words, apart, ...more] = offered('example-routes-elsewhere', given);
  expect(more).toEqual([]);
  expect(words?.title).toMatch(/^Put .*load.* into the description$/);
  expect(apart?.title).toBe('Tell apart from `query-tuner`');
  expect([words?.safe, apart?.safe, words?.preferred]).toEqual([false, false, false]);
  expect(words?.text).toContain('review a change. Also use it for load, page and take.');
  expect(apart?.text).toContain('use query-tuner for that.');
});

it('offers fixes for competing agents', () => {
  const given = beside(
    'auditor',
    'Use this agent to audit a change for security holes and leaked secrets before it is merged.',
  );
  expect(offered('agents-compete', given).map(({ title }) => title)).toEqual(['Tell apart from `auditor`']);
});

it('offers a fix for a first place by the body alone', () => {
  const given = beside('tester', 'Use this agent to write tests for a page.');
  const [words, ...more] = offered('description-wins-only-by-body', given);
  expect(more).toEqual([]);
  expect(words?.title).toMatch(/into the description$/);
  expect(findingsIn(words?.text ?? '', given).map(({ rule }) => rule)).not.toContain('description-wins-only-by-body');
});

it('offers none for findings of other rules', () => {
  const text = '---\nname: owl\ndescription: Use it.\ntools: Reed\n---\n';
  const context = contextOf(text, { routing: true });
  expect(
    fixesAt(context, { start: 0, end: text.length }, strict)
      .map(({ fix }) => render(fix.title))
      .join(),
  ).not.toMatch(/Put|Tell/);
});
