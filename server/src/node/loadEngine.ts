// The one place where the command line reaches for its engine, so that the bundler can keep the two apart.

/** Slow the first time. */
export const loadEngine = (): Promise<typeof import('./commandEngine')> => import('./commandEngine');
