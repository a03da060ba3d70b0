// The values every handler is given; created once per connection.

import type { Connection } from 'vscode-languageserver';
import type { Translation } from '../../../common/src/messages/message';
import type { UserPlaces } from '../core/dialects/claude/places/contextReader';
import type { Localize, LocalizeSentence } from '../core/messages/render';
import { createDocumentFunctions, type DocumentFunctions } from '../core/service/documentFunctions';
import type { AgentContext, FrontmatterReader } from '../core/workspace/agentContext';
import type { IndexedAgent } from '../core/workspace/agentIndex';
import type { Host } from '../core/workspace/host';
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
  /** Called in a pause of typing, when what is computed in pauses is done. */
  readonly onPause?: () => void;
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
  /** The functions of the agent service over the session's documents, in the client's language. */
  readonly agents: DocumentFunctions<DocumentInput>;
  /** Renders in the client's language. */
  readonly localize: Localize;
  readonly localizeSentence: LocalizeSentence;
}

/** Names the document of a function: the URI of an open file, or an agent that was loaded. */
export type DocumentInput = string | IndexedAgent;

export function documentFunctions(session: Session, localize: Localize, log: Log): DocumentFunctions<DocumentInput> {
  const agentOf = (input: DocumentInput): IndexedAgent | undefined =>
    typeof input === 'string' ? session.agent(input) : input;
  return createDocumentFunctions<DocumentInput>({
    context(input) {
      const agent = agentOf(input);
      return agent && session.context(agent);
    },
    withText(input, text) {
      const agent = agentOf(input);
      return agent && session.contextOf(text, agent);
    },
    settingsFor: session.settingsFor,
    onRuleError: (rule, uri, error) =>
      log(`rule ${rule} failed on ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    localize,
  });
}

/** Undefined for a file that is not open or is no agent. */
export function agentContext({ session }: Server, uri: string): AgentContext | undefined {
  const agent = session.agent(uri);
  return agent && agent.verdict.status !== 'not-an-agent' ? session.context(agent) : undefined;
}
