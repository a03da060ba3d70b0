// Reads a plugin's manifest, `.claude-plugin/plugin.json`: which files are its agents, and whether Claude Code drops the plugin for
// an error in it (2.1.332).

import type { Node } from 'jsonc-parser';
import { LineIndex, type Units } from '../../../text/lineIndex';
import { itemsOf, propertiesOf, readJson, stringOf, valueAt } from '../../../workspace/json';
import type { PluginManifest } from '../../../workspace/placeRules';
import type { ManifestProblemKind } from '../../verdict';
import { facts } from '../catalogue/facts';

const { nameRefuses, pathStart, agentEnd, fields } = facts.plugins;
const REFUSED = new RegExp(nameRefuses, 'u');

/** Never throws; what is sound in a broken manifest is still read, as what its author meant. */
export function readManifest(text: string, units?: Units): PluginManifest {
  const { root, sound } = readJson(text);
  const agents = valueAt(root, 'agents');
  const found = sound ? problemOf(root) : { kind: 'not-json' as const, subject: '', node: undefined };
  const lines = new LineIndex(text, units);
  const start = found?.node?.offset ?? 0;
  const end = start + (found?.node?.length ?? 1);
  const name = stringOf(valueAt(root, 'name'));
  return {
    ...(name === undefined || name === '' ? {} : { name }),
    ...(agents ? { agents: entriesOf(agents).flatMap((entry) => pathBelow(stringOf(entry) ?? '') ?? []) } : {}),
    ...(found
      ? {
          problem: {
            kind: found.kind,
            subject: found.subject,
            start: lines.positionAt(start),
            end: lines.positionAt(end),
          },
        }
      : {}),
  };
}

interface Found {
  readonly kind: ManifestProblemKind;
  readonly subject: string;
  readonly node: Node | undefined;
}

function problemOf(root: Node | undefined): Found | undefined {
  if (root?.type !== 'object') return { kind: 'not-an-object', subject: '', node: root };
  const name = valueAt(root, 'name');
  if (name === undefined) return { kind: 'name-missing', subject: 'name', node: undefined };
  const nameText = stringOf(name);
  if (nameText === undefined) return { kind: 'field-type', subject: 'name', node: name };
  if (nameText === '' || REFUSED.test(nameText)) return { kind: 'name-not-allowed', subject: nameText, node: name };
  return agentsProblem(valueAt(root, 'agents')) ?? fieldProblem(root);
}

function agentsProblem(agents: Node | undefined): Found | undefined {
  if (agents === undefined) return undefined;
  const entries = entriesOf(agents);
  const odd = entries.find((entry) => stringOf(entry) === undefined);
  if (odd || (agents.type !== 'array' && agents.type !== 'string'))
    return { kind: 'agents-type', subject: 'agents', node: odd ?? agents };
  for (const node of entries) {
    const subject = stringOf(node) ?? '';
    if (!subject.startsWith(pathStart)) return { kind: 'path-start', subject, node };
    if (!subject.endsWith(agentEnd)) return { kind: 'path-end', subject, node };
  }
  return undefined;
}

function fieldProblem(root: Node): Found | undefined {
  for (const { name, value } of propertiesOf(root)) {
    const known = fields.find((field) => field.name === name);
    if (!known || !value) continue;
    if (known.refuses.includes(value.type)) return { kind: 'field-type', subject: name, node: value };
    const paths = known.paths ? entriesOf(value) : [];
    const other = paths.find((node) => stringOf(node) === undefined);
    const flat = known.maps ? propertiesOf(value).find((each) => each.value?.type !== 'object') : undefined;
    const wrong = other ?? flat?.value;
    if (wrong) return { kind: 'field-type', subject: name, node: wrong };
    const odd = paths.find((node) => stringOf(node)?.startsWith(pathStart) === false);
    if (odd) return { kind: 'path-start', subject: stringOf(odd) ?? '', node: odd };
  }
  return undefined;
}

const entriesOf = (node: Node): readonly Node[] =>
  node.type === 'array' ? itemsOf(node) : node.type === 'string' ? [node] : [];

/** Absent for a path that leads out of the plugin: the runtime leaves it out and loads the others. */
function pathBelow(path: string): string | undefined {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.length > 0 && !path.startsWith('/') ? segments.join('/') : undefined;
}
