// How a lane of suites is run by hand: --grep TEXT runs the tests whose `suite: name` holds it, --settings JSON starts the editor with
// other settings. It decides nothing about what runs.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** Does nothing where `address`, a module's `import.meta.url`, is not what Node was started with. */
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
