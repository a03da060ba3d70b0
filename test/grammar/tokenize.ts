// Tokenises Markdown as VS Code does: a host grammar with our injections in it. Reads the injections from syntaxes/ and
// the hosts from the copies beside this file; must need nothing else, so that the tests run without an editor.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

type HostScope = 'text.html.markdown' | 'text.html.markdown.prompt';
export const hostScopes: readonly HostScope[] = ['text.html.markdown', 'text.html.markdown.prompt'];

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

const hostFiles: Readonly<Record<string, string>> = {
  'text.html.markdown': 'markdown',
  'text.html.markdown.prompt': 'prompt',
  'source.yaml': 'yaml',
  'source.yaml.1.2': 'yaml-1.2',
  'source.yaml.embedded': 'yaml-embedded',
};

const injectionFiles: Readonly<Record<string, string>> = {
  'subagent.agent.injection': 'agent-injection',
  'subagent.examples.injection': 'examples-injection',
  'subagent.mentions.injection': 'mentions-injection',
};

function grammarSource(scope: string): string | undefined {
  const injection = injectionFiles[scope];
  if (injection !== undefined) return read(`../../syntaxes/${injection}.tmLanguage.json`);
  const host = hostFiles[scope];
  return host === undefined ? undefined : read(`./hosts/${host}.tmLanguage`);
}

function read(relative: string): string {
  return readFileSync(new URL(relative, import.meta.url), 'utf8');
}

let searches = 0;

/** A scanner that counts its searches. */
function countingScanner(patterns: string[]): ReturnType<typeof createOnigScanner> {
  const scanner = createOnigScanner(patterns);
  const find = scanner.findNextMatchSync.bind(scanner);
  scanner.findNextMatchSync = (...args: Parameters<typeof find>) => {
    searches++;
    return find(...args);
  };
  return scanner;
}

/** How often `run` searches for the next match. */
export function searchesOf(run: () => unknown): number {
  const before = searches;
  run();
  return searches - before;
}

let wasm: Promise<void> | undefined;
function engine(): Promise<void> {
  wasm ??= loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
  return wasm;
}

/** The host grammar of that scope; with `injected` false as it is without this extension. */
export async function loadHost(scope: HostScope, injected = true): Promise<IGrammar> {
  const registry = new Registry({
    onigLib: engine().then(() => ({ createOnigScanner: countingScanner, createOnigString })),
    loadGrammar: async (name) => {
      const source = grammarSource(name);
      return source === undefined ? null : parseRawGrammar(source, `${name}.json`);
    },
    getInjections: (name) =>
      injected && hostScopes.some((host) => host === name) ? Object.keys(injectionFiles) : undefined,
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`no grammar for ${scope}`);
  return grammar;
}

export function tokenize(grammar: IGrammar, lines: readonly string[]): readonly (readonly Token[])[] {
  let state = INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({
      start: token.startIndex,
      end: Math.min(token.endIndex, line.length),
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes,
    }));
  });
}
