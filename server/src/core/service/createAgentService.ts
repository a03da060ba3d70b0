// Makes an agent service: an index over the documents it holds, and the functions over it. Without a clock: `today` is an input.

import { translationFrom } from '../../../../common/src/messages/message';
import { runtimeOf } from '../dialects/dialects';
import type { Runtime } from '../dialects/runtime';
import { searchAgents } from '../features/workspaceSymbols';
import { localizeIn } from '../messages/render';
import type { AgentContext } from '../workspace/agentContext';
import { createAgentContexts } from '../workspace/agentContexts';
import { createAgentIndex } from '../workspace/agentIndex';
import { readSettings } from '../workspace/settings';
import type { AgentService } from './agentService';
import { createDocumentFunctions } from './documentFunctions';
import { createNameFunctions } from './nameFunctions';
import type { AgentRuntime, AgentServiceOptions } from './options';
import { createPromptRouting } from './promptRouting';
import type { AgentInput } from './results';
import { createServiceFiles } from './serviceFiles';
import { summaryData } from './summaryData';

/** Throws a TypeError where `runtime` was not made by a dialect. */
export function createAgentService(
  options: AgentServiceOptions & Required<Pick<AgentServiceOptions, 'today'>>,
): AgentService {
  const { runtime, today, readers = [], onProblem = () => {} } = options;
  if (runtime && !isRuntime(runtime))
    throw new TypeError('`runtime` must come from a dialect: dialects.claude.at(version)');
  const localize = localizeIn(translationFrom(options.translation));
  const settings = readSettings(options.settings);
  const runtimeFor = (uri: string): Runtime => runtime ?? runtimeOf(files.settingsFor(uri));
  const index = createAgentIndex((uri) => runtimeFor(uri));
  const files = createServiceFiles({ options, settings, index, runtimeFor, onProblem });
  const contexts = createAgentContexts({ index, settingsFor: files.settingsFor, today, readers });
  const contextOf = (input: AgentInput): AgentContext | undefined => {
    if (typeof input !== 'string') return files.whileGiven(input.uri, input.text, contexts.of);
    const agent = index.get(input);
    return agent && contexts.of(agent);
  };
  const { steps: _steps, ...documents } = createDocumentFunctions<AgentInput>({
    context: contextOf,
    withText: (input, text) => contextOf({ uri: typeof input === 'string' ? input : input.uri, text }),
    settingsFor: files.settingsFor,
    onRuleError: (rule, uri, error) => onProblem({ kind: 'rule-failed', uri, rule, error }),
    localize,
  });
  const routing = createPromptRouting(index, localize);
  return {
    ...documents,
    ...createNameFunctions(index, contextOf, localize),
    update: files.update,
    remove: files.remove,
    rescan: files.rescan,
    agents: () => index.workspace.agents.map(summaryData),
    workspaceSymbols: (query) => searchAgents(query, index.workspace.agents).map(summaryData),
    route: routing.route,
    runtimeOf(uri) {
      const { dialect, product, plainVersion } = runtimeFor(uri);
      return { dialect, product, version: plainVersion };
    },
  };
}

const isRuntime = (value: AgentRuntime): value is Runtime => 'load' in value && typeof value.load === 'function';
