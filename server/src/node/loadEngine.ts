// Loads the parser, the rules and the commands that need them; nothing those use may import this.

/** A bundle of its own, which takes most of the start-up time. */
export const loadEngine = (): Promise<typeof import('./commandEngine')> => import('./commandEngine');
