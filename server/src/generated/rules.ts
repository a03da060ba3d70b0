// Written by `npm run generate` from the folders of rules. Do not edit.
import rule0 from '../core/dialects/claude/rules/tools/agent-list-ignored';
import rule1 from '../core/rules/routing/agents-compete';
import rule2 from '../core/rules/tools/all-tools-unusable';
import rule3 from '../core/rules/workspace/ambiguous-name';
import rule4 from '../core/rules/yaml/backslash-in-quotes';
import rule5 from '../core/rules/body/body-empty';
import rule6 from '../core/rules/body/body-names-unavailable-tool';
import rule7 from '../core/rules/yaml/bracket-unclosed';
import rule8 from '../core/rules/body/broken-link';
import rule9 from '../core/dialects/claude/rules/tools/bypass-permissions';
import rule10 from '../core/rules/yaml/colon-missing';
import rule11 from '../core/rules/yaml/colon-without-space';
import rule12 from '../core/dialects/claude/rules/frontmatter/color-comment';
import rule13 from '../core/dialects/claude/rules/yaml/comment-becomes-text';
import rule14 from '../core/rules/yaml/continuation-not-indented';
import rule15 from '../core/dialects/claude/rules/workspace/denied-by-settings';
import rule16 from '../core/dialects/claude/rules/yaml/description-crlf-colon';
import rule17 from '../core/rules/description/description-cut-by-key';
import rule18 from '../core/rules/description/description-empty';
import rule19 from '../core/dialects/claude/rules/description/description-escaped-newlines';
import rule20 from '../core/rules/description/description-missing';
import rule21 from '../core/dialects/claude/rules/description/description-needs-quotes';
import rule22 from '../core/rules/description/description-not-text';
import rule23 from '../core/rules/description/description-very-long';
import rule24 from '../core/rules/routing/description-wins-only-by-body';
import rule25 from '../core/rules/workspace/descriptions-over-budget';
import rule26 from '../core/dialects/claude/rules/tools/disallowed-specifier';
import rule27 from '../core/dialects/claude/rules/tools/disallowed-star';
import rule28 from '../core/rules/frontmatter/duplicate-field';
import rule29 from '../core/rules/workspace/duplicate-name';
import rule30 from '../core/rules/tools/duplicate-tool';
import rule31 from '../core/dialects/claude/rules/model/effort-number';
import rule32 from '../core/rules/frontmatter/encoding-not-utf8';
import rule33 from '../core/rules/examples/example-hands-over';
import rule34 from '../core/rules/examples/example-nested';
import rule35 from '../core/rules/routing/example-routes-elsewhere';
import rule36 from '../core/rules/examples/example-unclosed';
import rule37 from '../core/rules/examples/example-without-user';
import rule38 from '../core/rules/frontmatter/fence-missing';
import rule39 from '../core/rules/frontmatter/fence-not-first';
import rule40 from '../core/rules/frontmatter/fence-unclosed';
import rule41 from '../core/rules/frontmatter/field-case';
import rule42 from '../core/rules/yaml/field-indented';
import rule43 from '../core/rules/frontmatter/fields-cut-by-dashes';
import rule44 from '../core/rules/frontmatter/file-extension';
import rule45 from '../core/rules/frontmatter/file-too-large';
import rule46 from '../core/dialects/claude/rules/yaml/flow-list-cuts-agent';
import rule47 from '../core/rules/frontmatter/frontmatter-not-fields';
import rule48 from '../core/dialects/claude/rules/hooks/hook-ignored';
import rule49 from '../core/dialects/claude/rules/hooks/hooks-unloadable';
import rule50 from '../core/rules/workspace/identical-description';
import rule51 from '../core/rules/workspace/identical-examples';
import rule52 from '../core/rules/frontmatter/invalid-value';
import rule53 from '../core/dialects/claude/rules/frontmatter/isolation-remote';
import rule54 from '../core/rules/yaml/line-not-field';
import rule55 from '../core/rules/yaml/list-item-marker';
import rule56 from '../core/dialects/claude/rules/tools/lost-in-background';
import rule57 from '../core/dialects/claude/rules/tools/mcp-not-granted';
import rule58 from '../core/dialects/claude/rules/tools/mcp-server-elsewhere';
import rule59 from '../core/dialects/claude/rules/tools/mcp-server-shape';
import rule60 from '../core/dialects/claude/rules/tools/mcp-tool-name';
import rule61 from '../core/dialects/claude/rules/tools/mcp-wildcard';
import rule62 from '../core/dialects/claude/rules/tools/memory-widens-tools';
import rule63 from '../core/dialects/claude/rules/hooks/misplaced-hook-event';
import rule64 from '../core/dialects/claude/rules/model/model-overridden';
import rule65 from '../core/rules/model/model-replaced';
import rule66 from '../core/rules/model/model-retired';
import rule67 from '../core/rules/frontmatter/mojibake';
import rule68 from '../core/rules/yaml/multiline-text';
import rule69 from '../core/rules/frontmatter/name-differs-from-file';
import rule70 from '../core/rules/frontmatter/name-missing';
import rule71 from '../core/rules/frontmatter/name-not-allowed';
import rule72 from '../core/rules/frontmatter/name-not-text';
import rule73 from '../core/rules/examples/no-examples';
import rule74 from '../core/rules/description/no-trigger-wording';
import rule75 from '../core/rules/yaml/not-a-comment';
import rule76 from '../core/dialects/claude/rules/workspace/not-searched-from-here';
import rule77 from '../core/rules/frontmatter/placeholder-left';
import rule78 from '../core/dialects/claude/rules/plugin/plugin-agent-not-listed';
import rule79 from '../core/dialects/claude/rules/plugin/plugin-fields-lost';
import rule80 from '../core/dialects/claude/rules/plugin/plugin-ignores-field';
import rule81 from '../core/dialects/claude/rules/plugin/plugin-newlines';
import rule82 from '../core/dialects/claude/rules/plugin/plugin-no-frontmatter';
import rule83 from '../core/dialects/claude/rules/plugin/plugin-not-loaded';
import rule84 from '../core/dialects/claude/rules/plugin/plugin-placeholder-description';
import rule85 from '../core/rules/yaml/quote-unclosed';
import rule86 from '../core/rules/frontmatter/readers-disagree';
import rule87 from '../core/rules/tools/removed-tool';
import rule88 from '../core/rules/tools/renamed-tool';
import rule89 from '../core/rules/workspace/replaces-built-in';
import rule90 from '../core/rules/frontmatter/restriction-elsewhere';
import rule91 from '../core/rules/model/retires-soon';
import rule92 from '../core/rules/workspace/shadowed-by-scope';
import rule93 from '../core/rules/tools/star-with-others';
import rule94 from '../core/rules/yaml/tab-indentation';
import rule95 from '../core/rules/yaml/text-after-quote';
import rule96 from '../core/rules/yaml/text-cut-by-comment';
import rule97 from '../core/rules/yaml/text-needs-quotes';
import rule98 from '../core/rules/tools/tool-in-both-lists';
import rule99 from '../core/rules/tools/tool-punctuation';
import rule100 from '../core/dialects/claude/rules/tools/tool-search-listed';
import rule101 from '../core/dialects/claude/rules/tools/tool-specifier';
import rule102 from '../core/rules/tools/tools-empty';
import rule103 from '../core/rules/yaml/uneven-indentation';
import rule104 from '../core/rules/workspace/unknown-agent';
import rule105 from '../core/rules/frontmatter/unknown-field';
import rule106 from '../core/dialects/claude/rules/hooks/unknown-hook-event';
import rule107 from '../core/dialects/claude/rules/tools/unknown-mcp-server';
import rule108 from '../core/rules/model/unknown-model';
import rule109 from '../core/rules/workspace/unknown-skill';
import rule110 from '../core/rules/frontmatter/unknown-suppression';
import rule111 from '../core/rules/tools/unknown-tool';
import rule112 from '../core/dialects/claude/rules/tools/unmatched-tool';
import rule113 from '../core/rules/frontmatter/unused-suppression';
import rule114 from '../core/rules/yaml/value-ends-with-colon';
import rule115 from '../core/rules/yaml/value-needs-quotes';
import rule116 from '../core/dialects/claude/rules/tools/withheld-tool';
import rule117 from '../core/rules/frontmatter/wrong-type';
import rule118 from '../core/rules/yaml/yaml-feature';
import rule119 from '../core/rules/yaml/yaml-syntax';

export const listed = [
  { group: 'tools', dialect: 'claude', rule: rule0 },
  { group: 'routing', rule: rule1 },
  { group: 'tools', rule: rule2 },
  { group: 'workspace', rule: rule3 },
  { group: 'yaml', rule: rule4 },
  { group: 'body', rule: rule5 },
  { group: 'body', rule: rule6 },
  { group: 'yaml', rule: rule7 },
  { group: 'body', rule: rule8 },
  { group: 'tools', dialect: 'claude', rule: rule9 },
  { group: 'yaml', rule: rule10 },
  { group: 'yaml', rule: rule11 },
  { group: 'frontmatter', dialect: 'claude', rule: rule12 },
  { group: 'yaml', dialect: 'claude', rule: rule13 },
  { group: 'yaml', rule: rule14 },
  { group: 'workspace', dialect: 'claude', rule: rule15 },
  { group: 'yaml', dialect: 'claude', rule: rule16 },
  { group: 'description', rule: rule17 },
  { group: 'description', rule: rule18 },
  { group: 'description', dialect: 'claude', rule: rule19 },
  { group: 'description', rule: rule20 },
  { group: 'description', dialect: 'claude', rule: rule21 },
  { group: 'description', rule: rule22 },
  { group: 'description', rule: rule23 },
  { group: 'routing', rule: rule24 },
  { group: 'workspace', rule: rule25 },
  { group: 'tools', dialect: 'claude', rule: rule26 },
  { group: 'tools', dialect: 'claude', rule: rule27 },
  { group: 'frontmatter', rule: rule28 },
  { group: 'workspace', rule: rule29 },
  { group: 'tools', rule: rule30 },
  { group: 'model', dialect: 'claude', rule: rule31 },
  { group: 'frontmatter', rule: rule32 },
  { group: 'examples', rule: rule33 },
  { group: 'examples', rule: rule34 },
  { group: 'routing', rule: rule35 },
  { group: 'examples', rule: rule36 },
  { group: 'examples', rule: rule37 },
  { group: 'frontmatter', rule: rule38 },
  { group: 'frontmatter', rule: rule39 },
  { group: 'frontmatter', rule: rule40 },
  { group: 'frontmatter', rule: rule41 },
  { group: 'yaml', rule: rule42 },
  { group: 'frontmatter', rule: rule43 },
  { group: 'frontmatter', rule: rule44 },
  { group: 'frontmatter', rule: rule45 },
  { group: 'yaml', dialect: 'claude', rule: rule46 },
  { group: 'frontmatter', rule: rule47 },
  { group: 'hooks', dialect: 'claude', rule: rule48 },
  { group: 'hooks', dialect: 'claude', rule: rule49 },
  { group: 'workspace', rule: rule50 },
  { group: 'workspace', rule: rule51 },
  { group: 'frontmatter', rule: rule52 },
  { group: 'frontmatter', dialect: 'claude', rule: rule53 },
  { group: 'yaml', rule: rule54 },
  { group: 'yaml', rule: rule55 },
  { group: 'tools', dialect: 'claude', rule: rule56 },
  { group: 'tools', dialect: 'claude', rule: rule57 },
  { group: 'tools', dialect: 'claude', rule: rule58 },
  { group: 'tools', dialect: 'claude', rule: rule59 },
  { group: 'tools', dialect: 'claude', rule: rule60 },
  { group: 'tools', dialect: 'claude', rule: rule61 },
  { group: 'tools', dialect: 'claude', rule: rule62 },
  { group: 'hooks', dialect: 'claude', rule: rule63 },
  { group: 'model', dialect: 'claude', rule: rule64 },
  { group: 'model', rule: rule65 },
  { group: 'model', rule: rule66 },
  { group: 'frontmatter', rule: rule67 },
  { group: 'yaml', rule: rule68 },
  { group: 'frontmatter', rule: rule69 },
  { group: 'frontmatter', rule: rule70 },
  { group: 'frontmatter', rule: rule71 },
  { group: 'frontmatter', rule: rule72 },
  { group: 'examples', rule: rule73 },
  { group: 'description', rule: rule74 },
  { group: 'yaml', rule: rule75 },
  { group: 'workspace', dialect: 'claude', rule: rule76 },
  { group: 'frontmatter', rule: rule77 },
  { group: 'plugin', dialect: 'claude', rule: rule78 },
  { group: 'plugin', dialect: 'claude', rule: rule79 },
  { group: 'plugin', dialect: 'claude', rule: rule80 },
  { group: 'plugin', dialect: 'claude', rule: rule81 },
  { group: 'plugin', dialect: 'claude', rule: rule82 },
  { group: 'plugin', dialect: 'claude', rule: rule83 },
  { group: 'plugin', dialect: 'claude', rule: rule84 },
  { group: 'yaml', rule: rule85 },
  { group: 'frontmatter', rule: rule86 },
  { group: 'tools', rule: rule87 },
  { group: 'tools', rule: rule88 },
  { group: 'workspace', rule: rule89 },
  { group: 'frontmatter', rule: rule90 },
  { group: 'model', rule: rule91 },
  { group: 'workspace', rule: rule92 },
  { group: 'tools', rule: rule93 },
  { group: 'yaml', rule: rule94 },
  { group: 'yaml', rule: rule95 },
  { group: 'yaml', rule: rule96 },
  { group: 'yaml', rule: rule97 },
  { group: 'tools', rule: rule98 },
  { group: 'tools', rule: rule99 },
  { group: 'tools', dialect: 'claude', rule: rule100 },
  { group: 'tools', dialect: 'claude', rule: rule101 },
  { group: 'tools', rule: rule102 },
  { group: 'yaml', rule: rule103 },
  { group: 'workspace', rule: rule104 },
  { group: 'frontmatter', rule: rule105 },
  { group: 'hooks', dialect: 'claude', rule: rule106 },
  { group: 'tools', dialect: 'claude', rule: rule107 },
  { group: 'model', rule: rule108 },
  { group: 'workspace', rule: rule109 },
  { group: 'frontmatter', rule: rule110 },
  { group: 'tools', rule: rule111 },
  { group: 'tools', dialect: 'claude', rule: rule112 },
  { group: 'frontmatter', rule: rule113 },
  { group: 'yaml', rule: rule114 },
  { group: 'yaml', rule: rule115 },
  { group: 'tools', dialect: 'claude', rule: rule116 },
  { group: 'frontmatter', rule: rule117 },
  { group: 'yaml', rule: rule118 },
  { group: 'yaml', rule: rule119 },
] as const;
