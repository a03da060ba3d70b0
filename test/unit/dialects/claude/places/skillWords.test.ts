// A run of the command line that knows all its files reads no YAML: what a skill's folder tells is enough for most.

import { describe, expect, test } from 'vitest';
import { wordsTellMore } from '../../../../../server/src/core/dialects/claude/places/skills';
import { readSkillWords } from '../../../../../server/src/core/dialects/claude/places/skillWords';

const URI = 'file:///w/.claude/skills/brew/SKILL.md';
const skill = (...fields: readonly string[]) => `---\n${fields.join('\n')}\n---\nBrew it.\n`;

describe('the folder of a skill determines its name', () => {
  test.each([
    ['its name is that of the folder', skill('name: brew', 'description: Brews.')],
    ['it has no name', skill('description: Brews.')],
    ['it has no frontmatter', 'Brew it.\n'],
  ])('where %s', (_why, text) => {
    expect(wordsTellMore(URI, text)).toBe(false);
    const { name = 'brew', isHidden } = readSkillWords(URI, text);
    expect({ name, isHidden }).toEqual({ name: 'brew', isHidden: false });
  });
});

describe('readSkillWords', () => {
  test.each([
    ['of another name', skill('name: tea'), { name: 'tea', isHidden: false }],
    ['with a quoted name', skill('"name": "tea"'), { name: 'tea', isHidden: false }],
    ['with a name over two lines', skill('name: brew', '  tea'), { name: 'brew tea', isHidden: false }],
    ['that hides itself', skill('disable-model-invocation: true'), { isHidden: true }],
  ])('reads %s', (_which, text, words) => {
    expect(wordsTellMore(URI, text)).toBe(true);
    expect(readSkillWords(URI, text)).toMatchObject(words);
  });
});
