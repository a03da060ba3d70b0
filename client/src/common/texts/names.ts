// What the engines are called, wherever one is chosen.

import { speaker } from './localize';

export const namesTexts = {
  'engine.words': 'Words',
  'engine.editor-model': 'Editor’s model',
  'engine.claude-code': 'Claude Code',
} as const;

export const { say } = speaker(namesTexts);
