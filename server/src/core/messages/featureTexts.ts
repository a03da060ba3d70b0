// What features other than rules and fixes say: hovers, lenses, the terminal.

export const featureTexts = {
  'related.sameName': 'Also called `{name}`',
} as const;
