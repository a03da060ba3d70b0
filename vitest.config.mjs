// What vitest may pick up: everything that runs in plain Node. The integration suites need a real VS Code and are never run here.
// Files share a process and its modules, so that each loads the engine once; those that replace a module
// or count work get a process of their own.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const NOT_HERE = ['test/integration/**', 'test/workspace/**', 'test/fixtures/**'];

const tests = readdirSync(path.join(root, 'test'), { recursive: true })
  .map((file) => `test/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts'));
const testsWith = (text) => tests.filter((file) => readFileSync(path.join(root, file), 'utf8').includes(text));
const replacing = testsWith('vi.mock(');
const counting = testsWith("support/work'");

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // Only stops what never ends: no test depends on how fast the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...NOT_HERE, ...replacing, ...counting],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: replacing, exclude: NOT_HERE, isolate: true } },
      {
        extends: true,
        test: {
          name: 'counted',
          include: counting,
          exclude: NOT_HERE,
          isolate: true,
          setupFiles: ['test/support/work.ts'],
        },
      },
    ],
  },
});
