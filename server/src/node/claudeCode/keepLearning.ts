// Learns from a program and stores the facts, unless managed settings would run hooks in its sessions.

import type { Message } from '../../../../common/src/messages/message';
import type { LearnedFacts } from '../../core/dialects/facts';
import { Interrupted, type LearningStep, learnFrom } from './discovery/learn';
import { writeLearned } from './learnedFiles';
import type { Program } from './program';

interface Options {
  readonly program: Program;
  /** A folder in the user's storage. */
  readonly folder: string;
  /** The location of managed settings; undefined where there are none. */
  readonly managed: string | undefined;
  readonly signal: AbortSignal;
  readonly onStep: (step: LearningStep, done: number, of: number) => void;
}

type Kept = { readonly facts: LearnedFacts; readonly file: string } | { readonly problem: Message };

export async function keepLearning({ program, folder, managed, signal, onStep }: Options): Promise<Kept> {
  if (managed !== undefined) return problem('claude.managed', { place: managed });
  try {
    const facts = await learnFrom({ program, signal, onStep });
    if (signal.aborted) return problem('claude.cancelled');
    if (!facts) return problem('claude.notUnderstood');
    return { facts, file: writeLearned(folder, facts) };
  } catch (error) {
    if (error instanceof Interrupted) return problem(signal.aborted ? 'claude.cancelled' : 'claude.tookTooLong');
    // An error of the file system, or of starting the program.
    if (error instanceof Error && 'code' in error) return problem('claude.notStarted', { words: error.message });
    throw error;
  }
}

const problem = (id: string, args: Message['args'] = {}): Kept => ({ problem: { id, args } });
