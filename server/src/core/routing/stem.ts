// Brings the forms of an English word together ("optimizing", "optimization" → one stem), after Martin Porter's
// published description of the Porter2 stemmer (https://snowballstem.org/algorithms/english/stemmer.html). The list of
// exceptions is ours: words of software work that the algorithm would tear apart or throw together.

const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Porter2's own irregular forms.
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
    // Not plurals, and not the word they look like.
    aws: 'aws',
    css: 'css',
    sass: 'sass',
    kubernetes: 'kubernetes',
    redis: 'redis',
    customer: 'customer',
    customers: 'customer',
    // Short forms of the same word.
    k8s: 'kubernetes',
    js: 'javascript',
    ts: 'typescript',
    postgres: 'postgresql',
    dev: 'develop',
  }),
);

/** Forms that stay as they are after the plural has gone. */
const KEPT_AFTER_PLURAL = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

const isVowel = (c: string | undefined): boolean => c !== undefined && 'aeiouy'.includes(c);
const hasVowel = (s: string): boolean => /[aeiouy]/.test(s);

/** After the first non-vowel that follows a vowel, looked for from `from`. */
function region(word: string, from: number): number {
  for (let i = from; i < word.length - 1; i++) if (isVowel(word[i]) && !isVowel(word[i + 1])) return i + 2;
  return word.length;
}

const endsShort = (s: string): boolean => /^[aeiouy][^aeiouy]$/.test(s) || /[^aeiouy][aeiouy][^aeiouywxY]$/.test(s);

/** Longest first; where a rule has no replacement it only stops the search. */
const STEP_2: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const STEP_4: readonly string[] = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic'.split(' ');

/** The stem of a lower-case word; words with anything but a–z in them, and very long ones, stay as they are. */
export function stem(word: string): string {
  const known = EXCEPTIONS.get(word);
  if (known !== undefined) return known;
  if (word.length <= 2 || word.length > 40 || /[^a-z]/.test(word)) return word;

  // A y that speaks as a consonant is marked with a capital until the end.
  let w = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const prefix = /^(?:gener|commun|arsen)/.exec(w);
  const r1 = prefix ? prefix[0].length : region(w, 0);
  const r2 = region(w, r1);
  const inR1 = (suffix: string): boolean => w.length - suffix.length >= r1;
  const inR2 = (suffix: string): boolean => w.length - suffix.length >= r2;
  const cut = (suffix: string, put = ''): void => {
    w = w.slice(0, w.length - suffix.length) + put;
  };

  w = withoutPlural(w);
  if (KEPT_AFTER_PLURAL.has(w)) return w;
  w = withoutPast(w, r1);
  if (w.length > 2 && /[yY]$/.test(w) && !isVowel(w[w.length - 2])) cut('y', 'i');

  const second = STEP_2.find(([suffix]) => w.endsWith(suffix));
  if (second) {
    if (inR1(second[0])) cut(second[0], second[1]);
  } else if (w.endsWith('ogi')) {
    if (inR1('ogi') && w.endsWith('logi')) cut('i');
  } else if (/[cdeghkmnrt]li$/.test(w) && inR1('li')) cut('li');

  if (w.endsWith('ative')) {
    if (inR2('ative')) cut('ative');
  } else {
    const third = STEP_3.find(([suffix]) => w.endsWith(suffix));
    if (third && inR1(third[0])) cut(third[0], third[1]);
  }

  const fourth = STEP_4.find((suffix) => w.endsWith(suffix));
  if (fourth) {
    if (inR2(fourth)) cut(fourth);
  } else if (/[st]ion$/.test(w) && inR2('ion')) cut('ion');

  if (w.endsWith('e')) {
    if (inR2('e') || (inR1('e') && !endsShort(w.slice(0, -1)))) cut('e');
  } else if (w.endsWith('ll') && inR2('l')) cut('l');
  return w.toLowerCase();
}

function withoutPlural(w: string): string {
  if (w.endsWith('sses')) return w.slice(0, -2);
  if (/ie[ds]$/.test(w)) return w.slice(0, w.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(w) || !w.endsWith('s')) return w;
  return hasVowel(w.slice(0, -2)) ? w.slice(0, -1) : w;
}

function withoutPast(w: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(w);
  if (eed) return eed.index >= r1 ? w.slice(0, eed.index + 2) : w;
  const past = /(?:ing|ed)(?:ly)?$/.exec(w);
  if (!past || !hasVowel(w.slice(0, past.index))) return w;
  const rest = w.slice(0, past.index);
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return r1 >= rest.length && endsShort(rest) ? `${rest}e` : rest;
}
