// Reads the frontmatter of a skill or a command with the parser of agent files. Apart from `skills.ts`, which loads no parser.

import { parseAgent } from '../../../syntax/parse';
import { anyFields } from '../../../syntax/readerProfile';
import { viewOf } from '../../../syntax/view';
import type { SkillWords } from './skills';

export function readSkillWords(uri: string, text: string): SkillWords {
  const view = viewOf(parseAgent(uri, text, anyFields));
  const name = view.text('name')?.value.trim();
  return {
    ...(name ? { name } : {}),
    description: view.text('description')?.value ?? '',
    isHidden: /^true$/i.test(view.text('disable-model-invocation')?.value ?? ''),
  };
}
