// Which parts of an agent the safe fixes of a rule may change; every other fix that is called safe leaves them as they are.

/** Fixes that are there to change what the runtime reads. */
export const CHANGES: Readonly<Record<string, readonly ('tools' | 'model' | 'description' | 'name')[]>> = {
  'unknown-tool': ['tools'],
  'all-tools-unusable': ['tools'],
  'removed-tool': ['tools'],
  'renamed-tool': ['tools'],
  'duplicate-tool': ['tools'],
  'tool-in-both-lists': ['tools'],
  'tool-punctuation': ['tools'],
  'withheld-tool': ['tools'],
  'flow-list-cuts-agent': ['tools'],
  'unknown-model': ['model'],
  'unknown-field': ['tools', 'model', 'description', 'name'],
  'field-case': ['name', 'description'],
  'comment-becomes-text': ['tools', 'model', 'name'],
  'text-cut-by-comment': ['description'],
  'yaml-feature': ['description', 'name', 'tools', 'model'],
  mojibake: ['description', 'name', 'tools', 'model'],
};
