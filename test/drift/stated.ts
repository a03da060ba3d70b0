// Facts that only the text of a program states: days of retirement, and the list of colours.

import { fieldByName } from '../../server/src/core/dialects/claude/fields/fields';
import type { Answers } from './answers';
import type { Harvest } from './harvest/harvest';

const LONGEST_LIST = 16;

export function statedIn({ lists, retirements }: Harvest): Answers {
  const answers = new Map<string, string>();
  for (const [model, day] of retirements) answers.set(`retires ${model}`, day);
  const colours = (fieldByName('color')?.values ?? []).map(({ value }) => String(value));
  for (const list of lists) {
    const names = JSON.parse(list) as string[];
    if (names.length <= LONGEST_LIST && colours.length > 0 && colours.every((each) => names.includes(each)))
      for (const name of names) answers.set(`colour ${name}`, 'in a list of colours');
  }
  return answers;
}
