// Reads what a skill or a command says of itself, with the parser of agent files: their frontmatter is of the same kind.

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
