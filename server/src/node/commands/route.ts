// `subagents route`: ranks agents for prompts, cases or examples; runs Claude Code only with `--engine claude-code`.

import { sanitizeInline } from '../../../../common/src/text/sanitize';
import { readSkillWords } from '../../core/dialects/claude/places/skillWords';
import { runtimeOf } from '../../core/dialects/dialects';
import type { Listed } from '../../core/dialects/verdict';
import { type RoutedCase, routeJson, routeReport } from '../../core/report/routeReport';
import { routeText } from '../../core/report/routeText';
import { agentsInUse } from '../../core/routing/agentsInUse';
import { rankByWords } from '../../core/routing/rankByWords';
import type { Candidate, Prompt } from '../../core/routing/router';
import { createWordIndex } from '../../core/routing/wordIndex';
import { parseExamples, utterance } from '../../core/syntax/examples';
import { normalizeWords } from '../../core/text/normalizeWords';
import { createAgentIndex } from '../../core/workspace/agentIndex';
import { type Output, sanitizedErrors, UsageError } from '../command';
import { commandText } from '../commandTexts';
import { openProject, type Project } from '../project';
import { askInCommand } from './routeClaudeCode';
import { type RouteCase, readRouteOptions } from './routeOptions';

interface Agent {
  readonly candidate: Candidate;
  readonly listed: Listed;
  /** Of the folder, not of the user: its examples are routed. */
  readonly isOwn: boolean;
}

interface Asked {
  readonly prompt: Prompt;
  readonly expected: string | undefined;
}

/** The exit code: 0 done, 1 below `--fail-under`, 2 usage error, unreadable input or no answer. */
export async function routeCommand(args: readonly string[], given: Output): Promise<number> {
  const output = sanitizedErrors(given);
  const options = readRouteOptions(args, output.cwd);
  const project = await openProject([options.folder], {
    cwd: output.cwd,
    overlay: (settings) => settings,
    user: options.user,
    log: output.error,
    readSkillWords,
  });
  for (const line of project.unreadable) output.error(`${line}\n`);
  const agents = agentsOf(project);
  if (agents.size === 0) throw new UsageError(commandText('route.noAgent', { folder: options.folder }));
  const asked = [
    ...options.cases.map((each) => askedBy(each, agents, output)),
    ...(options.examples ? examplesOf(agents) : []),
  ];
  const expecting = asked.filter(({ expected }) => expected !== undefined).length;
  if (options.failUnder !== undefined && expecting === 0) throw new UsageError(commandText('usage.noExpected'));
  const prompts = asked.map(({ prompt }) => prompt);
  const answered =
    options.engine === 'words'
      ? { rows: byWords(agents, prompts), whole: true }
      : await askInCommand(
          [...agents.values()].map(({ listed }) => listed),
          prompts,
          options.folder,
          output,
        );
  const cases = answered.rows.flatMap((row, i): RoutedCase[] => (row ? [{ row, expected: asked[i]?.expected }] : []));
  const report = routeReport(options.engine, cases);
  if (options.format === 'text') output.write(routeText(report, cases, output));
  else for (const part of routeJson(report)) output.write(part);
  if (!answered.whole || project.unreadable.length > 0) return 2;
  return options.failUnder !== undefined && report.summary.top1 < options.failUnder ? 1 : 0;
}

/** By name, in file order. */
function agentsOf(project: Project): ReadonlyMap<string, Agent> {
  const index = createAgentIndex((uri) => runtimeOf(project.settingsFor(uri)));
  for (const { uri, text, place, path } of project.sources.values()) index.put(uri, text, place, path);
  const reported = new Set(project.uris);
  const agents = new Map<string, Agent>();
  for (const [name, { uri }] of agentsInUse(index.workspace)) {
    const found = index.get(uri);
    if (found?.verdict.status !== 'loads') continue;
    const { doc, verdict } = found;
    const body = doc.text.slice(doc.body.start, doc.body.end);
    agents.set(name, {
      candidate: { name, description: verdict.description, body },
      listed: verdict,
      isOwn: reported.has(uri),
    });
  }
  return agents;
}

function askedBy(given: RouteCase, agents: ReadonlyMap<string, Agent>, output: Output): Asked {
  const { prompt: text, context, expected, hideExample } = given;
  const prompt = { text, ...(context === undefined ? {} : { context }) };
  const agent = expected === undefined ? undefined : agents.get(expected);
  if (expected !== undefined && !agent)
    output.error(`${commandText('route.unknownAgent', { agent: sanitizeInline(expected) })}\n`);
  if (!hideExample || !agent) return { prompt, expected };
  const example = parseExamples(agent.candidate.description).findIndex(
    (each) => normalizeWords(utterance(each)?.value ?? '') === normalizeWords(text),
  );
  if (example < 0)
    output.error(
      `${commandText('route.unknownExample', { agent: sanitizeInline(agent.candidate.name), example: sanitizeInline(text) })}\n`,
    );
  return { prompt: example < 0 ? prompt : { ...prompt, hide: { agent: agent.candidate.name, example } }, expected };
}

/** The examples as cases, each routed without itself. */
function examplesOf(agents: ReadonlyMap<string, Agent>): readonly Asked[] {
  return [...agents.values()].flatMap(({ isOwn, candidate: { name, description } }) =>
    (isOwn ? parseExamples(description) : []).flatMap((each, example): Asked[] => {
      const text = utterance(each)?.value ?? '';
      const context = each.context?.value ?? '';
      const hide = { agent: name, example };
      return text === '' ? [] : [{ prompt: { text, ...(context === '' ? {} : { context }), hide }, expected: name }];
    }),
  );
}

function byWords(agents: ReadonlyMap<string, Agent>, prompts: readonly Prompt[]) {
  const index = createWordIndex([...agents.values()].map(({ candidate }) => candidate));
  return prompts.map((prompt) => rankByWords(index, prompt));
}
