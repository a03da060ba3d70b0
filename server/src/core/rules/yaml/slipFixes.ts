// Fixes for YAML slips; only the characters at fault change.

import type { Message } from '../../../../../common/src/messages/message';
import type { Fix } from '../../fixes/fix';
import type { Slip, UnreadableCause } from '../../syntax/faults/fault';
import { title } from '../rule';

/** Absent for other causes; their rules have fixes of their own. */
export function slipFixes({ slip }: UnreadableCause): readonly Fix[] | undefined {
  return slip && [{ title: titleOf(slip), edits: slip.edits, safe: slip.plain }];
}

function titleOf({ fix, what, edits }: Slip): Message {
  switch (fix) {
    case 'quote':
      return title('quoteItem', { what: what.length > 1 ? what : (edits[0]?.newText.slice(1, -1) ?? what) });
    case 'escape-quotes':
      return title('escapeQuotes');
    case 'escape-backslashes':
      return title('escapeBackslashes');
    case 'close-quote':
      return title('closeQuote', { quote: what });
    case 'close-bracket':
      return title('closeBracket', { bracket: edits[0]?.newText ?? ']' });
    case 'colon':
      return title('writeColon', { field: what });
    case 'space':
      return title('insertSpace', { field: what });
    case 'dash':
      return title('writeDash');
    case 'align':
      return title('align');
    case 'unquote':
      return title('plainList');
    case 'join':
      return title('joinItems');
    case 'indent':
      return title('indent');
    case 'spaces':
      return title('spaces');
  }
}
