// What the preview says around the prompt in its box. What a ranking means comes from the server in sentences.

import { speaker } from './localize';

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
  'way.putWords': 'Put {words} into the description',
  'way.tellApart': 'Tell apart from {agent}',
  'way.addExample': 'Add this prompt as an example',
  'way.and': '{some} and {next}',
  'way.comma': '{some}, {next}',
  'way.quoted': '“{word}”',
} as const;

export const { say, sentence } = speaker(promptTexts);
