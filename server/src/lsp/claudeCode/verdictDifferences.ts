// Compares what the installed Claude Code reports of each agent file with the server's load verdict.

import type { VerifiedFile } from '../../../../common/src/protocol/claudeCode';
import { type Localize, ruleTitle } from '../../core/messages/render';
import { ruleExplaining } from '../../core/rules/registry';
import type { IndexedAgent } from '../../core/workspace/agentIndex';
import { timeSliced } from '../scheduling';
import type { Session } from '../session/session';
import type { RuntimeFile, RuntimeReport } from './claudeCodeHost';

/** Files with differences first, then by path. */
export async function verifiedFiles(
  session: Session,
  report: RuntimeReport,
  localize: Localize,
): Promise<readonly VerifiedFile[]> {
  const found: VerifiedFile[] = [];
  await timeSliced([...report.files], async ([uri, runtime]) => {
    const agent = await session.load(uri);
    if (agent) found.push(verified(session, agent, runtime, localize));
  });
  const rank = ({ differences }: VerifiedFile): number => (differences.length > 0 ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function verified(session: Session, agent: IndexedAgent, runtime: RuntimeFile, localize: Localize): VerifiedFile {
  const { doc, verdict } = agent;
  const { loads, name, model, messages } = runtime;
  return {
    uri: doc.uri,
    path: pathOf(doc.uri, session.folders),
    status: verdict.status,
    name: verdict.status === 'loads' ? verdict.name : null,
    reason: verdict.status === 'skipped' ? localize(ruleTitle(ruleExplaining(verdict.reason.code))) : '',
    runtime: { loads, name, model, messages },
    differences: differences(session, agent, runtime).map(([id, args]) => localize({ id, args })),
  };
}

type Difference = readonly [id: string, args: Readonly<Record<string, string>>];

function differences(session: Session, { doc, verdict }: IndexedAgent, runtime: RuntimeFile): readonly Difference[] {
  const { workspace } = session.index;
  if (verdict.status !== 'loads') return runtime.loads ? [['claude.otherLoads', {}]] : [];
  if (!runtime.loads) {
    const summary = workspace.byUri(doc.uri);
    // It loads one of several agents with the same name in a folder; which one is not predicted.
    const beside =
      summary &&
      workspace.byName(summary.name).some(({ uri, tree, status }) => {
        return uri !== doc.uri && tree === summary.tree && status === 'loads';
      });
    return beside ? [] : [['claude.otherSkips', {}]];
  }
  const found: Difference[] = [];
  if (runtime.name !== null && runtime.name !== verdict.name)
    found.push(['claude.otherName', { theirs: runtime.name, ours: verdict.name }]);
  if (runtime.description !== null && !sameDescription(runtime.description, verdict.description))
    found.push(['claude.otherDescription', {}]);
  return found;
}

/** The placeholder for a missing description contains the plugin's name, which differs in the temporary folder. */
const sameDescription = (theirs: string, ours: string): boolean =>
  theirs === ours || (PLACEHOLDER.test(theirs) && PLACEHOLDER.test(ours));
const PLACEHOLDER = /^Agent from \S+ plugin$/;

/** The displayed path, also of a file that is no agent. */
function pathOf(uri: string, folders: readonly string[]): string {
  const folder = folders.find((root) => uri.startsWith(`${root}/`));
  return decodeURIComponent(folder === undefined ? uri.replace(/^file:\/\//, '') : uri.slice(folder.length + 1));
}
