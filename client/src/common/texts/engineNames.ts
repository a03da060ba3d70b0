// Names of the ranking engines.

import { localizer } from './localize';

export const namesTexts = {
  'engine.words': 'Words',
  'engine.editor-model': 'Editor’s model',
  'engine.claude-code': 'Claude Code',
} as const;

const { localize } = localizer(namesTexts);

export const engineName = (id: 'words' | 'editor-model' | 'claude-code'): string => localize(`engine.${id}`);
