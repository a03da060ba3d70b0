// Every rule, in the order of the alphabet. A rule that is not listed here does not exist; a test compares with the folder.

import descriptionEscapedNewlines from '../dialects/claude/rules/description/description-escaped-newlines';
import descriptionNeedsQuotes from '../dialects/claude/rules/description/description-needs-quotes';
import colorComment from '../dialects/claude/rules/frontmatter/color-comment';
import isolationRemote from '../dialects/claude/rules/frontmatter/isolation-remote';
import hookIgnored from '../dialects/claude/rules/hooks/hook-ignored';
import hooksUnloadable from '../dialects/claude/rules/hooks/hooks-unloadable';
import misplacedHookEvent from '../dialects/claude/rules/hooks/misplaced-hook-event';
import unknownHookEvent from '../dialects/claude/rules/hooks/unknown-hook-event';
import effortNumber from '../dialects/claude/rules/model/effort-number';
import modelOverridden from '../dialects/claude/rules/model/model-overridden';
import pluginAgentNotListed from '../dialects/claude/rules/plugin/plugin-agent-not-listed';
import pluginFieldsLost from '../dialects/claude/rules/plugin/plugin-fields-lost';
import pluginIgnoresField from '../dialects/claude/rules/plugin/plugin-ignores-field';
import pluginNewlines from '../dialects/claude/rules/plugin/plugin-newlines';
import pluginNoFrontmatter from '../dialects/claude/rules/plugin/plugin-no-frontmatter';
import pluginNotLoaded from '../dialects/claude/rules/plugin/plugin-not-loaded';
import pluginPlaceholderDescription from '../dialects/claude/rules/plugin/plugin-placeholder-description';
import agentListIgnored from '../dialects/claude/rules/tools/agent-list-ignored';
import bypassPermissions from '../dialects/claude/rules/tools/bypass-permissions';
import disallowedSpecifier from '../dialects/claude/rules/tools/disallowed-specifier';
import disallowedStar from '../dialects/claude/rules/tools/disallowed-star';
import lostInBackground from '../dialects/claude/rules/tools/lost-in-background';
import mcpNotGranted from '../dialects/claude/rules/tools/mcp-not-granted';
import mcpServerElsewhere from '../dialects/claude/rules/tools/mcp-server-elsewhere';
import mcpServerShape from '../dialects/claude/rules/tools/mcp-server-shape';
import mcpToolName from '../dialects/claude/rules/tools/mcp-tool-name';
import mcpWildcard from '../dialects/claude/rules/tools/mcp-wildcard';
import memoryWidensTools from '../dialects/claude/rules/tools/memory-widens-tools';
import toolSearchListed from '../dialects/claude/rules/tools/tool-search-listed';
import toolSpecifier from '../dialects/claude/rules/tools/tool-specifier';
import unknownMcpServer from '../dialects/claude/rules/tools/unknown-mcp-server';
import unmatchedTool from '../dialects/claude/rules/tools/unmatched-tool';
import withheldTool from '../dialects/claude/rules/tools/withheld-tool';
import deniedBySettings from '../dialects/claude/rules/workspace/denied-by-settings';
import notSearchedFromHere from '../dialects/claude/rules/workspace/not-searched-from-here';
import commentBecomesText from '../dialects/claude/rules/yaml/comment-becomes-text';
import descriptionCrlfColon from '../dialects/claude/rules/yaml/description-crlf-colon';
import flowListCutsAgent from '../dialects/claude/rules/yaml/flow-list-cuts-agent';
import bodyEmpty from './body/body-empty';
import bodyNamesUnavailableTool from './body/body-names-unavailable-tool';
import brokenLink from './body/broken-link';
import descriptionCutByKey from './description/description-cut-by-key';
import descriptionEmpty from './description/description-empty';
import descriptionMissing from './description/description-missing';
import descriptionNotText from './description/description-not-text';
import descriptionVeryLong from './description/description-very-long';
import noTriggerWording from './description/no-trigger-wording';
import exampleHandsOver from './examples/example-hands-over';
import exampleNested from './examples/example-nested';
import exampleUnclosed from './examples/example-unclosed';
import exampleWithoutUser from './examples/example-without-user';
import noExamples from './examples/no-examples';
import duplicateField from './frontmatter/duplicate-field';
import encodingNotUtf8 from './frontmatter/encoding-not-utf8';
import fenceMissing from './frontmatter/fence-missing';
import fenceNotFirst from './frontmatter/fence-not-first';
import fenceUnclosed from './frontmatter/fence-unclosed';
import fieldCase from './frontmatter/field-case';
import fieldsCutByDashes from './frontmatter/fields-cut-by-dashes';
import fileExtension from './frontmatter/file-extension';
import fileTooLarge from './frontmatter/file-too-large';
import frontmatterNotFields from './frontmatter/frontmatter-not-fields';
import invalidValue from './frontmatter/invalid-value';
import mojibake from './frontmatter/mojibake';
import nameDiffersFromFile from './frontmatter/name-differs-from-file';
import nameMissing from './frontmatter/name-missing';
import nameNotAllowed from './frontmatter/name-not-allowed';
import nameNotText from './frontmatter/name-not-text';
import placeholderLeft from './frontmatter/placeholder-left';
import readersDisagree from './frontmatter/readers-disagree';
import restrictionElsewhere from './frontmatter/restriction-elsewhere';
import unknownField from './frontmatter/unknown-field';
import unknownSuppression from './frontmatter/unknown-suppression';
import unusedSuppression from './frontmatter/unused-suppression';
import wrongType from './frontmatter/wrong-type';
import modelReplaced from './model/model-replaced';
import modelRetired from './model/model-retired';
import retiresSoon from './model/retires-soon';
import unknownModel from './model/unknown-model';
import agentsCompete from './routing/agents-compete';
import descriptionWinsOnlyByBody from './routing/description-wins-only-by-body';
import exampleRoutesElsewhere from './routing/example-routes-elsewhere';
import type { Rule } from './rule';
import allToolsUnusable from './tools/all-tools-unusable';
import duplicateTool from './tools/duplicate-tool';
import removedTool from './tools/removed-tool';
import renamedTool from './tools/renamed-tool';
import starWithOthers from './tools/star-with-others';
import toolInBothLists from './tools/tool-in-both-lists';
import toolPunctuation from './tools/tool-punctuation';
import toolsEmpty from './tools/tools-empty';
import unknownTool from './tools/unknown-tool';
import ambiguousName from './workspace/ambiguous-name';
import descriptionsOverBudget from './workspace/descriptions-over-budget';
import duplicateName from './workspace/duplicate-name';
import identicalDescription from './workspace/identical-description';
import identicalExamples from './workspace/identical-examples';
import replacesBuiltIn from './workspace/replaces-built-in';
import shadowedByScope from './workspace/shadowed-by-scope';
import unknownAgent from './workspace/unknown-agent';
import unknownSkill from './workspace/unknown-skill';
import backslashInQuotes from './yaml/backslash-in-quotes';
import bracketUnclosed from './yaml/bracket-unclosed';
import colonMissing from './yaml/colon-missing';
import colonWithoutSpace from './yaml/colon-without-space';
import continuationNotIndented from './yaml/continuation-not-indented';
import fieldIndented from './yaml/field-indented';
import lineNotField from './yaml/line-not-field';
import listItemMarker from './yaml/list-item-marker';
import multilineText from './yaml/multiline-text';
import notAComment from './yaml/not-a-comment';
import quoteUnclosed from './yaml/quote-unclosed';
import tabIndentation from './yaml/tab-indentation';
import textAfterQuote from './yaml/text-after-quote';
import textCutByComment from './yaml/text-cut-by-comment';
import textNeedsQuotes from './yaml/text-needs-quotes';
import unevenIndentation from './yaml/uneven-indentation';
import valueEndsWithColon from './yaml/value-ends-with-colon';
import valueNeedsQuotes from './yaml/value-needs-quotes';
import yamlFeature from './yaml/yaml-feature';
import yamlSyntax from './yaml/yaml-syntax';

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
