// Validates type, format and choice of one field's value as Claude Code does; not tool names, model names or hooks.

import { validateFields } from '../../../../generated/validator.mjs';
import type { InvalidValue } from '../../answers';

/**
 * `value` is plain data; mappings may be objects or maps. Empty for a valid value and for an unknown field. A wrong
 * type is the only problem reported for a value.
 */
export function validateField(name: string, value: unknown): readonly InvalidValue[] {
  if (validateFields({ [name]: toObject(value) })) return [];
  const found = (validateFields.errors ?? []).map((error) => invalidValue(error));
  const wrongType = new Set(found.filter((each) => each.keyword === 'type').map((each) => each.path.join('/')));
  return found.filter((each) => each.keyword === 'type' || !wrongType.has(each.path.join('/')));
}

function invalidValue(error: {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}): InvalidValue {
  const { params } = error;
  const path = error.instancePath.split('/').slice(2).map(segment);
  const key = params.propertyName ?? params.missingProperty;
  return {
    keyword: error.keyword as InvalidValue['keyword'],
    path,
    ...(params.type === undefined ? {} : { types: [params.type].flat().map(String) }),
    ...(Array.isArray(params.allowedValues) ? { allowed: params.allowedValues } : {}),
    ...(typeof params.limit === 'number' ? { limit: params.limit } : {}),
    ...(typeof key === 'string' ? { key } : {}),
  };
}

function segment(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text.replaceAll('~1', '/').replaceAll('~0', '~');
}

function toObject(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [String(key), toObject(each)]));
  if (Array.isArray(value)) return value.map(toObject);
  return typeof value === 'bigint' ? Number(value) : value;
}
