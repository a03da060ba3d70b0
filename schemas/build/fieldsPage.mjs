// Renders docs/fields.md.

import { fieldsOf } from './fieldModel.mjs';

const pluginWords = { yes: 'yes', ignored: 'ignored', optional: 'optional', partly: 'partly' };
const badWords = {
  skipped: 'Claude Code skips the file.',
  ignored: 'Claude Code ignores the field; only its debug log says so.',
  'ignored-silently': 'Claude Code ignores the field and says so nowhere.',
  'zero-tools': 'The agent gets no tools at all.',
  'sent-as-written': 'Text is sent as it is.',
  'read-as-false': 'It counts as `false`.',
};

export function fieldsPage({ schema }) {
  const fields = fieldsOf(schema);
  const text = [
    '<!-- Generated from schemas/agent.schema.json by `npm run generate`. Do not edit. -->',
    '# Fields of an agent file',
    '',
    `What Claude Code ${schema['x-runtime']} knows in the frontmatter of \`.claude/agents/*.md\`. Names are case-sensitive; other fields are ignored.`,
    '',
    ...table(fields, (name) => `[\`${name}\`](#${name.toLowerCase()})`),
    '',
    ...fields.flatMap(section),
  ].join('\n');
  return { 'docs/fields.md': text };
}

function table(fields, link) {
  return [
    '| field | what it is | values | in plugins |',
    '| --- | --- | --- | --- |',
    ...fields.map((field) => {
      const what = firstSentence(field.doc) + (field.required ? ' **Required.**' : '');
      return row(link(field.name), what, valuesOf(field), pluginWords[field.plugin.effect]);
    }),
  ];
}

const row = (...cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function valuesOf(field) {
  if (field.values.length > 0) return field.values.map(({ value }) => `\`${value}\``).join(' ');
  if (field.listStyles.includes('csv') && field.types.includes('array')) return 'list, or text with commas';
  const words = { string: 'text', array: 'list', object: 'mapping', integer: 'number', boolean: '`true` or `false`' };
  return field.types.includes('integer') ? 'number' : field.types.map((type) => words[type] ?? type).join(' or ');
}

const firstSentence = (doc) => doc.split('\n\n')[0] ?? '';

function section(field) {
  const facts = [
    `Default: ${field.default ?? (field.required ? 'none, it is required' : 'none')}.`,
    field.since ? `Known since Claude Code ${field.since} or a little before.` : '',
    ...field.accepts.map((text) => `Also accepted: ${text.charAt(0).toLowerCase()}${text.slice(1)}`),
    `A bad value: ${badWords[field.onBadValue.consequence]}${field.onBadValue.note ? ` ${field.onBadValue.note}` : ''}`,
    `In plugins: ${pluginWords[field.plugin.effect]}.${field.plugin.note ? ` ${field.plugin.note}` : ''}`,
    field.wrongSpellings.length > 0
      ? `Often misspelt: ${field.wrongSpellings.map(({ key }) => `\`${key}\``).join(', ')}.`
      : '',
  ].filter((fact) => fact !== '');
  const values = field.values.some(({ doc }) => doc !== '')
    ? ['| value | meaning |', '| --- | --- |', ...field.values.map(({ value, doc }) => row(`\`${value}\``, doc)), '']
    : [];
  return [
    `## ${field.name}`,
    '',
    field.doc,
    '',
    ...values,
    ...facts.map((fact) => `- ${fact}`),
    '',
    `Source: ${field.source}, checked ${field.checked}. [Claude Code's documentation](${field.docs})`,
    '',
  ];
}
