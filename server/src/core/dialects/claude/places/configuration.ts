// Reads Claude Code's configuration files: names of MCP servers and their tools, and permission rules about agents. Keeps nothing
// else: the values beside the names may be secret.

import { LineIndex, type Units } from '../../../text/lineIndex';
import type { Span } from '../../../text/span';
import { insideQuotes, itemsOf, placeIn, propertiesOf, readJson, stringOf, valueAt } from '../../../workspace/json';
import type {
  AgentRule,
  DeniedAgent,
  FileRange,
  McpServer,
  SessionSettings,
} from '../../../workspace/workspaceContext';
import { providers } from '../catalogue/models';

interface ConfigurationFile {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
  /** Of positions. */
  readonly units?: Units;
}

export interface Configuration {
  readonly servers: readonly McpServer[];
  /** MCP tools that permissions name: `mcp__server__tool`. */
  readonly tools: readonly string[];
  readonly rules: readonly AgentRule[];
  readonly denied: readonly DeniedAgent[];
  /** Absent where the file sets nothing about sessions. */
  readonly session?: SessionSettings;
  /** False for broken JSON, of which Claude Code reads nothing; the values before the error are here. */
  readonly sound: boolean;
}

const LISTS = ['allow', 'ask', 'deny'] as const;
const AGENT = /^(?:Agent|Task)\(([^()]+)\)$/;

/** `roots`: paths of the folders whose own part of the user's configuration counts. */
export function readConfiguration(
  file: ConfigurationFile,
  from: McpServer['from'],
  roots: readonly string[] = [],
): Configuration {
  const { root, sound } = readJson(file.text);
  const lines = new LineIndex(file.text, file.units);
  const place = (at: Span) => placeIn(file, lines, at);
  const tools: string[] = [];
  const rules: AgentRule[] = [];
  const denied: DeniedAgent[] = [];
  for (const list of LISTS)
    for (const node of itemsOf(valueAt(root, 'permissions', list))) {
      const entry = stringOf(node)?.trim() ?? '';
      if (/^mcp__\w/.test(entry)) tools.push(entry);
      const name = AGENT.exec(entry)?.[1]?.trim();
      if (name === undefined) continue;
      const whole = insideQuotes(node);
      const raw = file.text.slice(whole.start, whole.end);
      const start = whole.start + Math.max(0, raw.indexOf(name, raw.indexOf('(')));
      rules.push({ list, name, place: place({ start, end: start + name.length }) });
      if (list === 'deny')
        denied.push({ name, entry, ...place({ start: node.offset, end: node.offset + node.length }) });
    }
  const holders = [root, ...roots.map((path) => valueAt(root, 'projects', path))];
  const servers = holders.flatMap((holder) =>
    propertiesOf(valueAt(holder, 'mcpServers')).map(
      ({ name, nameSpan }): McpServer => ({ name, from, place: place(nameSpan), tools: [] }),
    ),
  );
  const session = sessionOf(file, root, from, place);
  return { servers, tools, rules, denied, ...(session ? { session } : {}), sound };
}

/** Of the environment only these are kept: the others may be secret. */
const MODEL_VARIABLES: readonly string[] = [
  'CLAUDE_CODE_SUBAGENT_MODEL',
  'CLAUDE_CODE_SUBAGENT_MODEL_FORCE',
  ...providers.map(({ variable }) => variable),
];

function sessionOf(
  { uri, path }: ConfigurationFile,
  root: ReturnType<typeof readJson>['root'],
  from: McpServer['from'],
  place: (at: Span) => FileRange,
): SessionSettings | undefined {
  const agent = stringOf(valueAt(root, 'agent'));
  const env = Object.fromEntries(
    MODEL_VARIABLES.flatMap((name) => {
      const node = valueAt(root, 'env', name);
      return node && isPlainValue(node.value)
        ? [[name, { value: String(node.value), place: place({ start: node.offset, end: node.offset + node.length }) }]]
        : [];
    }),
  );
  if (agent === undefined && Object.keys(env).length === 0) return undefined;
  return { uri, path, from, ...(agent === undefined ? {} : { agent }), env };
}

const isPlainValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
