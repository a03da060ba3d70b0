// The modules measured by `routing.mjs`, as one entry for the bundler.

export { fieldTexts } from '../../server/src/core/routing/fields';
export { notesOn } from '../../server/src/core/routing/notes';
export { triedWith } from '../../server/src/core/routing/rowPrompts';
export { workspaceRouting } from '../../server/src/core/routing/table';
export { tokens } from '../../server/src/core/routing/tokens';
export * from '../../server/src/core/routing/words';
export { normalizeWords } from '../../server/src/core/text/normalizeWords';
