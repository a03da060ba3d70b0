// `node askPeer.mjs PEER PACKAGES FOLDER`: prints a peer's findings per project as JSON lines; runs in a restricted process.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [peer, packages, folder] = process.argv.slice(2);
const write = process.stdout.write.bind(process.stdout);
for (const name of ['log', 'info', 'warn', 'error']) console[name] = () => {}; // Peers talk; only what they find counts.

const PEERS = {
  async cclint() {
    const { CClint } = await import(pathToFileURL(path.join(packages, '@carlrannaberg/cclint/dist/index.js')).href);
    return async (project) => {
      const found = (await new CClint().lintAgents(project)).flat();
      const count = (key) => found.reduce((sum, each) => sum + (each[key]?.length ?? 0), 0);
      return { errors: count('errors'), warnings: count('warnings') };
    };
  },
  async claudelint() {
    const require = createRequire(path.join(packages, 'x.js'));
    const { AgentsValidator } = require(path.join(packages, 'claude-code-lint/dist/validators/agents.js'));
    return async (project) => {
      const { errors, warnings } = await new AgentsValidator({ path: project }).validate();
      return { errors: errors.length, warnings: warnings.length };
    };
  },
};

const ask = await PEERS[peer]();
for (const project of readdirSync(folder).sort()) {
  let answer;
  try {
    process.chdir(path.join(folder, project));
    answer = await ask(path.join(folder, project));
  } catch (error) {
    answer = { broke: String(error?.message ?? error).split('\n')[0] };
  }
  write(`${JSON.stringify({ project, ...answer })}\n`);
}
