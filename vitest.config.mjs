// What vitest may pick up: everything that runs in plain Node. The integration suites need a real VS Code and are never run here.
// Files share a process and its modules, so that each loads the engine once; those that replace a module get a process of their own.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const NOT_HERE = ['test/integration/**', 'test/workspace/**', 'test/fixtures/**'];

const replacesModules = readdirSync(path.join(root, 'test'), { recursive: true })
  .map((file) => `test/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts') && readFileSync(path.join(root, file), 'utf8').includes('vi.mock('));

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...NOT_HERE, ...replacesModules],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: replacesModules, exclude: NOT_HERE, isolate: true } },
    ],
  },
});
