// The declarations of the library in one file: what its entry exports and what that needs, and nothing of any other package.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from './run.mjs';

const ENTRY = 'server/src/library';
const HEADER = '// Types of the library; docs/library.md describes it. Offsets are UTF-16 code units from 0.\n';

/** Throws where a public type needs another package, or two needed types share a name. */
export function libraryTypes(root) {
  const out = mkdtempSync(path.join(os.tmpdir(), 'subagents-types-'));
  try {
    const emit = ['--ignoreConfig', '--declaration', '--emitDeclarationOnly', '--noCheck', '--outDir', out];
    const like = ['--module', 'preserve', '--moduleResolution', 'bundler', '--target', 'es2022', '--strict'];
    const rest = ['--rootDir', '.', '--resolveJsonModule', '--allowJs', '--skipLibCheck', '--types', ''];
    runTool('typescript', 'tsc', [`${ENTRY}.ts`, ...emit, ...like, ...rest], { cwd: root });
    return rollUp((module) => readFileSync(path.join(out, `${module}.d.ts`), 'utf8'));
  } finally {
    rmSync(out, { recursive: true, force: true, maxRetries: 3 });
  }
}

function rollUp(read) {
  const modules = new Map();
  const moduleAt = (name) => {
    if (!modules.has(name)) modules.set(name, parse(name, read(name)));
    return modules.get(name);
  };
  const declared = new Map();
  /** Adds the declaration and, after it, what it names. */
  const add = (name, inModule, isPublic) => {
    const module = moduleAt(inModule);
    const imported = module.imports.get(name);
    if (imported) {
      if (!imported.from.startsWith('.'))
        throw new Error(`public types need \`${name}\` of the package ${imported.from}`);
      return add(name, path.posix.join(path.posix.dirname(inModule), imported.from), isPublic);
    }
    const text = module.declarations.get(name);
    if (text === undefined) return;
    const known = declared.get(name);
    if (known && known.text !== text) throw new Error(`public types need two types called \`${name}\``);
    declared.set(name, { text, isPublic: isPublic || known?.isPublic === true });
    if (known) return;
    for (const [word] of text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\b[A-Z]\w*\b/g)) add(word, inModule, false);
  };
  for (const { names, from } of moduleAt(ENTRY).exports) {
    const module = from === undefined ? ENTRY : path.posix.join(path.posix.dirname(ENTRY), from);
    for (const name of names ?? moduleAt(module).exports.flatMap((each) => each.names)) add(name, module, true);
  }
  const texts = [...declared.values()].map(({ text, isPublic }) =>
    isPublic ? text.replace(KEYWORDS, '$1export $2') : text,
  );
  return `${HEADER}\n${texts.join('\n')}\nexport {};\n`;
}

/** After the comment of a declaration. */
const KEYWORDS = /^((?:\/\*\*[\s\S]*?\*\/\n)?)((?:declare )?(?:interface|type|const|function|class)\b)/;
const DECLARATION = /^(?:export )?(?:declare )?(?:interface|type|const|function|class) (\w+)/;

function parse(name, text) {
  const imports = new Map();
  const declarations = new Map();
  const exports = [];
  for (const [, keyword, list, from] of text.matchAll(NAMES)) {
    const names = namesIn(list, name);
    if (keyword === 'export') exports.push({ names, from });
    else for (const each of names) imports.set(each, { from });
  }
  for (const [, from] of text.matchAll(ALL)) exports.push({ names: undefined, from });
  let comment = '';
  for (const part of text.replace(NAMES, '').replace(ALL, '').split(START)) {
    const own = DECLARATION.exec(part)?.[1];
    if (own !== undefined) {
      declarations.set(own, `${comment}${part.trimEnd().replace(/^export /, '')}`);
      if (part.startsWith('export ')) exports.push({ names: [own], from: undefined });
    }
    comment = part.startsWith('/**') ? part : '';
  }
  return { imports, declarations, exports };
}

const NAMES = /^(import|export) (?:type )?\{([^}]*)\}(?: from '([^']+)')?;$/gm;
const ALL = /^export type \* from '([^']+)';$/gm;
/** Statements and their comments begin at the start of a line. */
const START = /^(?=\/\*\*|(?:export |declare )*(?:interface|type|const|function|class) )/m;

function namesIn(list, module) {
  const names = list
    .split(',')
    .map((each) => each.trim().replace(/^type /, ''))
    .filter((each) => each !== '');
  return names.map((each) => {
    if (module.startsWith(ENTRY) && / as /.test(each)) throw new Error(`${module} renames \`${each}\``);
    return each.split(' as ').at(-1);
  });
}
