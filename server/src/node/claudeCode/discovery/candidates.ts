// Collects candidate names from the text of a program: strings and keys near known names; keeps nothing else of the program.

import { facts } from '../../../core/dialects/claude/catalogue/facts';
import { fields } from '../../../core/dialects/claude/fields/fields';

export interface Candidates {
  /** Could be fields of an agent file. */
  readonly fields: readonly string[];
  /** Could be events below `hooks`. */
  readonly events: readonly string[];
  readonly hookTypes: readonly string[];
  /** Could be tools. */
  readonly tools: readonly string[];
  /** Could be ids of models. */
  readonly models: readonly string[];
}

interface Harvest {
  /** A part of the program, in order. */
  add(text: string): void;
  candidates(): Candidates;
}

/** A quoted word, or a key of an object. */
const NAME = /["'`]([A-Za-z][\w-]{1,40})["'`]|[{,]([A-Za-z][\w]{1,40}):/g;
/** The part of a model id after `claude-`. */
const MODEL = /^[a-z]{1,20}-\d[\w-]{0,30}/;
const PREFIX = 'claude-';
/** Maximum distance between a name and a known one, in characters. */
const REACH = 6;
/** Overlap with the previous part, so that neighbours are found across parts. */
const CARRIED = 2000;

/** Words that the program masks in its log, so that they cannot be probed. */
const HIDDEN =
  /token|cookie|credential|secret|passw|bearer|auth|api-?_?key|private|signing|master|deploy|encrypt|^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** Maximum number of candidates by kind; those nearest to known names come first. */
const MOST = { fields: 4000, events: 4000, hookTypes: 600, tools: 12_000, models: 40 } as const;

export function createHarvest(): Harvest {
  const landmarks = new Set(
    [
      ...fields.flatMap(({ name, values }) => [name, ...values.map(({ value }) => value)]),
      ...[...facts.hookEvents, ...facts.hookTypes, ...facts.tools].map(({ name }) => name),
    ].filter((name) => /[a-z][A-Z]|_/.test(name)),
  );
  const known = {
    fields: new Set(fields.map(({ name }) => name)),
    hookTypes: new Set(facts.hookTypes.map(({ name }) => name)),
    tools: new Set([...facts.tools.map(({ name }) => name), ...facts.toolAliases.map(({ from }) => from)]),
    models: new Set(facts.modelIds.map(({ id }) => id)),
  };
  const beside = new Set<string>();
  const capitals = new Set<string>();
  const models = new Set<string>();
  let carried = '';
  return {
    add(part) {
      const text = carried + part;
      carried = text.slice(-CARRIED);
      const names = Array.from(text.matchAll(NAME), ([, quoted, key]) => quoted ?? key ?? '');
      let lastLandmark = Number.NEGATIVE_INFINITY;
      for (const [at, name] of names.entries()) {
        if (/^[A-Z][A-Za-z]+$/.test(name)) capitals.add(name);
        if (at - lastLandmark <= REACH) beside.add(name);
        if (!landmarks.has(name)) continue;
        lastLandmark = at;
        for (const near of names.slice(Math.max(0, at - REACH), at)) beside.add(near);
      }
      for (const after of text.split(PREFIX).slice(1)) {
        const rest = MODEL.exec(after.slice(0, 60))?.[0];
        if (rest !== undefined) models.add(PREFIX + rest);
      }
    },
    candidates() {
      const near = [...beside].filter((name) => !HIDDEN.test(name));
      const all = [...new Set([...near, ...capitals])].filter((name) => !HIDDEN.test(name));
      return {
        fields: near.filter((name) => /^[a-z]/.test(name) && !known.fields.has(name)).slice(0, MOST.fields),
        events: all.filter((name) => /^[A-Z][A-Za-z]{2,}$/.test(name)).slice(0, MOST.events),
        hookTypes: near
          .filter((name) => /^[a-z][a-z_-]{2,20}$/.test(name) && !known.hookTypes.has(name))
          .slice(0, MOST.hookTypes),
        tools: all.filter((name) => /^[A-Z][A-Za-z]{2,}$/.test(name) && !known.tools.has(name)).slice(0, MOST.tools),
        models: [...models]
          .filter((id) => FAMILY.test(id) && !known.models.has(id))
          .sort()
          .slice(0, MOST.models),
      };
    },
  };
}

/** Excludes ids of releases and headers, which look like model ids. */
const FAMILY = /^claude-(?!code-|desktop-|eval-)[a-z]+-\d{1,2}(?:-\d{1,2})?(?:-\d{8})?$/;
