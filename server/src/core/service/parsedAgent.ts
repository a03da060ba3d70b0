// A parsed agent file as plain data: no YAML nodes, no maps, no functions.

import { loadOf } from '../report/reportFile';
import type { Entry } from '../syntax/document';
import { utterance } from '../syntax/examples';
import { isPlainList, isPlainMap, type Plain, plainOf } from '../syntax/plainYaml';
import type { AgentView } from '../syntax/view';
import { span, spanIn } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { JsonValue, ParsedAgent, ParsedExample, ParsedField } from './results';

export function parsedAgent({ doc, view, verdict }: AgentContext): ParsedAgent {
  const { fence, body } = doc;
  return {
    uri: doc.uri,
    frontmatter: fence.state === 'none' ? null : span(fence.open.start, fence.close.end),
    body,
    fields: doc.frontmatter.entries.map(fieldData),
    examples: examplesOf(view),
    load: loadOf(verdict),
  };
}

const fieldData = (entry: Entry): ParsedField => ({
  name: entry.name,
  span: entry.span,
  nameSpan: entry.nameSpan,
  valueSpan: entry.valueSpan,
  value: entry.style === 'broken' ? null : jsonOf(plainOf(entry)),
  isBroken: entry.style === 'broken',
});

/** Keys that are no own property of an ordinary object, such as `__proto__`, stay plain data. */
function jsonOf(value: Plain): JsonValue {
  if (isPlainList(value)) return value.map(jsonOf);
  if (isPlainMap(value)) return Object.fromEntries([...value].map(([key, item]) => [key, jsonOf(item)]));
  return typeof value === 'bigint' ? String(value) : value;
}

function examplesOf({ description, examples }: AgentView): readonly ParsedExample[] {
  if (!description) return [];
  return examples.map((example) => ({
    span: spanIn(description, example.span),
    utterance: utterance(example)?.value ?? '',
    context: example.context?.value ?? '',
  }));
}
