// Parses the command's arguments, also those that npm takes for its own options without `--`.
import { parseArgs } from 'node:util';

/** `{ version, from, record }`, undefined where not given; throws for invalid ones. */
export function argumentsOf(args, env) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { record: { type: 'boolean' }, from: { type: 'string' } },
  });
  const record = values.record === true || env.npm_config_record === 'true';
  for (const each of [...positionals, ...(values.from === undefined ? [] : [values.from])])
    if (!/^\d+\.\d+\.\d+$/.test(each)) throw new Error(`${each} is no version such as 2.1.329.`);
  const { from, version } = versionsOf(positionals, values.from, env.npm_config_from);
  if (from !== undefined && from === version) throw new Error(`--from names the same release, ${version}.`);
  return { version, from, record };
}

/** `taken`: npm's value of `--from`; "true" where npm did not assign the value to it. */
function versionsOf(positionals, from, taken) {
  if (from === undefined && taken === 'true' && positionals.length > 0) {
    const [older, newer] = [...positionals].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    if (positionals.length <= 2) return { from: older, version: newer };
  }
  if (positionals.length > 1)
    throw new Error(`Which release: ${positionals.join(' or ')}? The older one goes behind --from.`);
  return { from: from ?? (taken === 'true' ? undefined : taken), version: positionals[0] };
}
