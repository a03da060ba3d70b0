// Generates agent files from a seed: every field in every style, with up to two mistakes.

import { type Random, randomFrom } from '../../fuzz/random';
import { hooksField } from './writtenHooks';
import { FIELDS, ODD_CHARACTERS, PROSE, TOOL_NAMES, UNKNOWN_FIELDS } from './writtenPieces';
import { SLIPS } from './writtenSlips';

/** Placeholder for the file's name; replaced by a unique one of the same length. */
export const OWN_NAME = 'agent-00000';

export interface GeneratedFile {
  readonly bytes: Buffer;
  readonly scope: 'project' | 'plugin';
}

export function writtenFiles(seed: number, count: number): readonly GeneratedFile[] {
  return Array.from({ length: count }, (_none, at) => {
    const random = randomFrom(seed * 100_003 + at);
    return { bytes: encoded(writtenFile(random), random), scope: random.below(12) === 0 ? 'plugin' : 'project' };
  });
}

/** Files that are valid except for `hooks`. */
export function hookFiles(seed: number, count: number): readonly GeneratedFile[] {
  return Array.from({ length: count }, (_none, at) => {
    const text = `---\nname: ${OWN_NAME}\ndescription: Reviews code.\n${hooksField(randomFrom(seed * 100_043 + at))}\n---\n`;
    return { bytes: Buffer.from(text), scope: 'project' };
  });
}

/** Nearly always UTF-8. */
function encoded(text: string, { below }: Random): Buffer {
  const kind = below(200);
  if (kind === 0) return Buffer.from(text, 'latin1');
  if (kind === 1) return Buffer.from(`\uFEFF${text}`, 'utf16le');
  return Buffer.from(kind < 5 ? `\uFEFF${text}` : text);
}

function writtenFile(random: Random): string {
  const { below } = random;
  const chance = (percent: number): boolean => below(100) < percent;
  const fields = [nameField(random), textField('description', random)];
  if (chance(60)) fields.push(listField('tools', random));
  if (chance(15)) fields.push(listField('disallowedTools', random));
  for (const written of Object.values(FIELDS)) if (chance(14)) fields.push(random.one(written) ?? '');
  if (chance(12)) fields.push(hooksField(random));
  if (chance(15)) fields.push(random.one(UNKNOWN_FIELDS) ?? '');
  if (chance(6)) fields.push(textField(random.one(['notes', 'when_to_use', 'initialPrompt', 'x-y']) ?? '', random));
  if (chance(10)) shuffle(fields, random);
  if (chance(4))
    fields.splice(below(fields.length + 1), 0, random.one(['', '# a comment', '  ', '#', '  # moved']) ?? '');
  let region = fields.join('\n');
  const slips = chance(55) ? 0 : chance(65) ? 1 : 2;
  for (let left = slips; left > 0; left--) region = (random.one(SLIPS) ?? ((text) => text))(region, random);
  if (chance(5)) region = withOddCharacter(region, random);
  const text = fenced(region, random);
  const ends = below(100);
  if (ends < 14) return text.replaceAll('\n', '\r\n');
  if (ends === 14) return text.replaceAll('\n', '\r');
  return ends === 15 ? text.replace(/\n/g, (end) => (below(2) === 0 ? '\r\n' : end)) : text;
}

function shuffle<T>(items: T[], { below }: Random): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = below(at + 1);
    const [one, two] = [items[at], items[other]];
    if (one !== undefined && two !== undefined) [items[at], items[other]] = [two, one];
  }
}

function nameField({ below, one }: Random): string {
  if (below(100) < 80) return `name: ${OWN_NAME}`;
  return (
    one([
      `name: "${OWN_NAME}"`,
      `name: '${OWN_NAME}'`,
      `name: ${OWN_NAME} # mine`,
      `name:   ${OWN_NAME}  `,
      `name: ${OWN_NAME} two`,
      `name: é ${OWN_NAME}`,
      `name: ${OWN_NAME}:b`,
      `name: ${OWN_NAME}：b`,
      `name: -${OWN_NAME}`,
      `name: "${OWN_NAME}\\n"`,
      `name: "${OWN_NAME}\\u202e"`,
      `name: ${'x'.repeat(245)}${OWN_NAME}`,
      `name: ${'x'.repeat(246)}${OWN_NAME}`,
      `name:\n  ${OWN_NAME}`,
      `name: >\n  ${OWN_NAME}`,
      `name: |-\n  ${OWN_NAME}`,
      `name: [${OWN_NAME}]`,
      `name: {a: ${OWN_NAME}}`,
      `name: !!str ${OWN_NAME}`,
      `name: &n ${OWN_NAME}`,
      `name : ${OWN_NAME}`,
      `"name": ${OWN_NAME}`,
      `? name\n: ${OWN_NAME}`,
      `Name: ${OWN_NAME}`,
      `name:${OWN_NAME}`,
      `name = ${OWN_NAME}`,
      `agent: ${OWN_NAME}`,
      'name:',
      'name: ""',
      'name: 12',
      'name: true',
      'name: ~',
      `name: ../${OWN_NAME}`,
      `name: ${OWN_NAME}\u00a0`,
      `name: \u3000${OWN_NAME}`,
      `name: ${OWN_NAME}\u200b`,
      `name: "${OWN_NAME}" (mine)`,
      `name: \`${OWN_NAME}\``,
      `name: **${OWN_NAME}**`,
      `name: @${OWN_NAME}`,
      `name: <${OWN_NAME}>`,
      `name: ${OWN_NAME}:`,
    ]) ?? ''
  );
}

const MARKS = [
  ': ',
  ' #',
  '# ',
  '"',
  "'",
  '`',
  '[',
  ']',
  '{',
  '}',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  ',',
  '\\n',
  '\\',
  '—',
  '…',
];

function prose({ below, one }: Random): string {
  const parts: string[] = [];
  for (let left = 1 + below(3); left > 0; left--) {
    parts.push(one(PROSE) ?? '');
    if (below(100) < 22) parts.push(one(MARKS) ?? '');
  }
  return parts.join(below(8) === 0 ? '' : ' ').trim();
}

function textField(field: string, random: Random): string {
  const { below, one } = random;
  const text = prose(random);
  const lines = Array.from({ length: 1 + below(4) }, () => (below(7) === 0 ? '' : prose(random)));
  const indent = ' '.repeat(1 + below(4));
  switch (below(16)) {
    case 0:
    case 1:
      return `${field}: "${below(3) > 0 ? text.replace(/["\\]/g, '\\$&') : text}"`;
    case 2:
    case 3:
      return `${field}: '${below(3) > 0 ? text.replaceAll("'", "''") : text}'`;
    case 4:
    case 5:
      return `${field}: ${one(['|', '>', '|-', '>-', '|+', '>+', '|2', '> # note', '|  '])}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
    case 6:
      return `${field}: ${text}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
    case 7:
      return `${field}: "${text}\n${lines.map((line) => indent + line).join('\n')}"`;
    case 8:
      return `${field}: '${text}\n${lines.map((line) => indent + line).join('\n')}'`;
    case 9:
      return `${field}:\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
    case 10:
      return `${field}: ${one(['', '~', 'null', '12', 'true', '[]', '{}', '1.5', '0x1f', '2026-11-30', '!!str 12', '.inf', '- a', '""', "''", '[a, b]', '{a: b}', '|', '>', '? a', ': b', '!note x', '!note', '*x', '&x y', '<<', '%d', '@me'])}`;
    default:
      return `${field}: ${text}`;
  }
}

function listField(field: string, random: Random): string {
  const { below, one } = random;
  const items = Array.from({ length: 1 + below(5) }, () => one(TOOL_NAMES) ?? '');
  const quoted = items.map((item) => (below(3) === 0 ? (below(2) === 0 ? `"${item}"` : `'${item}'`) : item));
  const indent = ' '.repeat(below(5));
  switch (below(11)) {
    case 0:
    case 1:
      return `${field}: [${quoted.join(one([', ', ',', ' , ']))}]`;
    case 2:
    case 3:
      return `${field}:\n${quoted.map((item) => `${indent}- ${item}${below(9) === 0 ? ' # why' : ''}`).join('\n')}`;
    case 4:
      return `${field}: [\n${quoted.map((item) => `${indent}${item},`).join('\n')}\n${one(['', '  '])}]`;
    case 5:
      return `${field}: ${one(['"', "'"])}${items.join(', ')}${one(['"', "'"])}`;
    case 6:
      return `${field}:\n${quoted.map((item) => `${indent}${one(['- ', '-', '* ', '• ', '', '-\t', '  - '])}${item}`).join('\n')}`;
    case 7:
      return `${field}: ${one(['*', '"*"', 'All', '', '[]', '[*]', '["*"]', '~', '{Read: true}', 'Read Grep', 'Read; Grep', 'Read\n  Grep', '- Read', 'Read,', ', Read', '[Read', 'Read]', '[[Read], Grep]', '12', '[12, Read]', '!note, Read', '[Read,, Grep]', '`Read`', '@Read', '|\n  Read\n  Grep', '>\n  Read,\n  Grep', '["Read" "Grep"]', 'Read\nGrep'])}`;
    case 8:
      return `${field}: ${quoted.join(', ')}`;
    default:
      return `${field}: ${items.join(one([', ', ',', '  ,  ', ' ']))}`;
  }
}

function withOddCharacter(text: string, { below, one }: Random): string {
  const at = below(text.length + 1);
  return text.slice(0, at) + one(ODD_CHARACTERS) + text.slice(at);
}

function fenced(region: string, { below, one }: Random): string {
  const body =
    one([
      'You review code.\n',
      '\nYou review.\n\n---\n\nMore.\n',
      '',
      '# Title\nname: x\n',
      'Body without end',
      '\n\n```yaml\n---\nname: a\n---\n```\n',
    ]) ?? '';
  if (below(100) < 88) return `---\n${region}\n---\n${body}`;
  return (
    one([
      `---\n${region}\n--- \n${body}`,
      `--- \n${region}\n---\n${body}`,
      `---\n${region}\n----\n${body}`,
      `----\n${region}\n----\n${body}`,
      `--- # agent\n${region}\n---\n${body}`,
      `\n---\n${region}\n---\n${body}`,
      ` ---\n${region}\n---\n${body}`,
      `---\n\n\n${region}\n\n---\n${body}`,
      `---\n${region}\n ---\n${body}`,
      `---\n${region}\n`,
      `---\n${region}\n---`,
      `---\n${region}---\n${body}`,
      `---\n${region}\n...\n${body}`,
      `---\n${region}\n***\n${body}`,
      `+++\n${region}\n+++\n${body}`,
      `${region}\n---\n${body}`,
      `${region}\n\n${body}`,
      `\`\`\`yaml\n---\n${region}\n---\n\`\`\`\n${body}`,
      `\`\`\`\n${region}\n\`\`\`\n${body}`,
      `<!-- made -->\n---\n${region}\n---\n${body}`,
      `# Agent\n\n---\n${region}\n---\n${body}`,
      `---yaml\n${region}\n---\n${body}`,
      `---\n---\n${region}\n---\n${body}`,
      `---\t\n${region}\n---\t\n${body}`,
      `---\n \n${region}\n---\n${body}`,
      `—\n${region}\n—\n${body}`,
      `---\n${region}\n---${body}`,
      `---\n%YAML 1.2\n${region}\n---\n${body}`,
    ]) ?? ''
  );
}
