// What a persona inserts has no finding, under its own name or another.

import matter from 'gray-matter';
import { expect, it } from 'vitest';
import { personas, personaText } from '../../../server/src/core/personas/personas';
import { check } from '../../../server/src/core/rules/run';
import { parseAgent } from '../../../server/src/core/syntax/parse';
import { viewOf } from '../../../server/src/core/syntax/view';
import { emptyWorkspace } from '../../../server/src/core/workspace/agentRegistry';
import { judge, RUNTIME } from '../../support/runtime';

const cases = personas.flatMap((persona) =>
  [persona.id, 'night-owl'].flatMap((name) => [
    { persona, name, eol: 'LF', text: personaText(persona, { name }) },
    { persona, name, eol: 'CRLF', text: personaText(persona, { name }).replaceAll('\n', '\r\n') },
  ]),
);

it.each(cases)('$persona.id as $name with $eol has no findings', ({ persona, name, text }) => {
  const path = `/w/.claude/agents/${name}.md`;
  const doc = parseAgent(path, text, RUNTIME.profile);
  const view = viewOf(doc);
  const verdict = judge(doc, { scope: 'project', path });
  expect(verdict).toMatchObject({ status: 'loads', name });
  expect(verdict.status === 'loads' && verdict.description).toBe(
    persona.description.replaceAll(`the ${persona.id} agent`, `the ${name} agent`),
  );
  expect(view.examples).toHaveLength(2);
  const broken: string[] = [];
  const findings = check(
    {
      runtime: RUNTIME,
      doc,
      view,
      verdict,
      scope: 'project',
      workspace: emptyWorkspace,
      options: {
        today: '2026-11-20',
        extraTools: [],
        extraModels: [],
        descriptionBudget: 15000,
      },
      readers: [{ id: 'gray-matter', read: (source) => ({ fields: new Map(Object.entries(matter(source).data)) }) }],
    },
    { onError: (rule, error) => broken.push(`${rule}: ${String(error)}`) },
  );
  expect(findings).toEqual([]);
  expect(broken).toEqual([]);
});
