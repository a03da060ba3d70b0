// What each fix says it does: a verb and its object, so that the reader knows what will be there afterwards.

export const fixTitles = {
  'fix.quote': 'Quote the {field}',
  'fix.block': 'Write the {field} as a block',
  'fix.lf': 'Use LF line ends',
  'fix.replace': 'Replace `{from}` with `{to}`',
  'fix.remove': 'Remove `{what}`',
  'fix.removeField': 'Remove the field `{field}`',
  'fix.removeBeforeFence': 'Remove what stands before the opening `---`',
  'fix.closeFence': 'Add the closing `---`',
  'fix.insertSpace': 'Put a space after `{field}:`',
  'fix.spaces': 'Indent with spaces',
  'fix.closeBracket': 'Add the closing `{bracket}`',
  'fix.addName': 'Add `name: {name}`',
  'fix.addDescription': 'Add a `description` to fill in',
  'fix.rename': 'Rename the field to `{to}`',
  'fix.allTools': 'Keep all tools: remove `tools`',
  'fix.addExample': 'Add an example to the description',
  'fix.mojibake': 'Replace `{from}` with `{to}`',
  'fix.moveIntoHooks': 'Move `{event}` into `hooks`',
  'fix.plainList': 'Write the list without quotes',
  'fix.inBuiltIn': 'Leave `.claude/agents` to this extension: turn off VS Code’s own check there',
} as const;
