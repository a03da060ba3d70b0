// Texts around the prompt box of the preview; explanations of a ranking come from the server.

import { localizer } from './localize';

export const promptTexts = {
  'prompt.empty': 'No prompt yet.',
  'prompt.empty.write': 'Write what a user might say.',
  'prompt.empty.note': 'The agents are ranked as you type. Nothing is sent.',
  'prompt.empty.rest': 'No agent is ranked.',
  'prompt.moreShare.one': '{count} more agent shares a word.',
  'prompt.moreShare.other': '{count} more agents share a word.',
  'prompt.shareNone.one': '{count} agent shares no word.',
  'prompt.shareNone.other': '{count} agents share no word.',
  'prompt.moreShareNone.one': '{count} more agent shares no word.',
  'prompt.moreShareNone.other': '{count} more agents share no word.',
  'place.name': 'name',
  'place.description': 'description',
  'place.example': 'examples',
  'place.body': 'body',
  'suggestion.putWords': 'Put {words} into the description',
  'suggestion.tellApart': 'Tell apart from {agent}',
  'suggestion.addExample': 'Add this prompt as an example',
  'suggestion.quoted': '“{word}”',
} as const;

export const { localize, localizeParts } = localizer(promptTexts);

export const fieldName = (field: 'name' | 'description' | 'example' | 'body'): string => localize(`place.${field}`);
