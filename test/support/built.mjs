// The bundles as tests start them: built here, unless `npm test` has built them once for all of its lanes.
import { build } from '../../esbuild.mjs';

/** Does nothing where the bundles are built: other lanes may be reading them. */
export async function built({ tests = false } = {}) {
  if (process.env.SUBAGENTS_TESTS_BUILT === undefined) await build({ tests, log: () => {} });
}
