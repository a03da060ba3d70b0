// The type of a field's value, as written and as the runtime reads it; a safe fix keeps both.

import type { Verdict } from '../dialects/verdict';
import type { AgentDocument, Entry } from '../syntax/document';
import { likelyShape } from '../syntax/faults/shapes';
import { isPlainList, isPlainMap, type Plain, plainOf } from '../syntax/plainYaml';
import type { ReaderProfile } from '../syntax/readerProfile';
import { slice } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { Reread } from './reread';

type Kind = 'empty' | 'text' | 'number' | 'boolean' | 'list' | 'map';

/** An edited field keeps its type (text, list, map …). A value that YAML rejects is judged by its start. */
export function keepsTypes(context: AgentContext, after: Reread, touched: readonly Entry[]): boolean {
  return touched.every((entry) => {
    const now =
      after.view.entry(entry.name) ?? after.view.entry(context.runtime.fields.wrongSpelling(entry.name) ?? '');
    if (!now) return false;
    if (now.style === 'broken') return true;
    if (
      entry.style === 'broken' &&
      isSetting(now.name, context.doc.profile) &&
      !isPlainWord(after.view.text(now.name)?.value)
    )
      return false;
    const kind = shapeBelow(slice(context.doc.text, entry.span)) ?? kindOf(entry, context.doc, context.verdict);
    return kind === kindOf(now, after.doc, after.verdict) && keepsKind(entry.name, context.verdict, after.verdict);
  });
}

function kindOf(entry: Entry, doc: AgentDocument, verdict: Verdict): Kind {
  const readable = verdict.reading.state === 'valid' || verdict.reading.state === 'repaired';
  if (entry.style === 'broken' && !(readable && typeof verdict.reading.fields.get(entry.name) === 'string'))
    return likelyShape(entry, slice(doc.text, entry.span), doc.profile);
  if (entry.style === 'broken') return 'text';
  return kindOfPlain(plainOf(entry));
}

const PROSE: readonly string[] = ['name', 'description', 'initialPrompt', 'observerMessage'];

/** A field with one word as its value. */
function isSetting(name: string, { shapeOf }: ReaderProfile): boolean {
  const types = shapeOf(name)?.types ?? [];
  return types.length > 0 && !PROSE.includes(name) && !types.includes('array') && !types.includes('object');
}

/** Quoted with a stray mark in it: readable, but no value of the field. */
const isPlainWord = (text: string | undefined): boolean => text === undefined || /^[\w.@/:[\]-]*[\w\]]$/.test(text);

/** The type by the lines below, for a value whose first line has no letter, such as a stray quotation mark. */
function shapeBelow(chunk: string): 'list' | 'map' | undefined {
  const [, first] = /^[^\n:]*:[ \t]*["',:[\]{}|>]+[ \t]*\r?\n\s*(\S[^\r\n]*)/.exec(chunk) ?? [];
  if (first === undefined || /^[^\n:]*:[ \t]*(?:[|>][-+\d]*|[[{])[ \t]*\r?\n/.test(chunk)) return undefined;
  if (/^- /.test(first)) return 'list';
  return /^[\w.-]+:(?:\s|$)/.test(first) ? 'map' : undefined;
}

/** As the runtime reads it, if it reads both. */
function keepsKind(name: string, was: Verdict, is: Verdict): boolean {
  const [before, after] = [was.reading.fields.get(name), is.reading.fields.get(name)];
  return before === undefined || after === undefined || kindOfPlain(before) === kindOfPlain(after);
}

function kindOfPlain(value: Plain): Kind {
  if (value === null) return 'empty';
  if (isPlainList(value)) return 'list';
  if (isPlainMap(value)) return 'map';
  return typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : 'number';
}
