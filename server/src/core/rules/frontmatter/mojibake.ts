// Text that was decoded in the wrong encoding: `â€™` for an apostrophe.

import { replace } from '../../text/edit';
import { findMojibake } from '../../text/mojibake';
import { rule, title } from '../rule';

export default rule<{ readonly to: string | undefined }>({
  id: 'mojibake',
  since: '0.1.0',
  severity: 'information',
  docs: {
    title: 'Characters read in the wrong encoding',
    why: 'The text was saved as UTF-8 and once read as something else, so the model sees `â€™` where an apostrophe was meant.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the authorâ€™s change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nReview the author’s change.\n',
    source: 'Seen in many public agent files; the model is shown the characters as they are.',
  },
  messages: {
    restored: '`{from}` is `{to}` read in the wrong encoding; the model sees it so.',
    lost: 'A character was lost here when the text was read in the wrong encoding.',
  },
  *check(context) {
    for (const found of findMojibake(context.doc.text))
      yield {
        span: found.span,
        messageId: found.original === undefined ? 'lost' : 'restored',
        args: { from: found.text, to: found.original ?? '' },
        data: { to: found.original },
      };
  },
  fixes({ to }, at, context) {
    if (to === undefined) return [];
    return [
      {
        title: title('mojibake', { from: context.doc.text.slice(at.start, at.end), to }),
        edits: [replace(at, to)],
        // The fix replaces characters by a guess, however likely.
        safe: false,
      },
    ];
  },
});
