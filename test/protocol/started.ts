// Connects clients that are stopped when their test ends.

import { afterEach } from 'vitest';
import { type Client, type ClientOptions, connect } from './client';

const clients: Client[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

export async function started(options: ClientOptions = {}): Promise<Client> {
  const client = await connect(options);
  clients.push(client);
  return client;
}
