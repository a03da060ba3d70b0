// Finds mutants in a source file and compiles chosen ones into it: one file holds them all, and `__mutant(id)` says which is on.
// Works on the JavaScript that esbuild makes of the TypeScript; the same source gives the same mutants in the same order.

import { SourceMap } from 'node:module';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';

/**
 * @typedef {object} Mutant
 * @property {'expression' | 'statement' | 'block' | 'function'} kind How it is compiled in.
 * @property {number} start Of the expression or statement that is replaced, in the JavaScript.
 * @property {number} end
 * @property {string} text What stands in its place; empty unless an expression.
 * @property {number} line One-based, in the TypeScript.
 * @property {string} source That line, trimmed.
 * @property {string} change `a > b → a >= b`
 */

export function stripTypes(typescript) {
  const options = { loader: 'ts', target: 'esnext', sourcemap: 'external', tsconfigRaw: TSCONFIG };
  const { code, map } = transformSync(typescript, options);
  return { code, map: new SourceMap(JSON.parse(map)) };
}

const TSCONFIG = { compilerOptions: { verbatimModuleSyntax: true } };
const parsed = (code) => parse(code, { ecmaVersion: 'latest', sourceType: 'module' });

/** @returns {Mutant[]} */
export function findMutants(typescript) {
  const { code, map } = stripTypes(typescript);
  const lines = typescript.split('\n');
  const starts = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (offset) => {
    const row = starts.findLastIndex((start) => start <= offset);
    return (map.findEntry(row, offset - starts[row]).originalLine ?? 0) + 1;
  };
  return changesIn(code).map(({ at, ...change }) => {
    const line = lineAt(at);
    return { ...change, line, source: (lines[line - 1] ?? '').trim() };
  });
}

const FLIPPED = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '++': ['--'],
  '--': ['++'],
};

/** A method in place of another; an empty name leaves the call out and keeps what it is called on. */
const METHODS = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
  min: 'max',
  max: 'min',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex',
  push: 'unshift',
  trimStart: 'trimEnd',
  trimEnd: 'trimStart',
  filter: '',
  slice: '',
  sort: '',
  reverse: '',
  trim: '',
};

const isText = (node) => node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
const isFunction = (node) => /^(?:Arrow)?Function/.test(node.type);
const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);
const REMOVABLE = new Set(['ExpressionStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']);
const NAMES = { MemberExpression: 'property', Property: 'key', MethodDefinition: 'key', PropertyDefinition: 'key' };
/** Not read as values: names, and what is assigned to. */
const PATTERNS = {
  VariableDeclarator: 'id',
  AssignmentExpression: 'left',
  CatchClause: 'param',
  ForOfStatement: 'left',
};

function changesIn(code) {
  const found = [];
  const cut = (node) => code.slice(node.start, node.end);
  const add = (kind, node, to, target = node, text = '') => {
    const [from, now] = [short(cut(node)), short(to)];
    found.push({ kind, start: target.start, end: target.end, text, at: node.start, change: `${from} → ${now}` });
  };
  /** Inside `a?.b.c()` the whole chain is replaced: a part of it would no longer end with the rest. */
  const swap = (node, to, chain) => {
    const target = chain ?? node;
    add('expression', node, to, target, code.slice(target.start, node.start) + to + code.slice(node.end, target.end));
  };

  /** Both sides of an operator, with the parentheses around them. */
  const around = ({ start, end, left, right, operator }) => {
    const at = left.end + code.slice(left.end, right.start).indexOf(operator);
    return [code.slice(start, at).trim(), code.slice(at + operator.length, end).trim()];
  };

  const inCondition = (test, isLoop) => {
    if (!isLoop) swap(test, 'true');
    swap(test, 'false');
  };

  const operators = (node, chain, parent, key) => {
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression': {
        if (node.operator === '+' && (isText(node.left) || isText(node.right))) break;
        const [left, right] = around(node);
        for (const operator of FLIPPED[node.operator] ?? []) swap(node, `(${left}) ${operator} (${right})`);
        break;
      }
      case 'AssignmentExpression': {
        const [left, right] = around(node);
        for (const operator of FLIPPED[node.operator] ?? []) swap(node, `${left} ${operator} ${right}`);
        break;
      }
      case 'UpdateExpression':
        // A counter of a loop that runs backwards never ends: a mutant that every test finds.
        if (!(parent.type === 'ForStatement' && key === 'update'))
          swap(node, cut(node).replace(node.operator, FLIPPED[node.operator][0]));
        break;
      case 'UnaryExpression':
        if (node.operator === '!' || node.operator === '-') swap(node, cut(node.argument));
        break;
      case 'ConditionalExpression':
      case 'IfStatement':
        inCondition(node.test, false);
        break;
      case 'ForStatement':
      case 'WhileStatement':
        if (node.test) inCondition(node.test, true);
        break;
      case 'ReturnStatement':
        if (node.argument && !/^(?:void 0|null|false|true|\[\])$/.test(cut(node.argument)))
          swap(node.argument, 'undefined');
        break;
      case 'CallExpression':
        method(node, chain);
        break;
      case 'ArrayExpression':
        if (node.elements.length > 0) swap(node, '[]');
        break;
      case 'TemplateLiteral':
        if (parent.type !== 'TaggedTemplateExpression') swap(node, "''");
        break;
      case 'Literal':
        literal(node, parent, key);
        break;
      case 'BlockStatement':
        block(node, parent, key);
        break;
      default:
        if (REMOVABLE.has(node.type) && !node.directive) add('statement', node, ';');
    }
    if (node.type === 'ArrowFunctionExpression' && node.expression) swap(node.body, 'undefined');
  };

  const method = (node, chain) => {
    const { callee } = node;
    if (callee.type !== 'MemberExpression' || callee.computed || !Object.hasOwn(METHODS, callee.property.name)) return;
    const to = METHODS[callee.property.name];
    swap(
      node,
      to === ''
        ? cut(callee.object)
        : code.slice(node.start, callee.property.start) + to + code.slice(callee.property.end, node.end),
      chain,
    );
  };

  const literal = (node, parent, key) => {
    // What stands behind `??` is often there for the type checker alone.
    if (parent.type === 'LogicalExpression' && parent.operator === '??' && key === 'right') return;
    if (typeof node.value === 'boolean') swap(node, String(!node.value));
    else if (typeof node.value === 'number') swap(node, String(node.value + 1));
    else if (typeof node.value === 'string') swap(node, node.value === '' ? "'mutant'" : "''");
  };

  const block = (node, parent, key) => {
    if (node.body.length === 0) return;
    if (!isFunction(parent)) {
      if (parent.type === 'IfStatement' || parent.type === 'TryStatement' || LOOPS.has(parent.type))
        add('block', node, '{}');
    } else if (key === 'body' && node.body[0].type !== 'ReturnStatement') add('function', node, '{}');
  };

  const visit = (node, parent, key, chain) => {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return;
    // esbuild writes `undefined` as `void 0`.
    if (node.type === 'UnaryExpression' && node.operator === 'void') return;
    operators(node, chain, parent, key);
    for (const [name, child] of Object.entries(node)) {
      if (name === 'source' && node.type === 'ExportNamedDeclaration') continue;
      if (NAMES[node.type] === name && !node.computed) continue;
      const isPattern = PATTERNS[node.type] === name || (isFunction(node) && name === 'params');
      const inChain =
        node.type === 'ChainExpression' ? node : name === 'object' || name === 'callee' ? chain : undefined;
      for (const each of Array.isArray(child) ? child : [child]) {
        if (typeof each?.type !== 'string') continue;
        if (isPattern) defaults(each);
        else visit(each, node, name, inChain);
      }
    }
  };

  /** Of a pattern only the default values are values. */
  const defaults = (node) => {
    if (node.type === 'AssignmentPattern') visit(node.right, node, 'right');
    for (const each of [node.left, node.argument, node.value, ...(node.elements ?? node.properties ?? [])])
      if (typeof each?.type === 'string') defaults(each);
  };

  visit(parsed(code), {}, '');
  return found;
}

function short(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 40)} … ${line.slice(-25)}` : line;
}

/** Compiles mutants in, and a step into every loop, so that one that no longer ends can be stopped. */
export function instrument(code, mutants) {
  const inserted = [];
  /** Around what is further out, further out. */
  const wrap = (start, end, before, after, order = 0) => {
    inserted.push({ at: start, text: before, side: 1, size: start - end, order });
    inserted.push({ at: end, text: after, side: 0, size: end - start, order: -order });
  };
  const expressions = new Map();
  for (const { id, kind, start, end, text } of mutants) {
    if (kind === 'statement') wrap(start, end, `{ if (!__mutant(${id})) `, ' }');
    else if (kind === 'block') wrap(start + 1, end - 1, ` if (!__mutant(${id})) {`, '}', 1);
    else if (kind === 'function') wrap(start + 1, end - 1, ` if (__mutant(${id})) return;`, '', 1);
    else {
      const place = expressions.get(`${start}-${end}`);
      if (place) place.mutants.push({ id, text });
      else expressions.set(`${start}-${end}`, { start, end, mutants: [{ id, text }] });
    }
  }
  for (const { start, end, mutants: here } of expressions.values())
    wrap(start, end, `(${here.map(({ id, text }) => `__mutant(${id}) ? (${text}) : `).join('')}(`, '))');
  for (const body of loopBodies(parsed(code)))
    if (body.type === 'BlockStatement') wrap(body.start + 1, body.end - 1, ' __step();', '');
    else wrap(body.start, body.end, '{ __step(); ', ' }', -1);
  inserted.sort((a, b) => a.at - b.at || a.side - b.side || a.size - b.size || a.order - b.order);
  let out = '';
  let from = 0;
  for (const { at, text } of inserted) {
    out += code.slice(from, at) + text;
    from = at;
  }
  return out + code.slice(from);
}

function loopBodies(node) {
  const found = LOOPS.has(node.type) ? [node.body] : [];
  for (const child of Object.values(node))
    for (const each of Array.isArray(child) ? child : [child])
      if (typeof each?.type === 'string') found.push(...loopBodies(each));
  return found;
}
