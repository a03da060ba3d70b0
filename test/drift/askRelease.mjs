// Asks one release everything: probes, names from its program, files, and files with one name.
import { ask } from './ask.mjs';
import { askSession } from './askSession.mjs';

const NEVER = () => false;
/** Validated in every release; distinguishes sessions that report invalid settings. */
const SETTING = 'cleanupPeriodDays';

/**
 * `drift`: the bundled modules. `names`: candidates; `known`: names the catalogues hold. What comes back is what `answered` takes,
 * and `notAsked`, in words.
 */
export async function askRelease(drift, runtime, { version, probes, sets, names, known, stated }, note) {
  const notAsked = [];
  note(`${version}: ${probes.length} questions about what is known`);
  const started = new Set(probes.filter((each) => each.started).map(({ name }) => name));
  const said = await ask(runtime, filesOf(probes), (name) => started.has(name));
  if (said.version !== undefined && said.version !== version)
    throw new Error(`${runtime.program} is Claude Code ${said.version}, not ${version}.`);
  note(`${version}: ${names.length} names from the program`);
  const candidates = await askCandidates(drift, runtime, names);
  const unknown = names.filter((name) => !known.has(name));
  const keys = unknown.filter((name) => drift.couldBe('setting', name));
  const models = unknown.filter((name) => drift.couldBe('model', name));
  const asked = [...new Set([...drift.settingsRead, ...keys])];
  const session = await askSession(runtime, [...asked, SETTING], models);
  if (session.settings?.includes(SETTING))
    for (const key of asked)
      candidates.set(`setting ${key}`, session.settings.includes(key) ? 'is checked' : 'is not checked');
  else notAsked.push(`${asked.length} names as keys of settings: this release does not report bad settings.`);
  for (const [name, id] of session.models) candidates.set(`alias ${name}`, drift.aliasAnswer(name, id));
  if (session.models.size < models.length)
    notAsked.push(
      `${models.length - session.models.size} names as models: this release does not take them in a session.`,
    );
  const replayed = [];
  for (const [set, files] of sets) {
    note(`${version}: ${set}`);
    replayed.push({ set, files, said: await ask(runtime, files, NEVER) });
  }
  const sameName = await ask(runtime, drift.sameNameFiles, NEVER);
  return { version, probes, said, replayed, sameName, candidates, stated, notAsked };
}

const filesOf = (probes) => probes.map(({ name, text }) => ({ file: `${name}.md`, bytes: text }));

async function askCandidates(drift, runtime, names) {
  const probes = drift.candidateProbes(names);
  const first = await askOnce(drift, runtime, probes);
  if (first.unclear.length === 0) return new Map(first.answers);
  const second = await askOnce(drift, runtime, drift.singly('entry', first.unclear, probes.length));
  return new Map([...first.answers, ...second.answers]);
}

async function askOnce(drift, runtime, probes) {
  const started = new Set(probes.filter((each) => each.started).map(({ name }) => name));
  return drift.candidateAnswers(probes, await ask(runtime, filesOf(probes), (name) => started.has(name)));
}
