// The modules of this folder called by `run.mjs`, as one entry for the bundler.

export * from './candidateAnswers';
export * from './candidateProbes';
export * from './changelogs';
export * from './drift';
export * from './expectedCandidates';
export * from './files';
export * from './harvest/candidates';
export * from './harvest/changelog';
export * from './harvest/harvest';
export * from './harvest/program';
export * from './harvest/sections';
export * from './knownNames';
export * from './places';
export * from './probes';
export * from './recorded';
export * from './report';
export * from './reportRuntimes';
export * from './runtimes';
export * from './sameName';
export * from './stated';
