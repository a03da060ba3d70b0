// Routing of the whole workspace, and routing diagnostics that are computed in pauses.

import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { plainText } from '../../common/src/messages/sentence';
import {
  type RouteResult,
  type RouteWorkspaceResult,
  type RouteWorkspaceUnchanged,
  routeRequest,
  routeWorkspaceRequest,
} from '../../common/src/protocol/routing';
import { at, type Client, type ClientOptions, eventually } from './client';
import { started } from './started';

const A = '.claude/agents/reviewer.md';
const B = '.claude/agents/query-tuner.md';
const REVIEWER = `---
name: reviewer
description: |
  Use this agent to review a change.

  <example>
  user: "Why does the timetable page take nine seconds to load?"
  assistant: "I'll use the reviewer agent for this."
  </example>
---
Review the change.
`;
const TUNER =
  '---\nname: query-tuner\ndescription: Use this agent when the timetable page takes long to load.\n---\nTune.\n';
const FIXED = TUNER.replace('the timetable page takes long to load', 'fish bite');

const startedWith = (options: ClientOptions = {}): Promise<Client> =>
  started({ files: { [A]: REVIEWER, [B]: TUNER }, ...options });

const table = (to: Client, unless?: string) =>
  to.request<RouteWorkspaceResult & RouteWorkspaceUnchanged>(
    routeWorkspaceRequest,
    unless === undefined ? {} : { unless },
  );

describe('routing of the whole workspace', () => {
  test('ranks every example against every agent', async () => {
    const result = await table(await startedWith());
    expect(result.agents.map(({ name }) => name)).toEqual(['query-tuner', 'reviewer']);
    expect(result.uris).toEqual([at(B), at(A)]);
    const row = result.rows.find(({ source }) => source === 'example');
    expect(row?.prompt).toBe('Why does the timetable page take nine seconds to load?');
    expect(row?.asItStands.state).toBe('home');
    expect(plainText(row?.forNewPrompt.headline ?? [])).toBe('Taken by query-tuner.');
    expect(plainText(row?.forNewPrompt.sentence ?? [])).toMatch(/^\d\.\d points behind: .* in its description\.$/);
    expect(result.neverHome).toEqual(['reviewer']);
  });

  test('sends nothing again until an agent changes', async () => {
    const to = await startedWith();
    const { revision } = await table(to);
    expect(await table(to, revision)).toEqual({ unchanged: true, revision });
    to.open(A, REVIEWER.replace('nine', 'ten'));
    const next = await table(to, revision);
    expect(next.revision).not.toBe(revision);
    expect(next.rows.find(({ source }) => source === 'example')?.prompt).toContain('ten seconds');
  });

  test('answers for a file with thousands of examples by trying some', async () => {
    const many = Array.from(
      { length: 2000 },
      (_, i) => `  <example>\n  user: "Sort ${'x'.repeat(20)}${i} and the table"\n  </example>`,
    );
    const to = await startedWith({
      files: { [A]: REVIEWER.replace('\n\n  <example>', `\n\n${many.join('\n')}\n  <example>`), [B]: TUNER },
    });
    const { agents, rows } = await table(to);
    expect(agents.map(({ examples }) => examples)).toEqual([0, 2001]);
    expect(rows.length).toBeLessThan(80);
  });

  test('handles agents with unusual names and descriptions', async () => {
    const odd = `---\nname: __proto__\ndescription: "${'w'.repeat(5000)} <b>\u202e <img src=x> harbour tide table. <example>user: \\"Where is the ${'z'.repeat(5000)} tide table\\"</example>"\n---\n`;
    const { agents, rows } = await table(await startedWith({ files: { [A]: odd, [B]: TUNER } }));
    expect(agents.map(({ name }) => name)).toEqual(['__proto__', 'query-tuner']);
    for (const { asItStands, forNewPrompt } of rows)
      for (const { headline, sentence, note } of [asItStands, forNewPrompt])
        for (const piece of [...headline, ...sentence, ...note])
          if (typeof piece === 'string') expect(piece).not.toMatch(/\u202e/);
  });

  test('stops when it is cancelled', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, i) => [
        `.claude/agents/a${i}.md`,
        REVIEWER.replace('name: reviewer', `name: agent-${i}`).replace('nine', `${i} nine`),
      ]),
    );
    const to = await startedWith({ files });
    const source = new CancellationTokenSource();
    const answer = to.request<RouteWorkspaceResult | null>(routeWorkspaceRequest, {}, source.token);
    setTimeout(() => source.cancel(), 5);
    expect(await answer.catch(() => null)).toBeNull();
    expect((await table(to)).agents).toHaveLength(120);
  });
});

describe('routing findings', () => {
  const RULE = 'example-routes-elsewhere';

  test('appear when typing pauses and disappear with their cause', async () => {
    const to = await startedWith();
    to.open(A, REVIEWER);
    expect(await to.rules(A)).not.toContain(RULE);
    expect(
      await eventually(
        () => to.rules(A),
        (rules) => rules.includes(RULE),
      ),
    ).toContain(RULE);
    const { kind } = await to.pull(A, 'an older answer');
    expect(kind).toBe('full');
    to.changedOnDisk(B, FIXED);
    expect(
      await eventually(
        () => to.rules(A),
        (rules) => !rules.includes(RULE),
      ),
    ).not.toContain(RULE);
  });

  test('are not computed where the rules are off or no agent is open', async () => {
    const off = {
      rules: Object.fromEntries([RULE, 'agents-compete', 'description-wins-only-by-body'].map((id) => [id, 'off'])),
    };
    const to = await startedWith({ settings: off });
    to.open(A, REVIEWER);
    await new Promise((done) => setTimeout(done, 1500));
    expect(to.host.asked.filter((question) => question === `read ${at(B)}`)).toHaveLength(1);
  });

  test('read nothing while the user types', async () => {
    const to = await startedWith();
    to.open(A, REVIEWER);
    for (let i = 0; i < 20; i++) {
      to.replace(A, 'change.', 'more change.');
      await to.pull(A);
      await new Promise((done) => setTimeout(done, 75));
    }
    expect(to.host.asked.filter((question) => question === `read ${at(B)}`)).toHaveLength(1);
  });

  test('do not delay the answer to a keystroke', async () => {
    const to = await startedWith();
    to.open(A, REVIEWER);
    const result = await to.request<RouteResult>(routeRequest, { uri: at(A) });
    expect(result.examples).toHaveLength(1);
    expect(await to.rules(A)).not.toContain(RULE);
  });
});
