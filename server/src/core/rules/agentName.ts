// Names that Claude Code accepts and everybody can type: what a fix proposes where a name is missing or not allowed.

/** Lower-case words joined by hyphens; `agent` where nothing usable is left. */
export function asAgentName(text: string): string {
  const name = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64);
  return name === '' ? 'agent' : name;
}

/** From the last segment of a path or URI, without its extension. */
export function nameForFile(uri: string): string {
  const last = uri.split(/[/\\]/).at(-1) ?? '';
  return asAgentName(decoded(last).replace(/\.md$/i, ''));
}

function decoded(segment: string): string {
  return /%[0-9a-f]{2}/i.test(segment) && !/%(?![0-9a-f]{2})/i.test(segment) ? safeDecode(segment) : segment;
}

function safeDecode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
