// Every rule, in the order of the alphabet. A rule that is not listed here does not exist; a test compares with the folder.

import allToolsUnusable from './all/all-tools-unusable';
import bracketUnclosed from './all/bracket-unclosed';
import colonWithoutSpace from './all/colon-without-space';
import continuationNotIndented from './all/continuation-not-indented';
import descriptionCrlfColon from './all/description-crlf-colon';
import descriptionEmpty from './all/description-empty';
import descriptionEscapedNewlines from './all/description-escaped-newlines';
import descriptionMissing from './all/description-missing';
import descriptionNeedsQuotes from './all/description-needs-quotes';
import descriptionNotText from './all/description-not-text';
import duplicateName from './all/duplicate-name';
import fenceNotFirst from './all/fence-not-first';
import fenceUnclosed from './all/fence-unclosed';
import fieldCase from './all/field-case';
import fieldsCutByDashes from './all/fields-cut-by-dashes';
import fileExtension from './all/file-extension';
import fileTooLarge from './all/file-too-large';
import frontmatterNotFields from './all/frontmatter-not-fields';
import hooksUnloadable from './all/hooks-unloadable';
import invalidValue from './all/invalid-value';
import mcpServerElsewhere from './all/mcp-server-elsewhere';
import mojibake from './all/mojibake';
import multilineText from './all/multiline-text';
import nameMissing from './all/name-missing';
import nameNotAllowed from './all/name-not-allowed';
import nameNotText from './all/name-not-text';
import noExamples from './all/no-examples';
import quoteUnclosed from './all/quote-unclosed';
import readersDisagree from './all/readers-disagree';
import removedTool from './all/removed-tool';
import renamedTool from './all/renamed-tool';
import tabIndentation from './all/tab-indentation';
import textAfterQuote from './all/text-after-quote';
import toolsEmpty from './all/tools-empty';
import unknownField from './all/unknown-field';
import unknownModel from './all/unknown-model';
import unknownTool from './all/unknown-tool';
import valueEndsWithColon from './all/value-ends-with-colon';
import valueNeedsQuotes from './all/value-needs-quotes';
import wrongType from './all/wrong-type';
import yamlSyntax from './all/yaml-syntax';
import type { Rule } from './rule';

export const rules: readonly Rule[] = [
  allToolsUnusable,
  bracketUnclosed,
  colonWithoutSpace,
  continuationNotIndented,
  descriptionCrlfColon,
  descriptionEmpty,
  descriptionEscapedNewlines,
  descriptionMissing,
  descriptionNeedsQuotes,
  descriptionNotText,
  duplicateName,
  fenceNotFirst,
  fenceUnclosed,
  fieldCase,
  fieldsCutByDashes,
  fileExtension,
  fileTooLarge,
  frontmatterNotFields,
  hooksUnloadable,
  invalidValue,
  mcpServerElsewhere,
  mojibake,
  multilineText,
  nameMissing,
  nameNotAllowed,
  nameNotText,
  noExamples,
  quoteUnclosed,
  readersDisagree,
  removedTool,
  renamedTool,
  tabIndentation,
  textAfterQuote,
  toolsEmpty,
  unknownField,
  unknownModel,
  unknownTool,
  valueEndsWithColon,
  valueNeedsQuotes,
  wrongType,
  yamlSyntax,
];

export const ruleById = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);
