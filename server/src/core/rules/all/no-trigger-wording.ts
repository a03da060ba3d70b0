// A description that says what the agent is, and not when to turn to it. Only a hint: many such agents are found well.

import { RUNTIME, rule } from '../rule';

export default rule({
  id: 'no-trigger-wording',
  severity: 'hint',
  docs: {
    title: 'The description does not say when to use the agent',
    why: 'The orchestrator is told to delegate rarely and has only the description to go by. A clause that says for what, when or before what the agent is meant gives it a reason.',
    bad: '---\nname: reviewer\ndescription: Senior code reviewer\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Senior code reviewer. Use after a change is written.\n---\nReview the change.\n',
    source: 'The description is all the orchestrator knows of an agent.',
    checked: RUNTIME,
  },
  messages: {
    default: 'The orchestrator reads what this agent is, not when to use it. A clause such as “Use when …” tells it.',
  },
  *check({ verdict, view }) {
    const text = view.description;
    if (verdict.status !== 'loads' || !text || text.value.trim() === '' || view.examples.length > 0) return;
    if (!isEnglish(text.value) || WORDING.test(text.value)) return;
    const entry = view.entry('description');
    if (entry) yield { span: entry.nameSpan, say: 'default', data: undefined };
  },
});

const WORDING =
  /\b(?:us(?:e[ds]?|ing|age)|when(?:ever)?|where(?:ver)?|for|to|if|after|before|while|during|once|until|must|should|needs?|needed|needing|invoke[ds]?|calls?|called|trigger(?:s|ed)?|proactive(?:ly)?|automatically|asks?|asked|requests?|requested|helps?|every|any|always|on)\b/i;

/** Words of other languages that use the Latin alphabet; one of them is enough to leave a text alone. */
const OTHER_LATIN =
  /\b(?:usa|usar|use[rz]|cuando|para|por|pour|quand|lorsque|utilis\w*|wenn|verwende\w*|nutze\w*|f[uü]r|bei|und|der|die|das|quando|per|usare|als|voor|gebruik\w*|n[aä]r|och|gdy|kiedy|dla|i|untuk|khi|cho|i[cç]in|ve|de|la|el|le|les|des|du|et|en|con|un|una|und)\b/i;

const isEnglish = (text: string): boolean =>
  !/[^\p{Script=Latin}\P{L}]/u.test(text) && !/[à-ÿ]/i.test(text) && !OTHER_LATIN.test(text);
