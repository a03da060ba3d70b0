// Texts to start from: the project's own fixtures, and the shared corpus where it is there. Only read; nothing of them is kept.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/core/rules/registry';
import { fixture, hasCorpus, projectRoot, sharedCorpus } from '../support/shared';
import { LONGEST } from './mutate';

const JSON_SEEDS: readonly string[] = [
  '{"mcpServers":{"github":{"command":"npx","args":["-y"],"env":{"TOKEN":"x"}}}}',
  '{"permissions":{"allow":["mcp__github__search"],"deny":["Agent(reviewer)","Task( a )"]},"projects":{"/w":{"mcpServers":{"a":{}}}}}',
  '{"plugins":{"a@b":[{"installPath":"/p"}],"c":{"installPath":"/q"}},"enabledPlugins":{"a@b":false}}',
  '{"rules":{"unknown-tool":"off"},"files":["x/**/*.md"],"extraTools":["A"],"claudeVersion":"2.1.0","inlayHints.model":true}',
  '{"version":1,"findings":[{"path":"a.md","rule":"x","message":"y","count":2}]}',
  'So: ```json\n{"agent":"query-tuner","runner_up":"none","reason":"It says so.","words":["slow"]}\n```',
];

/** In the same order on every machine. */
export function ownSeeds(): readonly string[] {
  const documented = rules.flatMap(({ docs }) => [docs.bad, docs.good]);
  return [
    ...textsBelow(fixture('agents')),
    ...textsBelow(fixture('seeded')),
    ...personas(),
    ...documented,
    ...JSON_SEEDS,
  ];
}

/** Empty where the corpus is not there. */
export const corpusSeeds = (): readonly string[] => (hasCorpus ? textsBelow(path.join(sharedCorpus, 'files')) : []);

const personas = (): readonly string[] => textsBelow(path.join(projectRoot, 'schemas/personas'));

function textsBelow(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return files.sort().map((name) => readFileSync(path.join(folder, name), 'utf8').slice(0, LONGEST));
}
