// The shape of a rule: messages, documentation, check and fixes. Rules are pure: no files, no clock, no editor.

import type { Message } from '../../../../common/src/messages/message';
import type { Capability, DialectId } from '../dialects/runtime';
import type { SkipCode } from '../dialects/verdict';
import type { Fix } from '../fixes/fix';
import type { Entry } from '../syntax/document';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { AgentSummary } from '../workspace/workspace';

/** Severity follows from the consequence, never from style; the rule documentation defines each level. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a rule reports; running it adds the id and the default severity. */
export interface Found<D> {
  readonly span: Span;
  /** Key into the rule's `messages`. */
  readonly messageId: string;
  readonly args?: Readonly<Record<string, string | number>>;
  readonly data: D;
  /** The field it is about, if the span lies outside of that field. */
  readonly about?: Entry;
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface Related {
  readonly uri: string;
  readonly span: Span;
  /** Zero-based start, for files that are not open, where the span cannot be converted to a position. */
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
  /** Every place of a combined finding, the first included, in file order. */
  readonly places?: readonly Finding[];
  /** Present in a finding that only counts others of its rule, which are not listed. */
  readonly unlisted?: Unlisted;
}

/** What is counted and not listed. */
export interface Unlisted {
  /** At least 1. */
  readonly places: number;
  /** Those without a listed place. */
  readonly findings: Readonly<Record<Severity, number>>;
}

/**
 * Findings of one message become one if the rule has its `<key>Several` form, which takes `{our:names}`: the values of the
 * argument `naming`. Findings that differ in another argument of that form stay separate.
 */
interface Combining {
  readonly within: 'field' | 'file';
  readonly naming: string;
}

/**
 * `skipped`: runs only for skipped files; `unread`: only for a plugin's agent that loads without any of its fields, where no
 * other rule has input. Other rules do not run for such files.
 */
type RuleOccasion = 'skipped' | 'unread';

/** Groups in listing order; each names the folder of its rules. */
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
  /** A whole file that has the finding, and otherwise at most hints. */
  readonly bad: string;
  /** A whole file without it; if the rule has a fix, the result of the first fix for `bad`. */
  readonly good: string;
  /** Source of the consequence. */
  readonly source: string;
  /** The runtime release it was checked on, if not the newest measured one. */
  readonly checked?: string;
  /** Other programs it was checked with. */
  readonly checkedWith?: readonly string[];
}

interface RuleDefinition<D> {
  readonly id: string;
  /** First version of this product that has it. */
  readonly since: string;
  /** Skip codes of the loader that this rule explains. */
  readonly explains?: readonly SkipCode[];
  /** The rule runs only if the runtime has all of these. */
  readonly needs?: readonly Capability[];
  readonly when?: RuleOccasion;
  readonly severity: Severity;
  /** A fix of it can be safe; the summary of a check then counts its findings as fixable without computing fixes. */
  readonly hasSafeFix?: true;
  /** Runs only if the settings give it a severity; `severity` is the proposed one. */
  readonly offByDefault?: true;
  readonly docs: RuleDocs;
  /** `{product}` is the name of the runtime. */
  readonly messages: Readonly<Record<string, string>>;
  readonly combine?: Combining;
  /** Rules whose findings on the same field this one suppresses: one cause, one finding. `*` means all others. */
  readonly subsumes?: readonly string[];
  check(context: AgentContext): Iterable<Found<D>>;
  /** For rules about suppression comments: runs after all others, with the unused comments. */
  checkSuppressions?(context: AgentContext, unused: readonly UnusedSuppression[]): Iterable<Found<D>>;
  fixes?(data: D, span: Span, context: AgentContext): readonly Fix[];
}

/** A rule as its module exports it. */
export interface RuleModule<D = unknown> extends RuleDefinition<D> {
  /** The one dialect it applies to; if absent, every runtime that has what it `needs`. */
  readonly dialect?: DialectId;
  readonly subsumes: readonly string[];
  fixes(data: D, span: Span, context: AgentContext): readonly Fix[];
}

/** A rule with the properties that follow from its module's folder. */
export interface Rule extends RuleModule {
  readonly group: RuleGroup;
  readonly docs: RuleDocs & { readonly checked: string };
}

export interface UnusedSuppression {
  readonly rule: string;
  readonly ruleSpan: Span;
  /** The whole comment. */
  readonly span: Span;
  /** Names no other rule. */
  readonly alone: boolean;
}

/** Completes a definition; the data of a finding is passed only to the rule's own `fixes`. */
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

/** `message` is what is said at the other place. */
export const relatedAgent = (agent: AgentSummary, message: Message): Related => ({
  uri: agent.uri,
  span: agent.nameSpan,
  line: agent.nameStart.line,
  character: agent.nameStart.character,
  endCharacter: agent.nameEnd.character,
  message,
});
