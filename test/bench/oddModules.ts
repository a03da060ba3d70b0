// The modules measured by `oddFiles.mjs` and `waiting.mjs`, as one entry for the bundler.

export { createAgentService } from '../../server/src/library';
export { oddTexts } from '../support/oddTexts';
