// What a user reads stands in a table, where it can be translated; this finds what was written elsewhere. What looks like such a
// text and is none is named here with the reason, and unused exceptions are reported.
import { expect, it } from 'vitest';
import { english as clientEnglish } from '../../../client/src/common/texts/english';
import { englishTexts } from '../../../server/src/core/messages/render';
import { rules } from '../../../server/src/core/rules/registry';
import { commandTexts } from '../../../server/src/node/commandTexts';
import { type Literal, literalsIn, literalsOf, sourceFiles } from './sources';

const TABLES =
  /^(?:client\/src\/common\/texts\/|server\/src\/core\/(?:messages\/|workspace\/unread\.ts)|server\/src\/node\/(?:commandTexts|flags))/;
const RULES = /^server\/src\/core\/(?:dialects\/\w+\/)?rules\/\w+\/[a-z0-9-]+\.ts$/;

/** Two words with a space between them, or one that begins as a label does. */
const isTextLike = (text: string): boolean =>
  /[\p{L}’']{2,}[,;:.]? [\p{L}’']{2,}/u.test(text) || /^[A-Z][a-z]+[.…:?!]?$/.test(text.trim());

/** Arguments that no user reads: classes of style, selectors, keys of a context. */
const TECHNICAL = /^(?:el 1|button 0|isolated 0|setContext 1|querySelector 0|closest 0)$/;
/** Written for developers, into a log or the trace of a failure that users do not see. */
const FOR_DEVELOPERS = /^(?:log|guarded|failure|asked|Error|TypeError|RangeError) 0$/;

const reads = ({ file, text, within, argument }: Literal): boolean =>
  isTextLike(text) &&
  !TABLES.test(file) &&
  !(RULES.test(file) && (within[0] === 'messages' || within[0] === 'docs')) &&
  !TECHNICAL.test(argument) &&
  !FOR_DEVELOPERS.test(argument);

interface Exception {
  readonly file: RegExp;
  readonly text: RegExp;
  readonly why: string;
}

const EXCEPTIONS: readonly Exception[] = [
  {
    file: /^server\/src\//,
    text: /^(?:Agent|Task|Read|Write|Edit|Bash|System32|Mcp|Once|\[object Date\]|Claude Code 2\.1\.\d+)$/,
    why: 'names: tools, parts of ids, what a program calls itself',
  },
  {
    file: /^server\/src\/core\/(?:(?:dialects\/claude\/)?rules\/(?:description|examples)\/|features\/(?:completion\/(?:prose|hooks)|routingFixes|refactor\/extractSkill)|personas\/blank)/,
    text: /TODO|Context: |^user: |^assistant: |Why this agent fits|Follow the skill|^Also use it for |^Do not use for |hooks:\n|^Use this agent/,
    why: 'written into the author’s file, which is in the language of its author and read by a model',
  },
  { file: /routing\/(?:stem|tokenize)\.ts$/, text: /^[a-z ]+$/, why: 'lists of words and endings for the ranker' },
  {
    file: /routing\/model\/question\.ts$/,
    text: /./,
    why: 'asked of a model, which answers the same question everywhere',
  },
  {
    file: /loader\/(?:listing|pluginAgent)\.ts$/,
    text: /./,
    why: 'the words of Claude Code itself, shown as it writes them',
  },
  {
    file: /rules\/.*\/readers-disagree\.ts$/,
    text: /^the (?:text|number) /,
    why: 'inside messages of a rule, which are said in English',
  },
  {
    file: /core\/workspace\/globs\.ts$/,
    text: /^(?:and the |makes |is |has |leads |stands |any number$)/,
    why: 'reasons for the log and the command line, which are English',
  },
  { file: /syntax\/speech\.ts$/, text: /^a word in quotes$/, why: 'what the reader of speech calls a find' },
  { file: /report\/unifiedDiff\.ts$/, text: /No newline at end of file$/, why: 'a word of the format' },
  {
    file: /node\/(?:environment|claudeCode\/(?:tempConfigDir|managed))\.ts$/,
    text: /./,
    why: 'folders and files of other programs',
  },
  {
    file: /node\/claudeCode\/discovery\/(?:probeLog|probes|learn)\.ts$/,
    text: /./,
    why: 'agent files for Claude Code, and pieces of what it writes into its log',
  },

  { file: /readers\/grayMatter\.ts$/, text: /^no frontmatter$/, why: 'an answer of the second reader' },
  {
    file: /lsp\/(?:registerHandlers|session\/(?:scan|session|settingsFiles))\.ts$|places\/workspaceContext\.ts$/,
    text: /^Not readable: |is not readable as JSON; |^The settings$|^look again$/,
    why: 'lines of the log',
  },
  {
    file: /lsp\/capabilities\.ts$|client\/src\/(?:node\/extension|browser)\.ts$|client\/src\/common\/checkTask\.ts$/,
    text: /^(?:Subagents|check workspace)$/,
    why: 'identifiers others write down: the client, the outline, the task in tasks.json',
  },
  {
    file: /claudeCode\/verifyCommand\.ts$/,
    text: /^\/Verify with Claude Code\.txt$/,
    why: 'the address of the report',
  },
  {
    file: /preview\/pageHtml\.ts$/,
    text: /^(?:default-src |<!DOCTYPE html>)/,
    why: 'markup and a policy; its title is from a table',
  },
  { file: /sendToModel\.ts$/, text: /^Canceled$/, why: 'the name VS Code gives an error' },
  { file: /view\/budgetStatus\.ts$/, text: /^status bar$/, why: 'the name of a view for its interest' },
  {
    file: /node\/(?:framing|stdio)\.ts$/,
    text: /^(?:the headers of a message|a message (?:says|does not say)|The language server ends)/,
    why: 'a line of the log, for developers of the client',
  },
  {
    file: /lsp\/(?:lifecycle|documentRequests)\.ts$/,
    text: /^The (?:server|request) (?:is|was) /,
    why: 'errors of the protocol, for developers of the client',
  },
  { file: /node\/checker\.ts$/, text: /^rule \{\} failed on /, why: 'a failure of our own, with its trace' },
  { file: /node\/checker\.ts$/, text: /^the check of \{\} failed/, why: 'a failure of our own' },
  { file: /node\/fixRun\.ts$/, text: /^\{\}: its fixes failed/, why: 'a failure of our own' },
  { file: /webview\/heatTable\.ts$/, text: /^(?:Enter|Home|End)$/, why: 'keys' },
];

const outside = (literals: readonly Literal[]) =>
  literals
    .filter(reads)
    .filter(({ file, text }) => !EXCEPTIONS.some((each) => each.file.test(file) && each.text.test(text)));
const all = sourceFiles().flatMap(literalsIn);

it('finds the sources', () => expect(all.length).toBeGreaterThan(3000));

it('no text that users read stands outside of the tables', () => {
  expect(outside(all).map(({ file, line, text }) => `${file}:${line} ${JSON.stringify(text)}`)).toEqual([]);
});

it('every exception is needed', () => {
  const looked = all.filter(reads);
  const needless = EXCEPTIONS.filter(
    ({ file, text }) => !looked.some((each) => file.test(each.file) && text.test(each.text)),
  );
  expect(needless.map(({ why }) => why)).toEqual([]);
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: code as it is written.
it.each([
  ['a notification', "window.showInformationMessage('Open a folder first.');", 'Open a folder first.'],
  ['words around a name', 'const said = `Delete the agent ${name}?`;', 'Delete the agent {}?'],
  ['a label of one word', "const items = [{ label: 'Empty', detail: '' }];", 'Empty'],
  ['a child of an element', "el('h2', 'small muted', 'Examples');", 'Examples'],
  ['a choice of two', "node.title = open ? 'Hide the words' : '';", 'Hide the words'],
  ['a failure a user is told of', "throw new UsageError('new takes a name');", 'new takes a name'],
])('%s outside of a table is found', (_what, code, text) => {
  expect(outside(literalsOf(code, 'client/src/common/sample.ts')).map((each) => each.text)).toEqual([text]);
});

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above.

it.each([
  ['a class of style', "el('p', 'small muted');"],
  ['an import', "import { a } from './Some File';"],
  ['a type', "type Kind = 'One kind' | 'Another kind';"],
  ['an id of a text', "say('page.openFile');"],
  ['a line of the log', "log('the client did not refresh');"],
])('%s is none', (_what, code) => {
  expect(outside(literalsOf(code, 'client/src/common/sample.ts'))).toEqual([]);
});

/** What functions put before the ids they are given. */
const PREFIXED = /^(?:fix|refactor|rename|route|many|claude|count)\./;
const literals = new Set(all.filter(({ template, file }) => !template && !TABLES.test(file)).map(({ text }) => text));
const beginnings = [
  ...new Set(all.filter(({ template }) => template).map(({ text }) => text.split('{}')[0] ?? '')),
].filter((text) => /^[a-z]\w*\./.test(text));
const isUsed = (id: string): boolean =>
  literals.has(id) ||
  literals.has(id.replace(/\.\w+$/, '')) ||
  (PREFIXED.test(id) && literals.has(id.split('.')[1] ?? '')) ||
  beginnings.some((text) => id.startsWith(text));
const ofRules = new Set([
  ...rules.map(({ id }) => `rule.${id}`),
  ...rules.flatMap(({ id, messages }) => Object.keys(messages).map((key) => `${id}.${key}`)),
]);

it('every text is said somewhere', () => {
  const ids = [...englishTexts().keys(), ...Object.keys(clientEnglish), ...Object.keys(commandTexts)];
  expect(ids.filter((id) => !ofRules.has(id) && !isUsed(id))).toEqual([]);
  expect(isUsed('page.nothingOfTheKind')).toBe(false);
});

it('every message of a rule is said by one', () => {
  const ofCore = all.filter(({ file, within }) => file.startsWith('server/src/core/') && within[0] !== 'messages');
  const said = new Set(ofCore.map(({ text }) => text.replace(/^.*\{\}\.?/, '')));
  const unsaid = rules.flatMap(({ id, messages, combine }) => {
    const forms = Object.keys(messages).map((key) => ({ key, base: combine ? key.replace(/Several$/, '') : key }));
    return forms.filter(({ base }) => !said.has(base) && !said.has(`${id}.${base}`)).map(({ key }) => `${id}.${key}`);
  });
  expect(unsaid).toEqual([]);
});
