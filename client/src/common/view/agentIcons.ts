// What stands for what in the list of agents: icons and theme colours. Every colour is the theme's, and nothing is said by an
// icon or a colour alone.

import type { ListedAgent } from '../../../../common/src/protocol/agents';
import { say } from '../texts/agents';

export interface Icon {
  /** Of VS Code's own set. */
  readonly id: string;
  /** A colour of the theme; absent for that of the text. */
  readonly color?: string;
}

/** How an agent stands for a session; the first that is true decides the icon. */
export type Standing = 'skipped' | 'shadowed' | 'denied' | 'duplicate' | 'not-searched' | 'used';

const STANDING_ICONS: Readonly<Partial<Record<Standing, Icon>>> = {
  skipped: { id: 'error', color: 'problemsErrorIcon.foreground' },
  shadowed: { id: 'layers', color: 'disabledForeground' },
  denied: { id: 'circle-slash', color: 'disabledForeground' },
  duplicate: { id: 'warning', color: 'problemsWarningIcon.foreground' },
};

/** The colours Claude Code knows; themes have no cyan and no pink of their own. */
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

export function iconOf(standing: Standing, color: string | null): Icon {
  const known = color !== null && Object.hasOwn(AGENT_COLORS, color) ? AGENT_COLORS[color] : undefined;
  const dot = { id: standing === 'used' ? 'circle-filled' : 'circle-outline', color: known ?? 'descriptionForeground' };
  return STANDING_ICONS[standing] ?? dot;
}

/** In the order in which Claude Code prefers them. */
const SCOPE_ICONS: Readonly<Record<ListedAgent['scope'], string>> = {
  managed: 'organization',
  project: 'folder',
  user: 'account',
  plugin: 'extensions',
  'built-in': 'package',
};
export const SCOPES: readonly string[] = Object.keys(SCOPE_ICONS);

interface ScopeLook {
  readonly label: string;
  readonly icon: Icon;
  readonly tooltip: string;
}

export const scopeLook = (scope: ListedAgent['scope']): ScopeLook => ({
  label: say(`scope.${scope}`),
  icon: { id: SCOPE_ICONS[scope] },
  tooltip: say(`scope.${scope}.what`),
});
