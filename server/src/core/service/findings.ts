// The findings of documents, kept until something they depend on changes: several requests about one text need them.

import type { Finding } from '../rules/rule';
import { check, checkSteps, type RunOptions } from '../rules/run';
import type { AgentDocument } from '../syntax/document';
import type { Steps } from '../text/steps';
import type { AgentContext } from '../workspace/agentContext';

interface Kept {
  readonly context: AgentContext;
  readonly severities: RunOptions['severities'];
  readonly findings: readonly Finding[];
}

export interface Findings {
  of(context: AgentContext, options: RunOptions): readonly Finding[];
  /** The same in steps. */
  steps(context: AgentContext, options: RunOptions): Steps<readonly Finding[]>;
}

export function createFindings(): Findings {
  const kept = new WeakMap<AgentDocument, Kept>();
  const known = (context: AgentContext, { severities }: RunOptions): readonly Finding[] | undefined => {
    const last = kept.get(context.doc);
    return last?.severities === severities && isSameContext(last?.context, context) ? last?.findings : undefined;
  };
  const keep = (context: AgentContext, { severities }: RunOptions, findings: readonly Finding[]) => {
    kept.set(context.doc, { context, severities, findings });
    return findings;
  };
  return {
    of: (context, options) => known(context, options) ?? keep(context, options, check(context, options)),
    *steps(context, options) {
      return known(context, options) ?? keep(context, options, yield* checkSteps(context, options));
    },
  };
}

/** Parts that are made anew whenever they change are compared by identity. */
function isSameContext(a: AgentContext | undefined, b: AgentContext): boolean {
  return (
    a !== undefined &&
    a.verdict === b.verdict &&
    a.workspace === b.workspace &&
    a.runtime === b.runtime &&
    a.readers === b.readers &&
    a.scope === b.scope &&
    a.plugin === b.plugin &&
    a.options.today === b.options.today &&
    a.options.extraTools === b.options.extraTools &&
    a.options.extraModels === b.options.extraModels &&
    a.options.descriptionBudget === b.options.descriptionBudget
  );
}
