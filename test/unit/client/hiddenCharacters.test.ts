// Hidden characters in names reach no notification, view or question of the extension as they are.

import { expect, test } from 'vitest';
import { localizer } from '../../../client/src/common/texts/localize';
import { agentTreeModel } from '../../../client/src/common/view/agentTreeModel';
import { plainText } from '../../../common/src/messages/sentence';
import type { ListedAgent } from '../../../common/src/protocol/agents';

const HIDDEN = ['\u001b', '\u0085', '\u00ad', '\u200b', '\u2028', '\u202e', '\u2066', '\u{e0041}'];

const { localize, localizeParts } = localizer({ 'test.delete': 'Delete {name}?' });

test.each(HIDDEN)('%j is shown by name in a text', (c) => {
  const name = `‹U+${c.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}›`;
  expect(localize('test.delete', { name: `re${c}viewer` })).toBe(`Delete re${name}viewer?`);
  // The page isolates and sanitizes the pieces.
  expect(plainText(localizeParts('test.delete', { name: 'x' }))).toBe('Delete x?');
});

test.each(HIDDEN)('%j is visible in the view of agents', (c) => {
  const agent: ListedAgent = {
    uri: `file:///w/pro${encodeURIComponent(c)}ject/.claude/agents/re${encodeURIComponent(c)}view.md`,
    path: `pro${c}ject/.claude/agents/re${c}view.md`,
    name: `re${c}viewer`,
    nameStart: { line: 1, character: 6 },
    scope: 'project',
    tree: `file:///w/pro${encodeURIComponent(c)}ject/.claude/agents`,
    status: 'loads',
    reason: null,
    model: `son${c}net`,
    color: `re${c}d`,
    descriptionTokens: 12,
    examples: 0,
    fileDiffers: true,
    shadow: { certain: true, by: [`pro${c}ject/x.md`] },
    denied: null,
    searched: true,
    editable: true,
  };
  const denied = {
    entry: `Agent(re${c}viewer)`,
    uri: '',
    path: `set${c}tings.json`,
    ...{ start: agent.nameStart, end: agent.nameStart },
  };
  const groups = agentTreeModel({
    agents: [agent, { ...agent, shadow: null, denied }, { ...agent, tree: 'file:///w/other' }],
  });
  const nodes = groups.flatMap((group) => [group, ...group.children]);
  for (const { label, description, tooltip, spoken } of nodes)
    for (const text of [label, description, ...tooltip, spoken]) expect(text).not.toContain(c);
  expect(nodes.map(({ label }) => label).join()).toMatch(/re‹U\+\w+›viewer/);
});
