// The modules measured by `routing.mjs`, as one entry for the bundler.

export { notesOn } from '../../server/src/core/routing/agentNotes';
export { fieldTexts } from '../../server/src/core/routing/fieldTexts';
export * from '../../server/src/core/routing/rankByWords';
export { triedWith } from '../../server/src/core/routing/rowPrompts';
export { tokens } from '../../server/src/core/routing/tokenize';
export { workspaceRouting } from '../../server/src/core/routing/workspaceRouting';
export { normalizeWords } from '../../server/src/core/text/normalizeWords';
