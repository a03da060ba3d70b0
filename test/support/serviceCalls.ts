// Calls of the agent service about one document, by name, each with offsets that matter: for tests and benches of what they cost.

import type { createAgentService } from '../../server/src/library';

export type Service = ReturnType<typeof createAgentService>;

export const URI = 'file:///workspace/.claude/agents/agent.md';

/** Near the name, in the first unusual field, in the middle and at the end. */
const offsetsIn = (text: string): readonly number[] => [10, 60, Math.floor(text.length / 2), text.length - 1];

const at = (call: (service: Service, offset: number) => unknown) => (service: Service, text: string) => {
  for (const offset of offsetsIn(text)) call(service, offset);
};

/** In the order in which they are called; each may use what earlier ones left in caches. */
export const calls: Readonly<Record<string, (service: Service, text: string) => unknown>> = {
  update: (service, text) => service.update(URI, text),
  check: (service) => service.check(URI),
  unchanged: (service) => service.check(URI),
  hover: at((service, offset) => service.hover(URI, offset)),
  complete: at((service, offset) => service.complete(URI, offset)),
  tokens: (service) => service.semanticTokens(URI),
  highlights: at((service, offset) => service.documentHighlights(URI, offset)),
  symbols: (service) => service.symbols(URI),
  links: (service) => service.documentLinks(URI),
  folding: (service) => service.folding(URI),
  lens: (service) => [service.codeLens(URI), service.inlayHints(URI), service.colors(URI)],
  selections: at((service, offset) => service.selectionRanges(URI, offset)),
  refactor: (service, text) => service.refactorings(URI, { start: 0, end: text.length }),
  names: (service) => [service.definition(URI, 10), service.references(URI, 10), service.rename(URI, 10, 'other')],
  route: (service) => service.route('check the change'),
  data: (service) => [service.parse(URI), service.effectiveTools(URI), service.agents()],
  fixes: (service) => service.fixes(URI),
  report: (service) => service.report(URI, { fixes: 'all' }),
  fixAll: (service) => service.fixAll(URI),
};
