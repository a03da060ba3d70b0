// A flow list splits at every comma, even inside parentheses.

import { rule, title } from '../../../../rules/rule';
import { toolItems } from '../../../../rules/tools/toolItems';
import { replace } from '../../../../text/edit';

export default rule({
  id: 'flow-list-cuts-agent',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'YAML cuts the item at its comma',
    why: 'In a list in brackets every comma separates, so `[Read, Agent(a, b)]` has three items, two of which name no tool. Claude Code drops them without a word. In quotation marks the item stays whole.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: [Read, Agent(Explore, Plan)]\ninitialPrompt: Begin.\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: [Read, "Agent(Explore, Plan)"]\ninitialPrompt: Begin.\n---\nReview the change.\n',
    source: 'Measured: the agent is started without the tool.',
  },
  messages: { default: 'YAML cuts `{item}` at its comma, and Claude Code ignores both pieces. Quote the item.' },
  *check(context) {
    for (const { meaning } of toolItems(context))
      if (meaning.is === 'cut' && meaning.first)
        yield {
          span: meaning.whole,
          messageId: 'default',
          args: { item: context.doc.text.slice(meaning.whole.start, meaning.whole.end) },
          data: undefined,
        };
  },
  fixes(_data, at, context) {
    const what = context.doc.text.slice(at.start, at.end);
    if (/["\\\r\n]/.test(what)) return [];
    // Quoting grants a tool that the agent does not have now: the author decides.
    const fix = { title: title('quoteItem', { what }), edits: [replace(at, `"${what}"`)], safe: false };
    return [fix];
  },
});
