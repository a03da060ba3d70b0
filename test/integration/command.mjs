// Command line of a lane: --grep TEXT selects tests whose `suite: name` contains it, --settings JSON sets editor settings.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** Does nothing unless `address`, a module's `import.meta.url`, is the main module. */
export async function asCommand(address, cannotRun, runSuites) {
  if (process.argv[1] === undefined || address !== pathToFileURL(process.argv[1]).href) return;
  const { values } = parseArgs({ options: { grep: { type: 'string' }, settings: { type: 'string', default: '{}' } } });
  const reason = cannotRun();
  if (reason !== undefined) {
    console.log(`SKIPPED: ${reason}`);
    return;
  }
  try {
    const summary = await runSuites({ ...values, settings: JSON.parse(values.settings) });
    console.log(JSON.stringify(summary));
    process.exitCode = summary.failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
