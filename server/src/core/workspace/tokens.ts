// Counts descriptions the way the runtime counts them against its limit (Claude Code 2.1.329): four UTF-16 units a token,
// over `name: description`. An estimate by nature; a model's own count differs.

export const descriptionTokens = (name: string, description: string): number =>
  Math.round(`${name}: ${description}`.length / 4);
