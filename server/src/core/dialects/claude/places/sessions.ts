// What settings files decide about the session of an agent: the agent of the main conversation, the models of subagents, the provider.

import type { AgentSummary, Workspace } from '../../../workspace/workspace';
import type { SessionSettings } from '../../../workspace/workspaceContext';
import type { ProviderId } from '../../facts';
import type { ForcedModel } from '../../runtime';
import { providers } from '../catalogue/models';

type Here = Pick<AgentSummary, 'uri' | 'name' | 'scope'>;

/** True where a settings file that counts for this agent names it as the agent of the main conversation. */
export const isMainAgent = (agent: Here, workspace: Workspace): boolean =>
  settingsFor(agent, workspace).some(({ agent: named }) => named !== undefined && isCalled(agent.name, named));

const isCalled = (name: string, named: string): boolean => named === name || named.endsWith(`:${name}`);

const MODEL = 'CLAUDE_CODE_SUBAGENT_MODEL';
const FORCE = 'CLAUDE_CODE_SUBAGENT_MODEL_FORCE';

/** Absent where no settings file in sight sets one. Variables of the shell are not known here. */
export function subagentModel(agent: Here, workspace: Workspace): ForcedModel | undefined {
  const settings = settingsFor(agent, workspace);
  const setting = (name: string) => settings.flatMap(({ env }) => env[name] ?? [])[0];
  const [model, force] = [setting(MODEL), setting(FORCE)];
  const forced = force !== undefined && /^(?:1|true|yes|on)$/i.test(force.value.trim());
  const named = model?.value.trim();
  if (forced) return { model: isModel(named) ? named : undefined, forced, place: force.place };
  return model && isModel(named) ? { model: named, forced, place: model.place } : undefined;
}

/** Who answers model requests, as far as settings files say; variables of the shell are not known here. */
export function providerOf(agent: Here, workspace: Workspace): ProviderId {
  const settings = settingsFor(agent, workspace);
  const isSet = (variable: string): boolean => {
    const value = settings
      .flatMap(({ env }) => env[variable] ?? [])[0]
      ?.value.trim()
      .toLowerCase();
    return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value);
  };
  return providers.find(({ variable }) => isSet(variable))?.id ?? 'firstParty';
}

/** `inherit` is the model of the main conversation, as no value is. */
const isModel = (named: string | undefined): named is string =>
  named !== undefined && named !== '' && named.toLowerCase() !== 'inherit';

/** Those that come first take precedence: local, then project, then user. */
function settingsFor({ uri, scope }: Here, { sessions = [] }: Workspace): readonly SessionSettings[] {
  const counts = ({ from, uri: file }: SessionSettings): boolean =>
    from === 'user' || (scope !== 'user' && uri.startsWith(projectOf(file)));
  return sessions.filter(counts).sort((a, b) => precedence(a) - precedence(b) || b.uri.length - a.uri.length);
}

/** The folder above `.claude`, with a slash. */
const projectOf = (settings: string): string => settings.replace(/\.claude\/[^/]*$/, '');

const precedence = ({ from, uri }: SessionSettings): number =>
  from === 'user' ? 2 : uri.endsWith('/settings.local.json') ? 0 : 1;
