// What the fuzzer calls of the product and of its own modules, in one bundle.

export { newestVersion } from '../../../server/src/core/dialects/claude/catalogue/facts';
export { differences } from './compare';
export { editedFiles } from './editedFiles';
export { fixedFile, fixHarms, ours, PLUGIN, textOf } from './ours';
export { editedSeeds } from './seeds';
export { hookFiles, OWN_NAME, writtenFiles } from './writtenFiles';
