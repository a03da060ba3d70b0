// What a rule is: one thing that can be wrong with an agent file, its words, its documentation and its way out.
// A rule sees values only: it cannot read files, look at a clock, or know which editor is asking.

import type { Message } from '../../../../common/src/messages/message';
import type { Capability, DialectId } from '../dialects/runtime';
import type { SkipCode } from '../dialects/verdict';
import type { Fix } from '../fixes/fix';
import type { Entry } from '../syntax/document';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';

/** Severity is consequence, never style; what each means is fixed in the documentation of the rules. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a rule says; the id and the default severity are added when it is run. */
export interface Found<D> {
  readonly span: Span;
  /** Key into the rule's `messages`. */
  readonly say: string;
  readonly args?: Readonly<Record<string, string | number>>;
  readonly data: D;
  /** The field it is about, where the characters stand outside of it. */
  readonly about?: Entry;
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface Related {
  readonly uri: string;
  readonly span: Span;
  /** Zero-based start for files that are not open; used where the span cannot be turned into a position. */
  readonly line: number;
  readonly character: number;
  readonly endCharacter: number;
  readonly message: Message;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Message;
  readonly data: unknown;
  readonly about?: Entry;
  readonly related: readonly Related[];
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Every place of a finding that stands for several, the first included; in file order. */
  readonly places?: readonly Finding[];
}

/**
 * Findings of one message are reported as one where the rule has a `<key>Several` form of it: it takes `{our:names}`, the values
 * of the argument `naming`. Findings that differ in another argument of that form stay apart.
 */
interface Combining {
  readonly within: 'field' | 'file';
  readonly naming: string;
}

/**
 * `skipped`: it speaks only about files that are skipped; `unread`: only about a plugin's agent that loads without any of its
 * fields, where no other rule has anything to go by. Others do not ask it.
 */
type RuleOccasion = 'skipped' | 'unread';

/** What rules are about, in the order in which they are listed. A rule's module lies in the folder of its group. */
export const ruleGroups = [
  'frontmatter',
  'yaml',
  'description',
  'examples',
  'tools',
  'model',
  'hooks',
  'plugin',
  'body',
  'workspace',
  'routing',
] as const;

type RuleGroup = (typeof ruleGroups)[number];

interface RuleDocs {
  readonly title: string;
  readonly why: string;
  /** A whole file that has the finding, and nothing above hint beside it. */
  readonly bad: string;
  /** A whole file without it; where the rule has a fix, what the first fix makes of `bad`. */
  readonly good: string;
  /** Where the consequence is known from. */
  readonly source: string;
  /** What it was checked on, where that is not the newest measured release of the runtime. */
  readonly checked?: string;
  /** Other programs it was checked with. */
  readonly checkedWith?: readonly string[];
}

interface RuleDefinition<D> {
  readonly id: string;
  /** The version of this product that has it first. */
  readonly since: string;
  /** Why the loader skips a file, by its codes: this rule says so to the author. */
  readonly explains?: readonly SkipCode[];
  /** The rule asks only where the runtime has all of these. */
  readonly needs?: readonly Capability[];
  readonly when?: RuleOccasion;
  readonly severity: Severity;
  /** One of its fixes can be safe: the summary of a check counts its findings as fixable. Whether a finding has one is computed. */
  readonly hasSafeFix?: true;
  /** Runs only where the settings name a severity for it; `severity` is the proposed one. */
  readonly offByDefault?: true;
  readonly docs: RuleDocs;
  /** `{product}` is the name of the runtime that judges the file. */
  readonly messages: Readonly<Record<string, string>>;
  readonly combine?: Combining;
  /** Rules that must stay silent on the same field when this one speaks: one cause, one finding. `*` means all others. */
  readonly subsumes?: readonly string[];
  check(context: AgentContext): Iterable<Found<D>>;
  /** For a rule about the comments that silence rules: asked after all others, with those that silenced nothing. */
  checkSuppressions?(context: AgentContext, unused: readonly UnusedSuppression[]): Iterable<Found<D>>;
  fixes?(data: D, span: Span, context: AgentContext): readonly Fix[];
}

/** A rule as its module exports it. */
export interface RuleModule<D = unknown> extends RuleDefinition<D> {
  /** It is true of this dialect's runtimes alone; of every runtime that has what it `needs` where absent. */
  readonly dialect?: DialectId;
  readonly subsumes: readonly string[];
  fixes(data: D, span: Span, context: AgentContext): readonly Fix[];
}

/** A rule with what follows from the folder its module lies in. */
export interface Rule extends RuleModule {
  readonly group: RuleGroup;
  readonly docs: RuleDocs & { readonly checked: string };
}

export interface UnusedSuppression {
  readonly rule: string;
  readonly ruleSpan: Span;
  /** The whole comment. */
  readonly span: Span;
  /** It names no other rule. */
  readonly alone: boolean;
}

/** Completes a definition; the data a rule finds comes back to its own `fixes` and to nothing else. */
export function rule<D = undefined>(definition: RuleDefinition<D>): RuleModule {
  const fixes = definition.fixes?.bind(definition);
  const typed: RuleModule<D> = { ...definition, subsumes: definition.subsumes ?? [], fixes: fixes ?? (() => []) };
  return typed as unknown as RuleModule;
}

/** The title of a fix, by its key in the shared table of titles. */
export const title = (id: string, args: Message['args'] = {}): Message => ({
  id: `fix.${id}`,
  args,
});
