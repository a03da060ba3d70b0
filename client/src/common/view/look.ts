// What stands for what in the list of agents: icons and theme colours. Every colour is the theme's, and nothing is said by an
// icon or a colour alone.

import type { ListedAgent } from '../../../../server/src/lsp/protocol';

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

interface ScopeLook {
  readonly label: string;
  readonly icon: Icon;
  readonly tooltip: string;
}

/** In the order in which Claude Code prefers them. */
export const SCOPES: Readonly<Record<ListedAgent['scope'], ScopeLook>> = {
  managed: {
    label: 'Managed',
    icon: { id: 'organization' },
    tooltip: 'Put there by an administrator. They win over all others of their name.',
  },
  project: {
    label: 'Project',
    icon: { id: 'folder' },
    tooltip: 'In .claude/agents of the workspace, for everybody who works on it.',
  },
  user: { label: 'User', icon: { id: 'account' }, tooltip: 'Your own, in every project.' },
  plugin: { label: 'Plugin', icon: { id: 'extensions' }, tooltip: 'They come with a plugin.' },
  'built-in': { label: 'Built-in', icon: { id: 'package' }, tooltip: 'They come with Claude Code.' },
};
