// Derives what a field accepts, as the words after “takes”, from its values, type and limits.

export function expectsOf(field) {
  const types = [field.type].flat();
  if (types.includes('boolean')) return oneOf(['true', 'false']);
  const values = field.enum ?? field['x-values']?.map(({ value }) => value) ?? [];
  if (values.length > 0) return oneOf(values);
  const source = field['x-valueSource'];
  if (types.includes('integer')) return wholeNumber(field.minimum);
  if (types.includes('object')) return mapping(field);
  if (source === 'models') return 'an alias or a full model id';
  if (source === 'mcpServers') return 'a list of names or of `name: configuration`';
  if (types.includes('array')) return types.includes('string') ? 'names with commas or a list' : 'a list';
  const text = source === 'agents' ? 'the name of an agent' : 'text';
  const length = field.maxLength === undefined ? '' : ` of up to ${field.maxLength} characters`;
  return [`${text}${length}`, field['x-patternWords']]
    .filter(Boolean)
    .join(field['x-patternWords']?.startsWith(',') ? '' : ' ');
}

/** A pattern is described only for text without values. */
export const needsPatternWords = (field) =>
  field.type === 'string' && field.pattern !== undefined && !field['x-values'] && !field['x-patternWords'];

function oneOf(values) {
  const quoted = values.map((value) => `\`${value}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

function wholeNumber(minimum) {
  if (minimum === undefined) return 'a whole number';
  return minimum === 1 ? 'a whole number above 0' : `a whole number of at least ${minimum}`;
}

function mapping({ properties, 'x-valueSource': source }) {
  if (source === 'hookEvents') return 'a mapping of events';
  const keys = Object.entries(properties ?? {}).map(([key, nested]) =>
    nested.enum ? `\`${key}\`, which is ${oneOf(nested.enum)}` : `\`${key}\``,
  );
  return keys.length === 0 ? 'a mapping' : `a mapping with ${keys.join(' and ')}`;
}
