// Every rule, in the order of the alphabet. A rule that is not listed here does not exist; a test compares with the folder.

import allToolsUnusable from './all/all-tools-unusable';
import ambiguousName from './all/ambiguous-name';
import bodyEmpty from './all/body-empty';
import bodyNamesUnavailableTool from './all/body-names-unavailable-tool';
import bracketUnclosed from './all/bracket-unclosed';
import brokenLink from './all/broken-link';
import colonWithoutSpace from './all/colon-without-space';
import commentBecomesText from './all/comment-becomes-text';
import continuationNotIndented from './all/continuation-not-indented';
import deniedBySettings from './all/denied-by-settings';
import descriptionCrlfColon from './all/description-crlf-colon';
import descriptionEmpty from './all/description-empty';
import descriptionEscapedNewlines from './all/description-escaped-newlines';
import descriptionMissing from './all/description-missing';
import descriptionNeedsQuotes from './all/description-needs-quotes';
import descriptionNotText from './all/description-not-text';
import descriptionsOverBudget from './all/descriptions-over-budget';
import duplicateField from './all/duplicate-field';
import duplicateName from './all/duplicate-name';
import exampleUnclosed from './all/example-unclosed';
import fenceNotFirst from './all/fence-not-first';
import fenceUnclosed from './all/fence-unclosed';
import fieldCase from './all/field-case';
import fieldsCutByDashes from './all/fields-cut-by-dashes';
import fileExtension from './all/file-extension';
import fileTooLarge from './all/file-too-large';
import frontmatterNotFields from './all/frontmatter-not-fields';
import hooksUnloadable from './all/hooks-unloadable';
import identicalDescription from './all/identical-description';
import identicalExamples from './all/identical-examples';
import invalidValue from './all/invalid-value';
import mcpServerElsewhere from './all/mcp-server-elsewhere';
import mojibake from './all/mojibake';
import multilineText from './all/multiline-text';
import nameDiffersFromFile from './all/name-differs-from-file';
import nameMissing from './all/name-missing';
import nameNotAllowed from './all/name-not-allowed';
import nameNotText from './all/name-not-text';
import noExamples from './all/no-examples';
import notSearchedFromHere from './all/not-searched-from-here';
import quoteUnclosed from './all/quote-unclosed';
import readersDisagree from './all/readers-disagree';
import removedTool from './all/removed-tool';
import renamedTool from './all/renamed-tool';
import replacesBuiltIn from './all/replaces-built-in';
import shadowedByScope from './all/shadowed-by-scope';
import tabIndentation from './all/tab-indentation';
import textAfterQuote from './all/text-after-quote';
import textCutByComment from './all/text-cut-by-comment';
import toolsEmpty from './all/tools-empty';
import unknownAgent from './all/unknown-agent';
import unknownField from './all/unknown-field';
import unknownModel from './all/unknown-model';
import unknownSkill from './all/unknown-skill';
import unknownSuppression from './all/unknown-suppression';
import unknownTool from './all/unknown-tool';
import unusedSuppression from './all/unused-suppression';
import valueEndsWithColon from './all/value-ends-with-colon';
import valueNeedsQuotes from './all/value-needs-quotes';
import wrongType from './all/wrong-type';
import yamlFeature from './all/yaml-feature';
import yamlSyntax from './all/yaml-syntax';
import type { Rule } from './rule';

export const rules: readonly Rule[] = [
  allToolsUnusable,
  ambiguousName,
  bodyEmpty,
  bodyNamesUnavailableTool,
  bracketUnclosed,
  brokenLink,
  colonWithoutSpace,
  commentBecomesText,
  continuationNotIndented,
  deniedBySettings,
  descriptionCrlfColon,
  descriptionEmpty,
  descriptionEscapedNewlines,
  descriptionMissing,
  descriptionNeedsQuotes,
  descriptionNotText,
  descriptionsOverBudget,
  duplicateField,
  duplicateName,
  exampleUnclosed,
  fenceNotFirst,
  fenceUnclosed,
  fieldCase,
  fieldsCutByDashes,
  fileExtension,
  fileTooLarge,
  frontmatterNotFields,
  hooksUnloadable,
  identicalDescription,
  identicalExamples,
  invalidValue,
  mcpServerElsewhere,
  mojibake,
  multilineText,
  nameDiffersFromFile,
  nameMissing,
  nameNotAllowed,
  nameNotText,
  noExamples,
  notSearchedFromHere,
  quoteUnclosed,
  readersDisagree,
  removedTool,
  renamedTool,
  replacesBuiltIn,
  shadowedByScope,
  tabIndentation,
  textAfterQuote,
  textCutByComment,
  toolsEmpty,
  unknownAgent,
  unknownField,
  unknownModel,
  unknownSkill,
  unknownSuppression,
  unknownTool,
  unusedSuppression,
  valueEndsWithColon,
  valueNeedsQuotes,
  wrongType,
  yamlFeature,
  yamlSyntax,
];

export const ruleById = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);
