// What a rule is: one thing that can be wrong with an agent file, its words, its documentation and its way out.
// A rule sees values only: it cannot read files, look at a clock, or know which editor is asking.

import type { Message } from '../../../../common/src/messages/message';
import { newestRelease } from '../dialects/claude/catalogue/tools';
import type { PluginPlace } from '../dialects/claude/loader/pluginAgent';
import type { Scope, Verdict } from '../dialects/claude/loader/verdict';
import type { AgentDocument, Entry } from '../syntax/document';
import type { AgentView } from '../syntax/view';
import type { TextEdit } from '../text/edit';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import type { FrontmatterReader } from './reader';

/** Severity is consequence, never style; what each means is fixed in the documentation of the rules. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface RuleOptions {
  /** `YYYY-MM-DD`; what is retired is judged by this day. */
  readonly today: string;
  readonly claudeVersion: string;
  readonly extraTools: readonly string[];
  readonly extraModels: readonly string[];
  readonly descriptionBudget: number;
}

export interface RuleContext {
  readonly doc: AgentDocument;
  readonly view: AgentView;
  readonly verdict: Verdict;
  readonly scope: Scope;
  /** For scope `plugin`. */
  readonly plugin?: PluginPlace;
  readonly workspace: Workspace;
  readonly options: RuleOptions;
  /** Other programs' ways of reading the same text; empty where the host has none. */
  readonly readers: readonly FrontmatterReader[];
}

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
interface Grouping {
  readonly within: 'field' | 'file';
  readonly naming: string;
}

export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** Meaning kept or plainly restored: part of fix-all. */
  readonly safe: boolean;
  /** It puts something there for the author to fill in: never applied unasked. */
  readonly placeholder?: true;
}

/**
 * `skipped`: it speaks only about files that are skipped; `unread`: only about a plugin's agent that loads without any of its
 * fields, where no other rule has anything to go by. Others do not ask it.
 */
type RuleOccasion = 'skipped' | 'unread';

interface RuleDocs {
  readonly title: string;
  readonly why: string;
  /** A whole file that has the finding, and nothing above hint beside it. */
  readonly bad: string;
  /** A whole file without it; where the rule has a fix, what the first fix makes of `bad`. */
  readonly good: string;
  /** Where the consequence is known from. */
  readonly source: string;
  /** The runtime version it was checked on. */
  readonly checked: string;
}

export interface Rule<D = unknown> {
  readonly id: string;
  readonly when?: RuleOccasion;
  readonly severity: Severity;
  /** Runs only where the settings name a severity for it; `severity` is the proposed one. */
  readonly offByDefault?: true;
  readonly docs: RuleDocs;
  readonly messages: Readonly<Record<string, string>>;
  readonly group?: Grouping;
  /** Rules that must stay silent on the same field when this one speaks: one cause, one finding. `*` means all others. */
  readonly subsumes: readonly string[];
  check(context: RuleContext): Iterable<Found<D>>;
  /** For a rule about the comments that silence rules: asked after all others, with those that silenced nothing. */
  checkSuppressions?(context: RuleContext, unused: readonly UnusedSuppression[]): Iterable<Found<D>>;
  fixes(data: D, span: Span, context: RuleContext): readonly Fix[];
}

export interface UnusedSuppression {
  readonly rule: string;
  readonly ruleSpan: Span;
  /** The whole comment. */
  readonly span: Span;
  /** It names no other rule. */
  readonly alone: boolean;
}

interface RuleDefinition<D> {
  readonly id: string;
  readonly when?: RuleOccasion;
  readonly severity: Severity;
  readonly offByDefault?: true;
  readonly docs: RuleDocs;
  readonly messages: Readonly<Record<string, string>>;
  readonly group?: Grouping;
  readonly subsumes?: readonly string[];
  check(context: RuleContext): Iterable<Found<D>>;
  checkSuppressions?(context: RuleContext, unused: readonly UnusedSuppression[]): Iterable<Found<D>>;
  fixes?(data: D, span: Span, context: RuleContext): readonly Fix[];
}

export const RUNTIME = newestRelease;

/** Completes a definition; the data a rule finds comes back to its own `fixes` and to nothing else. */
export function rule<D = undefined>(definition: RuleDefinition<D>): Rule {
  const fixes = definition.fixes?.bind(definition);
  const typed: Rule<D> = { ...definition, subsumes: definition.subsumes ?? [], fixes: fixes ?? (() => []) };
  return typed as unknown as Rule;
}

/** The title of a fix, by its key in the shared table of titles. */
export const title = (id: string, args: Message['args'] = {}): Message => ({
  id: `fix.${id}`,
  args,
});
