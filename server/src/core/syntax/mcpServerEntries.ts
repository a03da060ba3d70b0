// The MCP servers an agent names under `mcpServers`, with where each stands.

interface NamedServer {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/** Names of configured servers and of its own ones; anything else in the list is left out. */
export function serversOf(value: unknown): readonly NamedServer[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index): readonly NamedServer[] => {
    const path = ['mcpServers', index];
    if (typeof item === 'string') return item === '' ? [] : [{ name: item, path }];
    if (!(item instanceof Map)) return [];
    return [...item.keys()].map((key) => ({ name: String(key), path: [...path, String(key)] }));
  });
}
