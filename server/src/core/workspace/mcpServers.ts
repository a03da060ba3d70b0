// The names of MCP servers out of a configuration file. Of such a file nothing but these names is ever kept: what stands
// beside them may be secret.

/** Absent when the text is no JSON; empty when it declares none. */
export function mcpServerNames(json: string): readonly string[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof parsed !== 'object' || parsed === null || !('mcpServers' in parsed)) return [];
  const servers = parsed.mcpServers;
  return typeof servers === 'object' && servers !== null && !Array.isArray(servers) ? Object.keys(servers) : [];
}
