// Names of the translation files for a locale.

/** Scripts and regions that read what is written for another. */
const READ: Readonly<Record<string, string>> = { zh: 'zh-cn', 'zh-hans': 'zh-cn', 'zh-sg': 'zh-cn' };
/** Traditional characters are not simplified ones. */
const OTHERS = /^zh-(?:hant|tw|hk|mo)\b/;
const LOCALE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/;

/**
 * Best first; none where English is asked for, or what is asked for is no locale. Editors write `zh-cn`, `zh-Hans-CN`, and
 * environments `zh_CN.UTF-8`.
 */
export function translationsFor(locale: string): readonly string[] {
  const asked = locale
    .replace(/[.@].*/s, '')
    .replaceAll('_', '-')
    .toLowerCase();
  if (!LOCALE.test(asked) || /^en\b/.test(asked) || OTHERS.test(asked)) return [];
  const parts = asked.split('-');
  const names = parts.map((_, cut) => parts.slice(0, parts.length - cut).join('-'));
  return [...new Set(names.flatMap((name) => [name, ...(READ[name] ? [READ[name]] : [])]))];
}
