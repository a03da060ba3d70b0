// Names of agents in Claude Code's settings files: rules such as `Agent(name)`, the session's agent, and hook matchers.

import { span } from '../../text/span';
import { itemsOf, type JsonText, propertiesOf, readJson, stringOf, valueAt } from '../../workspace/json';
import { AGENT_EVENTS, namesBetween, type Occurrence } from './occurrences';
import { type Called, callsIn } from './proseMentions';

type Node = NonNullable<JsonText['root']>;

const LISTS = ['allow', 'ask', 'deny'] as const;

/** In file order. Faults further down do not hide names above them. */
export function occurrencesInSettings(json: string, called: Called): readonly Occurrence[] {
  const { root } = readJson(json);
  const rules = LISTS.flatMap((list) => itemsOf(valueAt(root, 'permissions', list)));
  const hooks = propertiesOf(valueAt(root, 'hooks'));
  const matchers = hooks
    .filter(({ name }) => AGENT_EVENTS.includes(name))
    .flatMap(({ value }) => itemsOf(value).flatMap((group) => valueAt(group, 'matcher') ?? []));
  const conditions = hooks.flatMap(({ value }) =>
    itemsOf(value).flatMap((group) => itemsOf(valueAt(group, 'hooks')).flatMap((hook) => valueAt(hook, 'if') ?? [])),
  );
  const agent = valueAt(root, 'agent');
  const found = [
    ...[...rules, ...conditions].flatMap((node) =>
      [...callsIn(stringOf(node) ?? '', called, 'prose')].map(within(node)),
    ),
    ...(agent ? namesIn(agent, '\0', called) : []),
    ...matchers.flatMap((node) => namesIn(node, '|', called)),
  ].map(({ node, form, start, end, written }): Occurrence => {
    const at = sourceOffsets(json, node);
    return { span: span(at(start), at(end)), form, written, spelling: 'json' };
  });
  return found.sort((a, b) => a.span.start - b.span.start);
}

interface InNode extends Pick<Occurrence, 'form' | 'written'> {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

const within =
  (node: Node) =>
  (mention: Omit<InNode, 'node'>): InNode => ({ ...mention, node });

const namesIn = (node: Node, separator: string, called: Called): readonly InNode[] =>
  [...namesBetween(stringOf(node) ?? '', separator, called)].map(within(node));

/** Maps an offset in a decoded string to the file. */
function sourceOffsets(json: string, { offset, length }: Node): (at: number) => number {
  const offsets: number[] = [];
  let at = offset + 1;
  const end = Math.max(at, json[offset + length - 1] === '"' ? offset + length - 1 : offset + length);
  while (at < end) {
    offsets.push(at);
    at += json[at] !== '\\' ? 1 : json[at + 1] === 'u' ? 6 : 2;
  }
  offsets.push(end);
  return (decoded) => offsets[decoded] ?? end;
}
