// The result of *Verify with Claude Code* as plain text: differences first, what the installed Claude Code writes in its own words.
// Text of authors is shown as text.

import type { VerifiedFile, VerifyResult } from '../../../server/src/lsp/protocol';
import { shownText } from './preview/shownText';

export function verifyReport({ program, version, ours, files }: VerifyResult): string {
  const different = files.filter(({ differences }) => differences.length > 0);
  const same = files.filter(({ differences }) => differences.length === 0);
  const lines = [
    `Claude Code ${version ?? '(of unknown version)'}, ${plain(program ?? '')}`,
    `Our verdicts are those for ${ours}.${version === null || version === ours ? '' : ' Set `subagents.claudeVersion` to compare like with like.'}`,
    '',
    summary(files),
  ];
  if (different.length > 0) lines.push('', 'DIFFERENT', ...different.flatMap(differentLines));
  if (same.length > 0) lines.push('', 'THE SAME', ...same.flatMap(sameLines));
  return `${lines.join('\n')}\n`;
}

export function summary(files: readonly VerifiedFile[]): string {
  const different = files.filter(({ differences }) => differences.length > 0).length;
  if (files.length === 0) return 'There are no agent files to compare.';
  const of = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return different === 0
    ? `Claude Code and we say the same of ${of}.`
    : `Claude Code says otherwise of ${different} of ${of}.`;
}

const differentLines = (file: VerifiedFile): readonly string[] => [
  '',
  plain(file.path),
  `  we say:       ${oursOf(file)}`,
  `  Claude Code:  ${file.runtime.loads ? `loads as ${plain(file.runtime.name ?? '')}` : 'does not load it'}`,
  ...file.differences.map((words) => `  → ${words}`),
  ...written(file),
];

const sameLines = (file: VerifiedFile): readonly string[] => [`${plain(file.path)}: ${oursOf(file)}`, ...written(file)];

const written = ({ runtime }: VerifiedFile): readonly string[] =>
  runtime.messages.map((message) => `  Claude Code writes: ${plain(message)}`);

function oursOf({ status, name, reason }: VerifiedFile): string {
  if (status === 'loads') return `loads as ${plain(name ?? '')}`;
  return status === 'skipped' ? `not loaded (${reason})` : 'not an agent';
}

const plain = (text: string): string => shownText(text).replace(/\s*\n\s*/g, ' ');
