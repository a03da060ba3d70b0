// Icons and colours of the agents view; colours come from the theme, and every icon repeats what the text says.

import type { ListedAgent } from '../../../../common/src/protocol/agents';
import { localize } from '../texts/agents';

export interface ThemedIcon {
  /** A codicon. */
  readonly id: string;
  /** A theme colour; default: the text's. */
  readonly color?: string;
}

/** The state of an agent in a session; the first that applies decides the icon. */
export type AgentState = 'skipped' | 'shadowed' | 'denied' | 'duplicate' | 'not-searched' | 'used';

const STATE_ICONS: Readonly<Partial<Record<AgentState, ThemedIcon>>> = {
  skipped: { id: 'error', color: 'problemsErrorIcon.foreground' },
  shadowed: { id: 'layers', color: 'disabledForeground' },
  denied: { id: 'circle-slash', color: 'disabledForeground' },
  duplicate: { id: 'warning', color: 'problemsWarningIcon.foreground' },
};

/** Claude Code's colours; themes define no cyan and no pink for charts. */
const AGENT_COLORS: Readonly<Record<string, string>> = {
  red: 'charts.red',
  blue: 'charts.blue',
  green: 'charts.green',
  yellow: 'charts.yellow',
  purple: 'charts.purple',
  orange: 'charts.orange',
  pink: 'terminal.ansiBrightMagenta',
  cyan: 'terminal.ansiCyan',
};

export function iconOf(state: AgentState, color: string | null): ThemedIcon {
  const known = color !== null && Object.hasOwn(AGENT_COLORS, color) ? AGENT_COLORS[color] : undefined;
  const dot = { id: state === 'used' ? 'circle-filled' : 'circle-outline', color: known ?? 'descriptionForeground' };
  return STATE_ICONS[state] ?? dot;
}

/** In Claude Code's order of precedence. */
const SCOPE_ICONS: Readonly<Record<ListedAgent['scope'], string>> = {
  managed: 'organization',
  project: 'folder',
  user: 'account',
  plugin: 'extensions',
  'built-in': 'package',
};
export const SCOPES: readonly string[] = Object.keys(SCOPE_ICONS);

interface ScopeAppearance {
  readonly label: string;
  readonly icon: ThemedIcon;
  readonly tooltip: string;
}

export const scopeAppearance = (scope: ListedAgent['scope']): ScopeAppearance => ({
  label: localize(`scope.${scope}`),
  icon: { id: SCOPE_ICONS[scope] },
  tooltip: localize(`scope.${scope}.what`),
});
