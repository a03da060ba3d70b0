// The modules of the fuzzer and the product, as one entry for the bundler.

export { newestVersion } from '../../../server/src/core/dialects/claude/catalogue/facts';
export { differences } from './compare';
export { editedFiles } from './editedFiles';
export { fixedFile, fixHarms, ours, PLUGIN, textOf } from './ours';
export { editedSeeds } from './seeds';
export { hookFiles, OWN_NAME, writtenFiles } from './writtenFiles';
