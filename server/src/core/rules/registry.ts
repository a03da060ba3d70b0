// Every rule, in the order of the alphabet. A rule that is not listed here does not exist; a test compares with the folder.

import agentListIgnored from './all/agent-list-ignored';
import agentsCompete from './all/agents-compete';
import allToolsUnusable from './all/all-tools-unusable';
import ambiguousName from './all/ambiguous-name';
import backslashInQuotes from './all/backslash-in-quotes';
import bodyEmpty from './all/body-empty';
import bodyNamesUnavailableTool from './all/body-names-unavailable-tool';
import bracketUnclosed from './all/bracket-unclosed';
import brokenLink from './all/broken-link';
import bypassPermissions from './all/bypass-permissions';
import colonMissing from './all/colon-missing';
import colonWithoutSpace from './all/colon-without-space';
import colorComment from './all/color-comment';
import commentBecomesText from './all/comment-becomes-text';
import continuationNotIndented from './all/continuation-not-indented';
import deniedBySettings from './all/denied-by-settings';
import descriptionCrlfColon from './all/description-crlf-colon';
import descriptionCutByKey from './all/description-cut-by-key';
import descriptionEmpty from './all/description-empty';
import descriptionEscapedNewlines from './all/description-escaped-newlines';
import descriptionMissing from './all/description-missing';
import descriptionNeedsQuotes from './all/description-needs-quotes';
import descriptionNotText from './all/description-not-text';
import descriptionVeryLong from './all/description-very-long';
import descriptionWinsOnlyByBody from './all/description-wins-only-by-body';
import descriptionsOverBudget from './all/descriptions-over-budget';
import disallowedSpecifier from './all/disallowed-specifier';
import disallowedStar from './all/disallowed-star';
import duplicateField from './all/duplicate-field';
import duplicateName from './all/duplicate-name';
import duplicateTool from './all/duplicate-tool';
import effortNumber from './all/effort-number';
import encodingNotUtf8 from './all/encoding-not-utf8';
import exampleHandsOver from './all/example-hands-over';
import exampleNested from './all/example-nested';
import exampleRoutesElsewhere from './all/example-routes-elsewhere';
import exampleUnclosed from './all/example-unclosed';
import exampleWithoutUser from './all/example-without-user';
import fenceMissing from './all/fence-missing';
import fenceNotFirst from './all/fence-not-first';
import fenceUnclosed from './all/fence-unclosed';
import fieldCase from './all/field-case';
import fieldIndented from './all/field-indented';
import fieldsCutByDashes from './all/fields-cut-by-dashes';
import fileExtension from './all/file-extension';
import fileTooLarge from './all/file-too-large';
import flowListCutsAgent from './all/flow-list-cuts-agent';
import frontmatterNotFields from './all/frontmatter-not-fields';
import hookIgnored from './all/hook-ignored';
import hooksUnloadable from './all/hooks-unloadable';
import identicalDescription from './all/identical-description';
import identicalExamples from './all/identical-examples';
import invalidValue from './all/invalid-value';
import isolationRemote from './all/isolation-remote';
import lineNotField from './all/line-not-field';
import listItemMarker from './all/list-item-marker';
import lostInBackground from './all/lost-in-background';
import mcpNotGranted from './all/mcp-not-granted';
import mcpServerElsewhere from './all/mcp-server-elsewhere';
import mcpServerShape from './all/mcp-server-shape';
import mcpToolName from './all/mcp-tool-name';
import mcpWildcard from './all/mcp-wildcard';
import memoryWidensTools from './all/memory-widens-tools';
import misplacedHookEvent from './all/misplaced-hook-event';
import modelOverridden from './all/model-overridden';
import modelReplaced from './all/model-replaced';
import modelRetired from './all/model-retired';
import mojibake from './all/mojibake';
import multilineText from './all/multiline-text';
import nameDiffersFromFile from './all/name-differs-from-file';
import nameMissing from './all/name-missing';
import nameNotAllowed from './all/name-not-allowed';
import nameNotText from './all/name-not-text';
import noExamples from './all/no-examples';
import noTriggerWording from './all/no-trigger-wording';
import notAComment from './all/not-a-comment';
import notSearchedFromHere from './all/not-searched-from-here';
import placeholderLeft from './all/placeholder-left';
import pluginAgentNotListed from './all/plugin-agent-not-listed';
import pluginFieldsLost from './all/plugin-fields-lost';
import pluginIgnoresField from './all/plugin-ignores-field';
import pluginNewlines from './all/plugin-newlines';
import pluginNoFrontmatter from './all/plugin-no-frontmatter';
import pluginNotLoaded from './all/plugin-not-loaded';
import pluginPlaceholderDescription from './all/plugin-placeholder-description';
import quoteUnclosed from './all/quote-unclosed';
import readersDisagree from './all/readers-disagree';
import removedTool from './all/removed-tool';
import renamedTool from './all/renamed-tool';
import replacesBuiltIn from './all/replaces-built-in';
import restrictionElsewhere from './all/restriction-elsewhere';
import retiresSoon from './all/retires-soon';
import shadowedByScope from './all/shadowed-by-scope';
import starWithOthers from './all/star-with-others';
import tabIndentation from './all/tab-indentation';
import textAfterQuote from './all/text-after-quote';
import textCutByComment from './all/text-cut-by-comment';
import textNeedsQuotes from './all/text-needs-quotes';
import toolInBothLists from './all/tool-in-both-lists';
import toolPunctuation from './all/tool-punctuation';
import toolSearchListed from './all/tool-search-listed';
import toolSpecifier from './all/tool-specifier';
import toolsEmpty from './all/tools-empty';
import unevenIndentation from './all/uneven-indentation';
import unknownAgent from './all/unknown-agent';
import unknownField from './all/unknown-field';
import unknownHookEvent from './all/unknown-hook-event';
import unknownMcpServer from './all/unknown-mcp-server';
import unknownModel from './all/unknown-model';
import unknownSkill from './all/unknown-skill';
import unknownSuppression from './all/unknown-suppression';
import unknownTool from './all/unknown-tool';
import unmatchedTool from './all/unmatched-tool';
import unusedSuppression from './all/unused-suppression';
import valueEndsWithColon from './all/value-ends-with-colon';
import valueNeedsQuotes from './all/value-needs-quotes';
import withheldTool from './all/withheld-tool';
import wrongType from './all/wrong-type';
import yamlFeature from './all/yaml-feature';
import yamlSyntax from './all/yaml-syntax';
import type { Rule } from './rule';

export const rules: readonly Rule[] = [
  agentListIgnored,
  agentsCompete,
  allToolsUnusable,
  ambiguousName,
  backslashInQuotes,
  bodyEmpty,
  bodyNamesUnavailableTool,
  bracketUnclosed,
  brokenLink,
  bypassPermissions,
  colonMissing,
  colonWithoutSpace,
  colorComment,
  commentBecomesText,
  continuationNotIndented,
  deniedBySettings,
  descriptionCrlfColon,
  descriptionCutByKey,
  descriptionEmpty,
  descriptionEscapedNewlines,
  descriptionMissing,
  descriptionNeedsQuotes,
  descriptionNotText,
  descriptionVeryLong,
  descriptionWinsOnlyByBody,
  descriptionsOverBudget,
  disallowedSpecifier,
  disallowedStar,
  duplicateField,
  duplicateName,
  duplicateTool,
  effortNumber,
  encodingNotUtf8,
  exampleHandsOver,
  exampleNested,
  exampleRoutesElsewhere,
  exampleUnclosed,
  exampleWithoutUser,
  fenceMissing,
  fenceNotFirst,
  fenceUnclosed,
  fieldCase,
  fieldIndented,
  fieldsCutByDashes,
  fileExtension,
  fileTooLarge,
  flowListCutsAgent,
  frontmatterNotFields,
  hookIgnored,
  hooksUnloadable,
  identicalDescription,
  identicalExamples,
  invalidValue,
  isolationRemote,
  lineNotField,
  listItemMarker,
  lostInBackground,
  mcpNotGranted,
  mcpServerElsewhere,
  mcpServerShape,
  mcpToolName,
  mcpWildcard,
  memoryWidensTools,
  misplacedHookEvent,
  modelOverridden,
  modelReplaced,
  modelRetired,
  mojibake,
  multilineText,
  nameDiffersFromFile,
  nameMissing,
  nameNotAllowed,
  nameNotText,
  noExamples,
  noTriggerWording,
  notAComment,
  notSearchedFromHere,
  placeholderLeft,
  pluginAgentNotListed,
  pluginFieldsLost,
  pluginIgnoresField,
  pluginNewlines,
  pluginNoFrontmatter,
  pluginNotLoaded,
  pluginPlaceholderDescription,
  quoteUnclosed,
  readersDisagree,
  removedTool,
  renamedTool,
  replacesBuiltIn,
  restrictionElsewhere,
  retiresSoon,
  shadowedByScope,
  starWithOthers,
  tabIndentation,
  textAfterQuote,
  textCutByComment,
  textNeedsQuotes,
  toolInBothLists,
  toolPunctuation,
  toolSearchListed,
  toolSpecifier,
  toolsEmpty,
  unevenIndentation,
  unknownAgent,
  unknownField,
  unknownHookEvent,
  unknownMcpServer,
  unknownModel,
  unknownSkill,
  unknownSuppression,
  unknownTool,
  unmatchedTool,
  unusedSuppression,
  valueEndsWithColon,
  valueNeedsQuotes,
  withheldTool,
  wrongType,
  yamlFeature,
  yamlSyntax,
];

export const ruleById = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);
