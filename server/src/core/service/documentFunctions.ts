// The functions of the agent service about one document, over any source of contexts: a language server's session, a run of the
// command line, or the public service's own workspace.

import { sanitizeLine } from '../../../../common/src/text/sanitize';
import { fixesAt, fixesAtSteps, type OfferedFix } from '../features/codeActions';
import { codeLens } from '../features/codeLens';
import { complete } from '../features/completion/completion';
import type { Completion } from '../features/completion/item';
import { declarationsAt } from '../features/definition';
import { agentColor } from '../features/documentColors';
import { highlightsAt } from '../features/documentHighlights';
import { documentLinks } from '../features/documentLinks';
import { documentSymbols } from '../features/documentSymbols';
import { type FixedText, fixText, fixTextSteps } from '../features/fixText';
import { folds } from '../features/folding';
import { hover } from '../features/hover/hoverAt';
import { inlayHints } from '../features/inlayHints';
import {
  type Refactoring,
  type RefactoringKind,
  refactorings,
  refactoringsSteps,
} from '../features/refactor/refactorings';
import { selectionsAt } from '../features/selectionRanges';
import { semanticTokens } from '../features/semanticTokens';
import type { Localize } from '../messages/render';
import { loadOf, reportFile } from '../report/reportFile';
import type { Finding } from '../rules/rule';
import type { RunOptions } from '../rules/run';
import type { Span } from '../text/span';
import type { Steps } from '../text/steps';
import type { AgentContext } from '../workspace/agentContext';
import type { Settings } from '../workspace/settings';
import type { AgentDocumentFunctions } from './agentService';
import { findingData } from './findingData';
import { createFindings } from './findings';
import { parsedAgent } from './parsedAgent';
import type { AgentFinding, AgentFix, AgentRefactoring, FixedAgent } from './results';

export interface DocumentSource<Input> {
  /** Absent for a document that is not held. Cheap: called for every function. */
  context(input: Input): AgentContext | undefined;
  /** The context the document would have with another text. */
  withText(input: Input, text: string): AgentContext | undefined;
  settingsFor(uri: string): Settings;
  /** Called when a rule throws. */
  readonly onRuleError?: (rule: string, uri: string, error: unknown) => void;
  readonly localize: Localize;
}

/** The offset, or the end of the text nearest to it. */
export const offsetIn = ({ doc }: AgentContext, offset: number): number =>
  Math.max(0, Math.min(offset, doc.text.length));

const WHOLE = { start: 0, end: Number.POSITIVE_INFINITY };

/** Functions that may take long, in steps. */
interface DocumentSteps<Input> {
  check(input: Input): Steps<readonly AgentFinding[]>;
  fixes(input: Input, range: Span): Steps<readonly AgentFix[]>;
  fixAll(input: Input): Steps<FixedAgent | null>;
  refactorings(
    input: Input,
    selection: Span,
    wants: (kind: RefactoringKind) => boolean,
  ): Steps<readonly AgentRefactoring[]>;
}

export type DocumentFunctions<Input> = AgentDocumentFunctions<Input> & { readonly steps: DocumentSteps<Input> };

export function createDocumentFunctions<Input>(source: DocumentSource<Input>): DocumentFunctions<Input> {
  const { localize } = source;
  const findings = createFindings();
  /** Features other than completion and hover have nothing to say about a file that is no agent. */
  const agentContext = (input: Input): AgentContext | undefined => {
    const context = source.context(input);
    return context && context.verdict.status !== 'not-an-agent' ? context : undefined;
  };
  const runOptions = ({ doc: { uri } }: AgentContext): RunOptions => ({
    severities: source.settingsFor(uri).rules,
    onError: (rule, error) => source.onRuleError?.(rule, uri, error),
  });
  const fixData = ({ finding, fix, preferred }: OfferedFix): AgentFix => ({
    title: localize(fix.title),
    finding: findingData(finding, localize),
    edits: fix.edits,
    safe: fix.safe,
    preferred,
  });
  const fixedData = ({ text, applied }: FixedText): FixedAgent => ({
    text,
    applied: applied.map(({ rule, title }) => ({ rule, title: localize(title) })),
  });
  const refactoringData = ({ title, ...rest }: Refactoring): AgentRefactoring => ({ title: localize(title), ...rest });
  return {
    parse(input) {
      const context = source.context(input);
      return context && parsedAgent(context);
    },
    load(input) {
      const context = source.context(input);
      return context && loadOf(context.verdict);
    },
    check(input) {
      const context = source.context(input);
      const found = context ? findings.of(context, runOptions(context)) : [];
      return found.map((finding) => findingData(finding, localize));
    },
    report(input, { path, fixes = 'none' } = {}) {
      const context = source.context(input);
      if (!context) return undefined;
      const options = runOptions(context);
      const wantsFixes = ({ severity }: Finding): boolean =>
        fixes === 'all' || (fixes === 'above-hint' && severity !== 'hint');
      const shownPath = path ?? context.workspace.byUri(context.doc.uri)?.path ?? context.doc.uri;
      return reportFile(shownPath, context, findings.of(context, options), wantsFixes, options);
    },
    fixes(input, range = WHOLE) {
      const context = agentContext(input);
      if (!context) return [];
      const options = runOptions(context);
      return fixesAt(context, range, options, findings.of(context, options)).map(fixData);
    },
    fixAll(input) {
      const context = source.context(input);
      if (!context) return undefined;
      return fixedData(fixText(context, (text) => source.withText(input, text) ?? context, runOptions(context)));
    },
    effectiveTools(input) {
      const context = source.context(input);
      return context?.verdict.status === 'loads' ? context.runtime.effectiveTools(context.verdict) : undefined;
    },
    complete(input, offset) {
      const context = source.context(input);
      if (!context) return [];
      return complete(context, offsetIn(context, offset)).map((item) => ({
        label: sanitizeLine(item.label),
        kind: item.kind,
        detail: item.detail === undefined ? '' : localize(item.detail),
        hasDocumentation: item.documentation !== undefined,
        replace: item.replace,
        newText: item.newText,
        isSnippet: item.isSnippet === true,
        sortText: item.sortText,
        ...filterOf(item),
        deprecated: item.deprecated === true,
        retrigger: item.retrigger === true,
      }));
    },
    completionDocumentation(input, offset, label) {
      const context = source.context(input);
      const item =
        context && complete(context, offsetIn(context, offset)).find((each) => sanitizeLine(each.label) === label);
      return item?.documentation?.().map(localize).join('\n\n');
    },
    hover(input, offset) {
      const context = source.context(input);
      const found = context && hover(context, offsetIn(context, offset));
      return found && { span: found.span, markdown: [found.lead, ...found.facts].map(localize).join('\n\n') };
    },
    symbols(input, { headings = true } = {}) {
      const context = agentContext(input);
      return context ? documentSymbols(context, { headings, localize }) : [];
    },
    definition(input, offset) {
      const context = agentContext(input);
      return context ? (declarationsAt(context, offsetIn(context, offset))?.places ?? []) : [];
    },
    folding(input) {
      const context = agentContext(input);
      return context ? folds(context) : [];
    },
    documentHighlights(input, offset) {
      const context = agentContext(input);
      return context ? highlightsAt(context, offsetIn(context, offset)) : [];
    },
    selectionRanges(input, offset) {
      const context = agentContext(input);
      return context ? selectionsAt(context, offsetIn(context, offset)) : [];
    },
    documentLinks(input, { markdownLinks = true } = {}) {
      const context = agentContext(input);
      return context ? documentLinks(context, { markdownLinks }) : [];
    },
    colors(input) {
      const context = agentContext(input);
      const color = context && agentColor(context);
      return color ? [color] : [];
    },
    semanticTokens(input, within) {
      const context = agentContext(input);
      return context ? semanticTokens(context, within) : [];
    },
    inlayHints(input) {
      const context = agentContext(input);
      if (!context) return [];
      const hints = inlayHints(context, source.settingsFor(context.doc.uri).inlayHints);
      return hints.map(({ offset, label }) => ({ offset, label: localize(label) }));
    },
    codeLens(input) {
      const context = source.context(input);
      return context ? codeLens(context, localize) : [];
    },
    refactorings(input, selection, wants) {
      const context = agentContext(input);
      return context ? refactorings(context, selection, wants).map(refactoringData) : [];
    },
    steps: {
      *check(input) {
        const context = source.context(input);
        const found = context ? yield* findings.steps(context, runOptions(context)) : [];
        return found.map((finding) => findingData(finding, localize));
      },
      *fixes(input, range) {
        const context = agentContext(input);
        if (!context) return [];
        const options = runOptions(context);
        const found = yield* findings.steps(context, options);
        return (yield* fixesAtSteps(context, range, options, found)).map(fixData);
      },
      *fixAll(input) {
        const context = source.context(input);
        if (!context) return null;
        const withText = (text: string): AgentContext => source.withText(input, text) ?? context;
        return fixedData(yield* fixTextSteps(context, withText, runOptions(context)));
      },
      *refactorings(input, selection, wants) {
        const context = agentContext(input);
        return context ? (yield* refactoringsSteps(context, selection, wants)).map(refactoringData) : [];
      },
    },
    positionAt: (input, offset) => source.context(input)?.doc.lines.positionAt(offset),
    offsetAt: (input, position) => source.context(input)?.doc.lines.offsetAt(position),
  };
}

/** Typed text is compared with the name as it is, which a sanitized label may not be. */
function filterOf({ label, filterText = label }: Completion): { readonly filterText?: string } {
  return filterText === sanitizeLine(label) ? {} : { filterText };
}
