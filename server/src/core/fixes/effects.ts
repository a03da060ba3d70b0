// Describes what an unsafe fix changes for the agent, for its title.

import type { Message } from '../../../../common/src/messages/message';
import type { Loads } from '../dialects/verdict';
import { isSamePlain, type Plain } from '../syntax/plainYaml';
import type { AgentContext } from '../workspace/agentContext';
import type { Reread } from './reread';
import { effect, toolsEffect } from './toolsEffect';

/** Absent if the agent keeps its name, tools, model and all other effective properties. */
export function effectOf(context: AgentContext, after: Reread): Message | undefined {
  const { verdict } = context;
  if (after.verdict.status !== 'loads') return undefined;
  const is = after.verdict;
  if (verdict.status !== 'loads') return newTools(context, is);
  const parts = [
    verdict.name === is.name ? undefined : effect('name', { from: verdict.name, to: is.name }),
    toolsEffect(context, is),
    verdict.model === is.model ? undefined : modelEffect(is),
    ...OTHERS.filter((field) => !isIgnored(field, context)).map((field) =>
      fieldEffect(field, verdict.reading.fields.get(field), is.reading.fields.get(field)),
    ),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.reduce((first, next) => effect('and', { first, next }));
}

const OTHERS = ['permissionMode', 'memory', 'hooks', 'mcpServers', 'skills', 'background', 'isolation'] as const;

/** In an agent of a plugin some fields have no effect. */
const isIgnored = (field: string, { scope, runtime }: AgentContext): boolean =>
  scope === 'plugin' && runtime.fields.get(field)?.plugin.effect === 'ignored';

function modelEffect(is: Loads): Message {
  return is.model === null ? effect('noModel') : effect('model', { model: is.model });
}

function fieldEffect(field: string, was: Plain | undefined, is: Plain | undefined): Message | undefined {
  if (isSamePlain(was ?? null, is ?? null)) return undefined;
  return effect(was === undefined || was === null ? 'starts' : is === undefined || is === null ? 'ends' : 'changes', {
    field,
  });
}

/** For a file that did not load: only that it gets all tools although a field of it was about tools. */
function newTools({ doc, runtime }: AgentContext, is: Loads): Message | undefined {
  const after = runtime.effectiveTools(is);
  const all = is.tools === null || is.tools.includes('*');
  if (after.status !== 'granted' || !all) return undefined;
  const names = [...doc.frontmatter.text.matchAll(/^[ \t]*["']?(\w+)["']?[ \t]*:/gm)].map(([, name = '']) => name);
  if (!names.some((name) => name.toLowerCase().includes('tools'))) return undefined;
  return effect('allTools', { count: after.tools.length });
}
