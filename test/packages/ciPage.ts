// The examples of docs/ci.md, by their language.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../support/shared';

export const ciPage = readFileSync(path.join(projectRoot, 'docs/ci.md'), 'utf8');

export const examplesIn = (language: string): readonly string[] =>
  [...ciPage.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, of, text = '']) => (of === language ? [text] : []));
