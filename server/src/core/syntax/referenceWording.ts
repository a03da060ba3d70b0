// Whether a prompt that names a file says that the file exists; defaults to no.

import { isQuoted, isSample, type Sentence, sentenceAt } from './cues';
import { blanked, type ProseBlock } from './prose';

interface Wording {
  readonly block: ProseBlock;
  /** Text of the block, with code spans as blanks. */
  readonly text: string;
  /** Span of the path, in `text`. */
  readonly at: number;
  readonly path: string;
  readonly kind: 'link' | 'mention';
}

export function saysItIsThere({ block, text, at, path, kind }: Wording): boolean {
  if (!isPlausible(path, kind) || isSample(block)) return false;
  const bracket = kind === 'link' ? text.lastIndexOf('[', at) : at - 1;
  const begin = bracket < 0 ? at : bracket;
  if (kind === 'link' && (text[begin - 1] === '!' || isNoTitle(block.text.slice(begin + 1, at - 2)))) return false;
  const sentence = sentenceAt(text, begin, (near) => near.replace(REFERENCES, blanked));
  return (
    !isQuoted(sentence) &&
    !SAMPLE.test(sentence.text) &&
    !MAYBE.test(sentence.text) &&
    !LOOKED_FOR.test(sentence.text.slice(0, sentence.at)) &&
    !isDenied(sentence) &&
    !isWritten(sentence)
  );
}

/** Blanks out titles and paths, which are no wording. */
const REFERENCES = /\[[^\][\n]*\]\([^)\s]{0,300}\)|@[\w-]+(?:[./]+[\w-]+)*/g;
const DOCUMENT = /\.(?:md|mdx|mdc|markdown|txt|rst|adoc|json|jsonc|ya?ml|toml|csv)$/i;
/** Placeholders for a path. */
const PLACEHOLDER =
  /(?:^|\/)(?:path|some|your|my|foo|bar|baz|qux|xyz|abc|example|sample|placeholder|dummy|todo)(?:[-_.][^/]*)?(?:\/|$)|(?:^|[^a-z])(?:Y{2,4}|X{2,}|N{2,}|MM|DD|HH)(?![a-z])|\.\.\.|…|[$[\]]|%\w+%/;
const PLACEHOLDER_FILE =
  /(?:^|\/)(?:url|link|file|filename|name|title|page|image|img|document|doc|something)(?:[-_]?(?:\d|name|path|url|here|file))?\.\w+$|^(?:\.{1,2}\/)*(?:text|target|src|source|other|another|new|old|path|[a-z\d])\.\w+$/i;
const WEB = /^(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|ai|app|co|edu|gov|sh|rs)\/)/i;

function isPlausible(path: string, kind: Wording['kind']): boolean {
  if (PLACEHOLDER.test(path) || PLACEHOLDER_FILE.test(path) || WEB.test(path)) return false;
  // `@scope/package/file.js` is a module; a path without an extension may be a page of a site.
  return kind === 'mention' ? DOCUMENT.test(path) && !/package\.json$/.test(path) : /\.[a-z]\w{0,9}$|\/$/i.test(path);
}

/** `[text](…)`: the syntax of a link, not a link. */
const isNoTitle = (title: string): boolean =>
  title.length < 60 &&
  /^\W*(?:(?:link|alt|display|anchor)?\s?text|(?:the |your |page |file |link )?(?:title|name|label)|links?|url|alt|caption|x|\.\.\.|…|)\W*$/i.test(
    title,
  );

const SAMPLE =
  /\b(?:e\.g\b|for (?:example|instance)|such as|for the form|of the form|in the form|syntax|placeholders?|(?:samples?|examples?|templates?|formats?|patterns?|outputs?)\s*[:=(]|like (?:this|so|these)|links?\b[^.!?]{0,40}\b(?:as|like|looks?|instead)|(?:written|cited?|formatted|rendered) (?:as|like)|would (?:be|look)|→|=>)|\blike\s+["“(]?[[@]|→|=>/i;

/** The author expects that it may be missing. */
const MAYBE =
  /\b(?:if|when|where|whether)\s+(?:(?:it|they|this|that|these|one|there|the files?|such|an?|any)\b[^,.;]{0,40}?\b)?(?:exists?|(?:is |are )?(?:present|available|there|found|provided|defined)|any)\b|\b(?:if (?:you find|your|the project has|there)|optional(?:ly)?|may (?:not )?exist|might (?:not )?exist|check (?:if|whether)|exists|(?:if|when|is|are|be) missing|not found|or similar|or equivalent|or wherever|any of)\b/i;

const LOOKED_FOR = /\b(?:look|search|check) for (?:an? |the |any |its )?$/i;

const DENIED =
  /\b(?:never|not|no longer|no|avoid|instead of|rather than|wrong|bad|removed|deleted|obsolete|deprecated|moved|renamed)\b|n['’]t\b|[❌🚫✗✘⛔]/iu;
/** "Do not start before you have read …": an order to read. */
const AFTER_ALL =
  /\b(?:until|unless|before|without)\b[^.!?]{0,60}\b(?:read|consult|check|follow|review|load|see|open|stud)\w*\b[^.!?]*$|\b(?:do not|don['’]t|never|not) (?:skip|forget|ignore|miss|deviate|depart|violate|break|contradict|bypass|omit|neglect)\b/i;

const isDenied = ({ text, at }: Sentence): boolean =>
  DENIED.test(withoutAsides(clauseBefore(text.slice(0, at)))) && !AFTER_ALL.test(text.slice(0, at));

const clauseBefore = (before: string): string => before.split(/[,;:—–]|\s-\s/).at(-1) ?? '';

/** "not only" and "if not" are no negations. */
const withoutAsides = (text: string): string =>
  text.replace(/\b(?:not (?:only|just|sure|clear)|if not|or not)\b/gi, ' ');

const READS =
  /\b(?:read|reads|reading|see|follow|follows|following|consult|check|review|load|open|stud(?:y|ies)|obey|adhere|respect|comply|refer|reference[ds]?|referring|use|uses|using|apply|applying|per|according|accordance|based|describe[sd]|define[sd]|document(?:s|ed)|listed|specified|stated|explained|outlined|found|from|against|match|know|understand|internalize|honou?r|observe)\b/gi;
const WRITES =
  /\b(?:creat(?:e|es|ed|ing)|writ(?:e|es|ing|ten)|sav(?:e|es|ed|ing)|generat(?:e|es|ed|ing)|output(?=\s+(?:to|into|as|the|your|it|results?)\b)|produc(?:e|es|ed|ing)|append(?:s|ed|ing)?|add(?:s|ed|ing)?|emit(?:s|ted)?|stor(?:e|es|ed|ing)|record(?:s|ed|ing)?|insert(?:s|ed|ing)?|export(?:s|ed|ing)?|dump(?:s|ed)?|updat(?:e|es|ed|ing)|publish(?:es|ed)?|deliver(?:s|ed)?|fill|format|draft(?:s|ed)?|scaffold|maintain(?:s|ing)?|renam(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|replac(?:e|es|ed|ing)|convert(?:s|ed|ing)?|link(?:s|ed|ing)?|mov(?:e|es|ed|ing))\b/gi;

/** Its verb means writing: the file need not exist yet. */
function isWritten({ text, at }: Sentence): boolean {
  const before = text.slice(0, at);
  const last = (pattern: RegExp): number => [...before.matchAll(pattern)].at(-1)?.index ?? -1;
  return last(WRITES) > last(READS);
}
