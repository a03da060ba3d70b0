// The last line of a hover: where its facts are known from, and when that was looked at.

export interface Sourced {
  readonly source: string;
  readonly checked: string;
  readonly docs?: string;
}

/** Markdown: a link where there is a page to link to. */
export function sourceLine(fact: Sourced): string {
  const url = fact.docs ?? (/^https:\/\/\S+$/.test(fact.source) ? fact.source : undefined);
  const name = fact.source.startsWith('https://') ? 'Claude Code documentation' : fact.source;
  const text = `${name}, checked ${fact.checked}`;
  return url ? `[${text}](${url})` : text;
}
