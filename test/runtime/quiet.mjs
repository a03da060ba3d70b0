// The environment of runtimes in tests: a temporary home, no updates or telemetry, and a fake model API.
import path from 'node:path';

export const quietEnvironment = (home) => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  CLAUDE_CONFIG_DIR: path.join(home, '.claude'),
  LANG: 'C.UTF-8',
  TERM: 'dumb',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_TELEMETRY: '1',
});

/** `url`: the fake API on the loopback address. */
export const askingAt = (url) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'placeholder-for-loopback' });
