// Loads the parser, the rules and the commands that need them; nothing those use may import this.

import { compiledEngine } from './shortRun';

type Engine = typeof import('./commandEngine');

/** A bundle of its own, which takes most of the start-up time. */
export const loadEngine = async (): Promise<Engine> =>
  (compiledEngine() as Engine | undefined) ?? import('./commandEngine');
