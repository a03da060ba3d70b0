// What vitest may pick up: everything that runs in plain Node. The integration suites need a real VS Code and are never run here.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/integration/**', 'test/workspace/**', 'test/fixtures/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 20_000,
  },
});
