// A description that says what the agent is, but not when to use it. A hint: many such agents still get chosen.

import { rule } from '../rule';
import { isMeantForMain } from '../workspace/mainThread';

export default rule({
  id: 'no-trigger-wording',
  since: '0.1.0',
  severity: 'hint',
  docs: {
    title: 'The description does not say when to use the agent',
    why: 'The orchestrator is told to delegate rarely and has only the description to go by. A clause that says for what, when or before what the agent is meant gives it a reason. An agent meant for the main conversation (`claude --agent`, `initialPrompt`, `agent` in the settings) is started by its name and needs none.',
    bad: '---\nname: reviewer\ndescription: Senior code reviewer\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Senior code reviewer. Use after a change is written.\n---\nReview the change.\n',
    source: 'The description is all the orchestrator knows of an agent.',
  },
  messages: {
    general:
      '`{text}` fits almost every request, so the orchestrator has no reason to choose this agent. Name the work, and when to hand it over: “Use when …”.',
    default:
      'The orchestrator reads what this agent is or does, not when to use it. A clause such as “Use when …” tells it.',
  },
  *check(context) {
    const { verdict, view } = context;
    const text = view.description;
    if (verdict.status !== 'loads' || !text || text.value.trim() === '' || view.examples.length > 0) return;
    const entry = view.entry('description');
    if (!entry) return;
    const general = isGeneral(text.value);
    if (!general && (!isEnglish(text.value) || WORDING.test(text.value))) return;
    // Agents of the main conversation are started by name, not chosen.
    if (isMeantForMain(context)) return;
    const args = { text: text.value.trim() };
    yield { span: entry.nameSpan, messageId: general ? 'general' : 'default', args, data: undefined };
  },
});

const WORDING =
  /\b(?:us(?:e[ds]?|ing|age)|when(?:ever)?|where(?:ver)?|for|to|if|after|before|while|during|once|until|must|should|needs?|needed|needing|invoke[ds]?|calls?|called|trigger(?:s|ed)?|proactive(?:ly)?|automatically|asks?|asked|requests?|requested|helps?|every|any|always|on|here|delegat(?:e[ds]?|ing)|spawn(?:s|ed)?|launch(?:es|ed)?|dispatch(?:es|ed)?|activate[ds]?|engage[ds]?|consult(?:s|ed)?|select(?:s|ed)?|assign(?:s|ed)?|start(?:s|ed)?|run (?:by|in|at|as)|chosen|routed?|hand(?:s|ed)? (?:off|over)|turn to|reach out|part of|pair(?:s|ed)? with|(?:stage|step|phase) \d+|go[- ]to)\b/i;

/** Words for any work; they do not tell one agent from another. */
const TOPICS =
  /^(?:codes?|coding|code-?bases?|programming|programs?|software|development|developments|developing|developer|developers|dev|engineering|engineer|projects?|tasks?|things?|stuff|work|works|jobs?|problems?|issues?|questions?|requests?|everything|anything|whatever|help|assistance|assistant|assistants|agent|sub-?agents?|specialist|expert|helper|ai|needs?)$/;
const FILLERS =
  /^(?:a|an|the|this|that|your|my|our|their|its|all|any|every|some|various|different|many|other|of|in|on|with|for|to|and|or|as|by|at|from|is|are|be|can|will|do|does|doing|done|it|you|me|us|i|user|users|when|whenever|if|use|uses|used|using|helps?|helping|assists?|assisting|supports?|supporting|handles?|handling|manages?|managing|performs?|performing|works?|working|solves?|solving|does|writes?|writing|answers?|answering|general|generic|generally|general-purpose|purpose|purposes|useful|helpful|good|great|smart|powerful|advanced|expert|experienced|senior|professional|skilled|special|specialized|custom|simple|related|kinds?|types?|sorts?|level|top-notch|best|always|just|very|really|needed|need|needs|want|wants|asks?|get|gets|make|makes|making)$/;

/** With more words than this, a description is taken as specific. */
const MOST_WORDS = 16;

/** "Helps with code": every word fits every agent. */
function isGeneral(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
  if (words.length < 2 || words.length > MOST_WORDS) return false;
  return words.some((word) => TOPICS.test(word)) && words.every((word) => TOPICS.test(word) || FILLERS.test(word));
}

/** Words of other Latin-alphabet languages; one of them exempts a text. */
const OTHER_LATIN =
  /\b(?:usa|usar|use[rz]|cuando|para|por|pour|quand|lorsque|utilis\w*|wenn|verwende\w*|nutze\w*|f[uü]r|bei|und|der|die|das|quando|per|usare|als|voor|gebruik\w*|n[aä]r|och|gdy|kiedy|dla|i|untuk|khi|cho|i[cç]in|ve|de|la|el|le|les|des|du|et|en|con|un|una|und)\b/i;

const isEnglish = (text: string): boolean =>
  !/[^\p{Script=Latin}\P{L}]/u.test(text) && !/[à-ÿ]/i.test(text) && !OTHER_LATIN.test(text);
