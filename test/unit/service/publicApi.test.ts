// The public surface of the library: a change here is a change for everyone who embeds it. See docs/library.md.

import { expect, test } from 'vitest';
import { libraryTypes } from '../../../release/libraryTypes.mjs';
import * as library from '../../../server/src/library';
import { projectRoot } from '../../support/shared';

test('exports these values', () => {
  const kinds = Object.entries(library).map(([name, value]) => `${name}: ${typeof value}`);
  expect(kinds.sort()).toEqual([
    'applyEdits: function',
    'createAgentService: function',
    'dialects: object',
    'globMatcher: function',
  ]);
});

test('a service has these functions and no other', () => {
  const service = library.createAgentService();
  expect(Object.keys(service).sort()).toEqual([
    'agents',
    'check',
    'codeLens',
    'colors',
    'complete',
    'completionDocumentation',
    'definition',
    'documentHighlights',
    'documentLinks',
    'effectiveTools',
    'fixAll',
    'fixes',
    'folding',
    'hover',
    'incomingCalls',
    'inlayHints',
    'load',
    'offsetAt',
    'outgoingCalls',
    'parse',
    'positionAt',
    'refactorings',
    'references',
    'remove',
    'rename',
    'report',
    'rescan',
    'route',
    'runtimeOf',
    'selectionRanges',
    'semanticTokens',
    'symbols',
    'update',
    'workspaceSymbols',
  ]);
  expect(Object.values(service).every((value) => typeof value === 'function')).toBe(true);
});

const types = libraryTypes(projectRoot);

test('exports these types', () => {
  expect([...types.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name).sort()).toEqual([
    'AgentCall',
    'AgentColor',
    'AgentCompletion',
    'AgentDialect',
    'AgentDocumentFunctions',
    'AgentFileReport',
    'AgentFinding',
    'AgentFix',
    'AgentHighlight',
    'AgentHint',
    'AgentHost',
    'AgentHover',
    'AgentInput',
    'AgentLens',
    'AgentLink',
    'AgentLoad',
    'AgentLocation',
    'AgentNameFunctions',
    'AgentProblem',
    'AgentRefactoring',
    'AgentRename',
    'AgentReportOptions',
    'AgentRuntime',
    'AgentService',
    'AgentServiceOptions',
    'AgentSettings',
    'AgentSummaryData',
    'AgentSymbol',
    'AgentToken',
    'AgentWorkspaceFunctions',
    'EffectiveTools',
    'FixedAgent',
    'JsonValue',
    'ParsedAgent',
    'ParsedExample',
    'ParsedField',
    'Position',
    'RoutedAgent',
    'RoutedPrompt',
    'Severity',
    'Span',
    'TextEdit',
  ]);
});

test('documents every function', () => {
  const bodies = [
    ...types.matchAll(/^export interface Agent(?:Document|Name|Workspace)Functions(?:<.*>)? \{\n([\s\S]*?)^\}/gm),
  ];
  expect(bodies).toHaveLength(3);
  for (const [, body = ''] of bodies)
    for (const [, before = '', name] of body.matchAll(/((?:^.*\n)?)^ {4}(\w+)\(/gm))
      expect([name, before.trim().endsWith('*/')]).toEqual([name, true]);
});
