// Environments for Claude Code sessions: the user's without other sessions' variables, or an empty one with a home of its own.

import { isSearchPath, type Program } from './program';

/** Variables of Claude Code that are kept: those for login and endpoints. */
const LOGIN =
  /^CLAUDE_(CONFIG_DIR|SECURESTORAGE_.*|CODE_(OAUTH_.*|USE_.*|SKIP_\w+_AUTH|API_.*|CLIENT_.*|CUSTOM_.*|EXTRA_BODY|GIT_BASH_PATH|MAX_RETRIES))$/;

/** Variables that make programs run or load code. */
const FOREIGN = /^(CLAUDECODE|NODE_OPTIONS|NODE_PATH|BUN_.*|ELECTRON_.*|VSCODE_.*|LD_PRELOAD|GIT_.*)$/;

const RESTRICTIONS = {
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_DISABLE_CLAUDE_MDS: '1',
  CLAUDE_CODE_DISABLE_AUTO_MEMORY: '1',
  CLAUDE_CODE_DISABLE_FILE_MENTIONS: '1',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_TELEMETRY: '1',
} as const;

export function userEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  program: Program,
  temporary: string,
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || FOREIGN.test(name) || isSearchPath(name)) continue;
    if (name.startsWith('CLAUDE') && !LOGIN.test(name)) continue;
    kept[name] = value;
  }
  return { ...kept, PATH: program.searchPath, CLAUDE_CODE_TMPDIR: temporary, ...RESTRICTIONS };
}

/** For sessions without a login. */
export function emptyEnvironment(program: Program, home: string, temporary: string): Readonly<Record<string, string>> {
  const { SystemRoot, LANG } = process.env;
  return {
    PATH: program.searchPath,
    HOME: home,
    USERPROFILE: home,
    CLAUDE_CONFIG_DIR: `${home}/.claude`,
    CLAUDE_CODE_TMPDIR: temporary,
    LANG: LANG ?? 'C.UTF-8',
    TERM: 'dumb',
    ...(SystemRoot ? { SystemRoot } : {}),
    ...RESTRICTIONS,
  };
}
