// The environment in which tests start a runtime: a home of its own, nothing of the developer's, nothing told or fetched. Also what
// it takes to have it ask a stand-in in place of the model.
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

/** `url` is a stand-in's, on the loopback address. */
export const askingAt = (url) => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'placeholder-for-loopback' });
