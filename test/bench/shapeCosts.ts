// What each function of the service costs for one text, in milliseconds of CPU time.

import { createAgentService } from '../../server/src/library';
import { calls, type Service, URI } from '../support/serviceCalls';

export { hostileShapes } from '../support/hostileShapes';

export const functions: readonly string[] = Object.keys(calls);

export function costsOf(text: string): Readonly<Record<string, number>> {
  const service: Service = createAgentService({ today: () => '2026-11-20' });
  const costs: Record<string, number> = {};
  for (const [name, call] of Object.entries(calls)) {
    const before = process.cpuUsage();
    call(service, text);
    const { user, system } = process.cpuUsage(before);
    costs[name] = (user + system) / 1000;
  }
  service.remove(URI);
  return costs;
}
