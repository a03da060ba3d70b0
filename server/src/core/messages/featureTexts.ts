// What features other than rules and fixes say: hovers, lenses, the terminal.

export const featureTexts = {
  'action.fixAll': 'Fix everything that can safely be fixed',
} as const;
