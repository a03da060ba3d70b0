// Minimises files about which two programs differ; each round asks about the candidates of all files.
import { theirs } from './theirs.mjs';

const ROUNDS = 25;
const CANDIDATES = 16;

/** `cases`: `{ asked, kinds }[]`. Gives `{ asked, kinds, ours, theirs }[]`. */
export async function minimised(runtime, cases, product, version) {
  let number = 90_000;
  const states = cases.map(({ asked, kinds }) => ({
    asked,
    kinds,
    text: asked.bytes.toString('latin1'),
    parts: 2,
    done: false,
  }));
  for (let round = 0; round < ROUNDS && states.some(({ done }) => !done); round++) {
    const tried = [];
    for (const state of states) {
      if (state.done) continue;
      for (const text of candidatesOf(state).slice(0, CANDIDATES))
        tried.push({ state, text, ...named(state, text, number++) });
      if (number > 99_000) number = 90_000;
    }
    const answers = await theirs(
      runtime,
      tried.map(({ asked }) => asked),
      product.PLUGIN,
    );
    for (const state of states) {
      if (state.done) continue;
      const smaller = tried.find((each) => {
        if (each.state !== state) return false;
        const found = product.differences(product.ours(each.asked, version), answers.get(each.asked.file));
        return found.includes(state.kinds[0]);
      });
      const lines = state.text.split('\n').length;
      if (smaller) state.text = smaller.text;
      else if (state.parts < Math.max(lines, state.text.length / 2)) state.parts *= 2;
      else state.done = true;
      if (smaller) state.parts = Math.max(2, state.parts / 2);
    }
  }
  const last = states.map((state) => named(state, state.text, number++).asked);
  const answers = await theirs(runtime, last, product.PLUGIN);
  return last.map((asked, at) => ({
    asked,
    kinds: states[at].kinds,
    ours: product.ours(asked, version),
    theirs: answers.get(asked.file),
  }));
}

/** The text without each of its parts, lines before characters. */
function candidatesOf({ text, parts }) {
  const lines = text.split('\n');
  const units = parts <= lines.length ? lines : [...text];
  const glue = units === lines ? '\n' : '';
  const size = Math.max(1, Math.ceil(units.length / parts));
  const found = [];
  for (let at = 0; at < units.length; at += size)
    found.push([...units.slice(0, at), ...units.slice(at + size)].join(glue));
  // Long texts have more parts than fit into a round; each round takes others.
  return found.length <= CANDIDATES ? found : found.sort(() => Math.random() - 0.5);
}

function named({ asked }, text, number) {
  const bytes = Buffer.from(text.replace(/agent-\d{5}/g, `agent-${number}`), 'latin1');
  return { asked: { ...asked, file: `m${number}.md`, bytes } };
}
