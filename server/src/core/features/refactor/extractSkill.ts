// Moves a section of the prompt into a new skill, listed in the agent's `skills`; never overwrites a file.

import { keepsAgent, reread } from '../../fixes/reread';
import { eolOf } from '../../rules/frontmatter/valueFixes';
import { appendItem } from '../../rules/tools/listEdits';
import { insert, replace, type TextEdit } from '../../text/edit';
import { type Span, slice, span } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { type Heading, outlineOf } from '../markdownOutline';
import { listField, writeList } from './listStyle';
import { fieldInsertions, type Refactoring, refactorTitle } from './refactoring';
import { skillName, skillText } from './skillText';

export function extractedSkill(context: AgentContext, selection: Span): readonly Refactoring[] {
  const { doc, verdict } = context;
  const skills = context.runtime.fields.get('skills');
  if (verdict.status !== 'loads' || !skills || !context.runtime.fields.has(skills)) return [];
  const folder = skillsFolder(context);
  const selected = folder === undefined ? undefined : selectedSection(context, selection);
  if (folder === undefined || !selected) return [];
  const { heading, section } = selected;
  const name = freeName(skillName(heading.title) || `${skillName(verdict.name) || 'agent'}-skill`, folder, context);
  const uri = fileOf(folder, name);
  const eol = eolOf(doc.text);
  const left = replace(span(heading.span.end, section.end), `${eol}${eol}Follow the skill \`${name}\`.`);
  for (const listed of skillsEdits(name, context)) {
    const edits = [listed, left];
    const after = reread(context, edits);
    if (!keepsAgent(context, after, ['skills', 'body'])) continue;
    const now = context.runtime.listOf(after.verdict.reading.fields, 'skills') ?? [];
    if (
      JSON.stringify(now) !==
      JSON.stringify([...(context.runtime.listOf(verdict.reading.fields, 'skills') ?? []), name])
    )
      continue;
    const create = { uri, text: skillText(name, heading, section, doc, uri, context.workspace) };
    return [{ title: refactorTitle('skill', { skill: name }), kind: 'refactor.extract', edits, create }];
  }
  return [];
}

/** From the first heading to the end of the last section of the same level that the selection touches. */
function selectedSection({ doc }: AgentContext, selection: Span): { heading: Heading; section: Span } | undefined {
  const chosen = slice(doc.text, selection);
  if (selection.start < doc.body.start || chosen.trim() === '') return undefined;
  const start = selection.start + chosen.length - chosen.trimStart().length;
  const end = selection.start + chosen.trimEnd().length;
  const { headings } = outlineOf(doc);
  const heading = headings.find((each) => start <= each.span.end && end > each.span.start);
  if (!heading || start < doc.text.lastIndexOf('\n', heading.span.start - 1) + 1) return undefined;
  if (headings.some((each) => each.level < heading.level && each.span.start > start && each.span.start < end))
    return undefined;
  const last = headings.filter((each) => each.level === heading.level && each.span.start < end).at(-1) ?? heading;
  return last.section.end > heading.span.end
    ? { heading, section: span(heading.span.start, last.section.end) }
    : undefined;
}

/** Beside the file's `agents` folder; absent for agent folders without skills. */
function skillsFolder({ doc, workspace, scope }: AgentContext): string | undefined {
  const { tree, root } = workspace.byUri(doc.uri) ?? {};
  if (tree === undefined || scope === 'managed' || scope === 'built-in') return undefined;
  if (scope === 'project' && root === undefined) return undefined;
  // Roots are normalized for comparison; the client gets the URI in its own spelling.
  const depth = tree.split('/').length;
  return [...doc.uri.split('/').slice(0, depth - 1), 'skills'].join('/');
}

const fileOf = (folder: string, name: string): string => `${folder}/${name}/SKILL.md`;

function freeName(wanted: string, folder: string, { workspace, verdict, runtime }: AgentContext): string {
  const files = new Set(workspace.skillFiles?.map((file) => file.uri.toLowerCase()));
  const names = new Set(
    [
      ...(workspace.skills ?? []),
      ...(workspace.skillFiles ?? []).map((file) => file.name),
      ...(runtime.listOf(verdict.reading.fields, 'skills') ?? []),
    ].map((name) => name.toLowerCase()),
  );
  const isTaken = (name: string): boolean => names.has(name) || files.has(fileOf(folder, name).toLowerCase());
  let name = wanted;
  for (let number = 2; isTaken(name); number++) name = `${wanted}-${number}`;
  return name;
}

function skillsEdits(name: string, context: AgentContext): readonly TextEdit[] {
  const { doc, view } = context;
  const entry = view.entry('skills');
  if (!entry) return fieldInsertions('skills', writeList([name], 'block', eolOf(doc.text)), context);
  const field = listField(entry, context);
  const edit = field && appendItem(field.list, name, doc.text);
  if (edit) return [edit];
  if (entry.colon === undefined) return [];
  if (entry.style === 'empty') return [insert(entry.colon + 1, ` ${name}`)];
  return /^\[\s*\]$/.test(slice(doc.text, entry.valueSpan)) ? [replace(entry.valueSpan, `[${name}]`)] : [];
}
