// Slips within one flow collection: its items, and the brackets around them.

import { span } from '../../text/span';
import { edit, moved, type Slip } from './fault';
import { closingQuote, plainSlip, scalarSlip } from './scalarSlips';
import { strayBackslashes } from './shapes';

/** `length`: length of the collection. */
export function flowSlips(rest: string): { readonly slips: readonly Slip[]; readonly length: number } {
  const slips: Slip[] = [];
  const open: { readonly bracket: string; readonly at: number }[] = [];
  let at = 0;
  const limit = isBalanced(rest) ? rest.length : endOfFlow(rest);
  while (at < limit) {
    const char = rest[at] ?? '';
    if (char === '[' || char === '{') open.push({ bracket: char, at });
    else if (char === ']' || char === '}') {
      open.pop();
      if (open.length === 0) return { slips, length: at + 1 };
    } else if (char === '"' || char === "'") {
      const item = rest.slice(at, limit);
      const close = closingQuote(item, char);
      if (close < 0) break;
      const whole = item.slice(0, endOfItem(item, close + 1)).trimEnd();
      const odd = /^\s*[^\s:#]/.test(whole.slice(close + 1)) ? scalarSlip(whole) : undefined;
      if (odd && odd !== 'continues') {
        // A comma may be the missing character, or the end of the item.
        slips.push(moved({ ...odd, plain: odd.plain && odd.fix === 'escape-quotes' && !whole.includes(',') }, at));
        at += whole.length;
        continue;
      }
      if (char === '"')
        for (const stray of strayBackslashes(item.slice(0, close + 1)).slice(0, 1))
          slips.push({
            code: 'backslash-in-quotes',
            span: span(at + stray.start, at + stray.end),
            edits: strayBackslashes(item.slice(0, close + 1)).map(({ start }) => edit(at + start, at + start, '\\')),
            fix: 'escape-backslashes',
            what: item.slice(stray.start, stray.end),
            plain: true,
          });
      at += close;
    } else if (/\S/.test(char) && char !== ',' && char !== ':') {
      const item = /^(?:[^,[\]{}"'\n]|(?<=[\p{L}\p{N}])["'])*/u.exec(rest.slice(at, limit))?.[0].trimEnd() ?? '';
      const inMap = open.at(-1)?.bracket === '{';
      const lead = inMap ? (/^[^\s:][^:]*:\s+(?=\S)/.exec(item)?.[0].length ?? 0) : 0;
      const slip = flowItemSlip(item.slice(lead), inMap);
      if (slip) slips.push(moved(slip, at + lead));
      at += Math.max(item.length - 1, 0);
    }
    at++;
  }
  const end = rest.slice(0, limit).trimEnd().length;
  const closing = [...open].reverse().map(({ bracket }) => (bracket === '[' ? ']' : '}'));
  const first = open[0];
  if (first)
    slips.push({
      code: 'bracket-unclosed',
      span: span(first.at, first.at + 1),
      edits: [edit(end, end, closing.join(''))],
      fix: 'close-bracket',
      what: first.bracket,
      plain: closing.length === 1,
    });
  return { slips, length: Math.max(limit, 1) };
}

/** End of the flow item that begins at `start`. */
function endOfItem(text: string, start: number): number {
  const end = text.slice(start).search(/[,\]}\n]/);
  return end < 0 ? text.length : start + end;
}

/** A plain text in a flow collection. One pair in a list is a mapping, which YAML accepts. */
function flowItemSlip(item: string, inMap: boolean): Slip | undefined {
  const isPair = !inMap && (item.match(/:(?:\s|$)/g) ?? []).length < 2;
  return /^[@`%*]/.test(item) || !(isPair || item.endsWith(':')) ? plainSlip(item) : undefined;
}

/** Whether brackets balance; quoted ones count too, which errs on the cautious side. */
const isBalanced = (rest: string): boolean => {
  let depth = 0;
  for (const char of rest) {
    if (char === '[' || char === '{') depth++;
    if ((char === ']' || char === '}') && --depth === 0) return true;
  }
  return false;
};

/** An unclosed collection ends before the next line that begins a block item or key. */
function endOfFlow(rest: string): number {
  const structural = /\n[ \t]*(?:- |[A-Za-z_][\w.-]*:(?:[ \t]*$|[ \t]+(?![^\n]*[,\]}][ \t]*$)))/m.exec(rest);
  return structural ? structural.index : rest.length;
}
