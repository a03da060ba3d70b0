// Hovers of an agent file: one sentence about the word, then facts, then their source.

import { codeSpan } from '../../../../../common/src/text/sanitize';
import type { Field } from '../../dialects/facts';
import type { Text } from '../../messages/render';
import { fact, text } from '../../messages/text';
import { type ToolItem, toolItems } from '../../rules/tools/toolItems';
import type { Entry } from '../../syntax/document';
import { entryAt } from '../../syntax/entryQueries';
import { agentNames } from '../../syntax/toolList';
import { type Span, span, touches } from '../../text/span';
import type { AgentContext } from '../../workspace/agentContext';
import { learnedFrom, sourceLine } from '../catalogueTexts';
import { describeModel } from '../modelChoices';
import { agentHover, nameFacts } from './agent';
import { bodyHover } from './body';
import { descriptionFacts, hookHover, modelFacts } from './fields';
import { block, type Hover, named } from './markdown';
import { serverFacts } from './mcpServer';
import { effectiveFacts, toolHover } from './tool';

export type { Hover } from './markdown';

/** Absent if there is nothing to show. */
export function hover(context: AgentContext, offset: number): Hover | undefined {
  const { doc } = context;
  if (offset >= doc.body.start && doc.fence.state !== 'none') return bodyHover(context, offset);
  const entry = entryAt(doc, offset);
  const field = entry && context.runtime.fields.get(entry.name);
  if (entry && !field) return learnedField(entry, offset, context);
  if (!entry || !field) return undefined;
  if (touches(entry.nameSpan, offset)) return fieldHover(field, entry.nameSpan, context);
  if (!touches(entry.valueSpan, offset)) return undefined;
  switch (field.valueSource) {
    case 'tools': {
      const item = toolItems(context).find((each) => each.field === field.name && touches(each.item.span, offset));
      return item && (agentInside(item, context, offset) ?? toolHover(item, context));
    }
    case 'skills':
    case 'mcpServers':
    case 'agents':
      return itemHover(field, context, offset);
    case 'models': {
      const model = describeModel(context.view.text('model')?.value ?? '', context.runtime, context.options.today);
      return model && { span: entry.valueSpan, lead: model.lead, facts: [...modelFacts(context), ...model.facts] };
    }
    case 'hookEvents':
      return hookHover(doc, offset, context.runtime);
    default:
      return valueHover(field, entry.valueSpan, context);
  }
}

/** A field known only from the user's own Claude Code. */
function learnedField({ name, nameSpan }: Entry, offset: number, { runtime }: AgentContext): Hover | undefined {
  const version = runtime.fields.learnedFrom(name);
  if (version === undefined || !touches(nameSpan, offset)) return undefined;
  return { span: nameSpan, lead: named(name, text('learned.from', { version })), facts: [] };
}

function valueHover(field: Field, at: Span, context: AgentContext): Hover | undefined {
  const written = context.view.text(field.name)?.value;
  if (field.name === 'name' && written !== undefined) {
    const facts = nameFacts(context);
    return facts.length === 0 ? undefined : { span: at, lead: `**${written.replace(/[^\w:. -]/g, '')}**`, facts };
  }
  const value = context.runtime.fields
    .valuesOf(field)
    .find((candidate) => candidate.value.toLowerCase() === written?.toLowerCase());
  if (!value) return undefined;
  const learned = learnedFrom(value);
  if (learned) return { span: at, lead: named(value.value, learned), facts: [] };
  const says =
    value.doc === ''
      ? text('hover.oneOfTheValues', { field: field.name })
      : fact(`field.${field.name}.${value.value}`, value.doc);
  return { span: at, lead: named(value.value, says), facts: [sourceLine(field)] };
}

function fieldHover(field: Field, at: Span, context: AgentContext): Hover {
  const [lead = '', ...more] = field.doc.split('\n\n');
  const paragraphs = more.map((paragraph, index) => fact(`field.${field.name}.${index + 1}`, paragraph));
  const facts = [...paragraphs, ...ownFacts(field, context), sourceLine(field)];
  return { span: at, lead: named(field.name, fact(`field.${field.name}`, lead)), facts };
}

/** Facts about this file. */
function ownFacts(field: Field, context: AgentContext): readonly Text[] {
  switch (field.name) {
    case 'tools':
    case 'disallowedTools':
      return effectiveFacts(context);
    case 'description':
      return descriptionFacts(context);
    case 'name':
      return nameFacts(context);
    case 'model':
      return modelFacts(context);
    default:
      return [];
  }
}

/** One of the names in `Agent(a, b)`. */
function agentInside({ specifier, item, name }: ToolItem, context: AgentContext, offset: number): Hover | undefined {
  if (specifier === undefined || !/^(?:Agent|Task)$/.test(name)) return undefined;
  const start = item.span.start + name.length + 1;
  for (const agent of agentNames(specifier)) {
    const at = span(start + agent.start, start + agent.start + agent.name.length);
    if (touches(at, offset)) return agentHover(agent.name, at, context);
  }
  return undefined;
}

function itemHover(field: Field, context: AgentContext, offset: number): Hover | undefined {
  const item = context.view.list(field.name)?.items.find((each) => touches(each.span, offset));
  const whole = context.view.text(field.name);
  const found = item ?? (whole && touches(whole.span, offset) ? { value: whole.value, span: whole.span } : undefined);
  if (!found) return undefined;
  switch (field.valueSource) {
    case 'agents':
      return agentHover(found.value, found.span, context);
    case 'mcpServers':
      return {
        span: found.span,
        lead: text('hover.theServer', { server: codeSpan(found.value) }),
        facts: serverFacts(found.value, context),
      };
    case 'skills': {
      const skill = context.workspace.skillFiles?.find(({ name }) => name === found.value);
      return (
        skill && {
          span: found.span,
          lead: text('hover.theSkill', { skill: codeSpan(skill.name), path: codeSpan(skill.path) }),
          facts: skill.description === '' ? [] : [block(skill.description)],
        }
      );
    }
    default:
      return undefined;
  }
}
