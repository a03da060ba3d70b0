// Compiles the schema to a standalone validator at build time, so that nothing is compiled at run time.

import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { SourceError } from './sources.mjs';

const banner = '// Generated from schemas/agent.schema.json by `npm run generate`. Do not edit.\n';

const types = `${banner}
interface ValidatorError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}
interface Validator {
  (frontmatter: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}
/** Checks present fields only; the load verdict reports missing ones. */
export const validateFields: Validator;
`;

export function validator({ schema }) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    // Lengths in UTF-16 code units, as the runtime counts them; this also avoids imports.
    unicode: false,
    // Silences the notice that `unicode` is going away; nothing else is logged with `strict` off.
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema({ type: 'object', properties: bareEach(schema.properties) }, 'fields');
  const code = standaloneCode(ajv, { validateFields: 'fields' });
  if (/\brequire\(|\bnew Function\b|\beval\(/.test(code))
    throw new SourceError([
      'schemas/agent.schema.json: its validator would load or evaluate code at run time. Use keywords that need neither.',
    ]);
  return { 'server/src/generated/validator.mjs': `${banner}${code}\n`, 'server/src/generated/validator.d.mts': types };
}

const annotations = /^(x-|markdown|defaultSnippets$|examples$|description$|title$)/;

/** A schema without annotations. Keys of `properties` are field names, never annotations. */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !annotations.test(key));
  return Object.fromEntries(kept.map(([key, each]) => [key, key === 'properties' ? bareEach(each) : bare(each)]));
}

function bareEach(properties) {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, bare(property)]));
}
