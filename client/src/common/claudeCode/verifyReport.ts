// The report of *Verify with Claude Code* as plain text, differences first; text from files and from the program is sanitized.

import type { VerifiedFile, VerifyResult } from '../../../../common/src/protocol/claudeCode';
import { sanitize } from '../../../../common/src/text/sanitize';
import { localize } from '../texts/agents';
import { counted } from '../texts/counts';

export function verifyReport({ program, version, ours, files }: VerifyResult): string {
  const different = files.filter(({ differences }) => differences.length > 0);
  const same = files.filter(({ differences }) => differences.length === 0);
  const lines = [
    localize('verify.by', { version: version ?? localize('verify.unknownVersion'), program: plain(program ?? '') }),
    localize(version === null || version === ours ? 'verify.ours' : 'verify.oursOther', { version: ours }),
    '',
    summary(files),
  ];
  if (different.length > 0) lines.push('', localize('verify.different'), ...different.flatMap(differentLines));
  if (same.length > 0) lines.push('', localize('verify.same'), ...same.flatMap(sameLines));
  return `${lines.join('\n')}\n`;
}

export function summary(files: readonly VerifiedFile[]): string {
  const different = files.filter(({ differences }) => differences.length > 0).length;
  if (files.length === 0) return localize('verify.none');
  const total = counted('file', files.length);
  return different === 0
    ? localize('verify.agree', { files: total })
    : localize('verify.disagree', { count: different, files: total });
}

/** Width of the labels. */
const COLUMN = 14;

const runtimeVerdict = ({ runtime }: VerifiedFile): string =>
  runtime.loads ? localize('verify.loadsAs', { name: plain(runtime.name ?? '') }) : localize('verify.doesNotLoad');

const differentLines = (file: VerifiedFile): readonly string[] => [
  '',
  plain(file.path),
  `  ${localize('verify.weSay').padEnd(COLUMN)}${ownVerdict(file)}`,
  `  ${localize('verify.itSays').padEnd(COLUMN)}${runtimeVerdict(file)}`,
  ...file.differences.map((difference) => `  → ${difference}`),
  ...messagesOf(file),
];

const sameLines = (file: VerifiedFile): readonly string[] => [
  `${plain(file.path)}: ${ownVerdict(file)}`,
  ...messagesOf(file),
];

const messagesOf = ({ runtime }: VerifiedFile): readonly string[] =>
  runtime.messages.map((message) => `  ${localize('verify.writes', { words: plain(message) })}`);

function ownVerdict({ status, name, reason }: VerifiedFile): string {
  if (status === 'loads') return localize('verify.loadsAs', { name: plain(name ?? '') });
  return status === 'skipped' ? localize('verify.notLoaded', { reason }) : localize('verify.notAnAgent');
}

const plain = (text: string): string =>
  sanitize(text).replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks));
