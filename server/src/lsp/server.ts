// The values every handler is given; created once per connection.

import type { Connection } from 'vscode-languageserver';
import type { Translation } from '../../../common/src/messages/message';
import type { UserPlaces } from '../core/dialects/claude/places/contextReader';
import type { Localize, LocalizeSentence } from '../core/messages/render';
import type { RunOptions } from '../core/rules/run';
import type { AgentContext, FrontmatterReader } from '../core/workspace/agentContext';
import type { Host } from '../core/workspace/host';
import type { Workspace } from '../core/workspace/workspace';
import type { ClaudeCodeHost } from './claudeCode/claudeCodeHost';
import type { Client } from './client';
import type { RulePage } from './convert';
import type { Documents } from './documents';
import type { Log } from './guard';
import type { Refuse } from './initialize';
import type { Session } from './session/session';

export interface StartOptions {
  readonly host: Host;
  /** `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly readers: readonly FrontmatterReader[];
  /** URI of the user's folder of agents; undefined in hosts without one. */
  readonly userAgents?: string;
  /** URI of the folder of managed agents. */
  readonly managedAgents?: string;
  readonly user?: UserPlaces;
  readonly rulePage: RulePage;
  /** Undefined in hosts that cannot run programs. */
  readonly claudeCode?: ClaudeCodeHost;
  /** Writes the answer of a command to a private file that an editor can open; its URI. Undefined in hosts without files. */
  readonly saveAnswer?: (name: string, text: string) => Promise<string | undefined>;
  readonly version: string;
  /** The translation for a locale such as `zh-cn`; called once. */
  readonly translation?: (locale: string) => Translation | undefined;
}

export interface Server {
  readonly connection: Connection;
  readonly session: Session;
  readonly documents: Documents;
  readonly options: StartOptions;
  /** Does nothing after shutdown. */
  readonly log: Log;
  /** Aborted by the `shutdown` request: after it, no request, notification or log is sent and no timer or child process runs. */
  readonly shutdown: AbortSignal;
  readonly refuse: Refuse;
  readonly client: Client;
  /** Renders in the client's language. */
  readonly localize: Localize;
  readonly localizeSentence: LocalizeSentence;
}

export const runOptions = (server: Server, context: AgentContext): RunOptions => ({
  severities: server.session.settingsFor(context.doc.uri).rules,
  onError: (rule, error) =>
    server.log(
      `rule ${rule} failed on ${context.doc.uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    ),
});

/** Undefined for a file that is not open or is no agent. */
export function agentContext({ session }: Server, uri: string): AgentContext | undefined {
  const agent = session.agent(uri);
  return agent && agent.verdict.status !== 'not-an-agent' ? session.context(agent) : undefined;
}

/** With the unsaved changes of all open files. */
export function currentWorkspace({ session }: Server): Workspace {
  session.flush();
  return session.index.workspace;
}
