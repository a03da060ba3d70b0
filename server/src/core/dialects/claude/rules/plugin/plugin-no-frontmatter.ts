// Every Markdown file below a plugin's `agents` loads as an agent, even a README: with all tools, and its text as the prompt.

import { DESCRIPTION_PLACEHOLDER } from '../../../../rules/description/description-missing';
import { nameForFile } from '../../../../rules/frontmatter/agentName';
import { eolOf } from '../../../../rules/frontmatter/valueFixes';
import { rule, title } from '../../../../rules/rule';
import { insert } from '../../../../text/edit';
import { type Span, span } from '../../../../text/span';
import type { AgentContext } from '../../../../workspace/agentContext';
import { idOf } from '../../../../workspace/workspace';
import { lostFields } from './lostFields';

export default rule({
  id: 'plugin-no-frontmatter',
  since: '0.1.0',
  when: 'unread',
  severity: 'warning',
  docs: {
    title: 'A file without frontmatter is an agent of its plugin',
    why: 'Claude Code takes every Markdown file below a plugin’s `agents` for an agent, also a README. Without frontmatter it is called like its file, gets all tools, and is described to the orchestrator as “Agent from … plugin”. A list of files under `agents` in `.claude-plugin/plugin.json` keeps all others out.',
    bad: '# Review\n\nReview the change.\n',
    good: '---\nname: agent\ndescription: Use this agent to review a change.\n---\n\n# Review\n\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default:
      'Claude Code loads this file as the agent `{name}` with all tools: in a plugin every Markdown file below `agents` is one. Move it elsewhere, add frontmatter, or list the agents in plugin.json.',
    listed:
      'Claude Code loads this file as the agent `{name}` with all tools, because plugin.json lists it. Take it off the list or add frontmatter.',
  },
  *check(context) {
    const { plugin, verdict, workspace, doc } = context;
    if (verdict.status !== 'loads' || verdict.reading.state === 'unreadable') return;
    if (lostFields(context)) return;
    const isListed = plugin?.listed === true;
    yield {
      span: firstLine(context),
      messageId: isListed ? 'listed' : 'default',
      args: { name: idOf(workspace.byUri(doc.uri) ?? verdict) },
      data: undefined,
    };
  },
  fixes(_data, _at, { doc, verdict }) {
    if (verdict.reading.state !== 'absent' || doc.fence.state !== 'none') return [];
    const eol = eolOf(doc.text);
    const lines = ['---', `name: ${nameForFile(doc.uri)}`, `description: ${DESCRIPTION_PLACEHOLDER}`, '---', '', ''];
    const start = doc.text.startsWith('\uFEFF') ? 1 : 0;
    return [
      { title: title('addFrontmatter'), edits: [insert(start, lines.join(eol))], safe: false, placeholder: true },
    ];
  },
});

/** First line of the text, without blanks; empty where there is none. */
function firstLine({ doc: { text } }: AgentContext): Span {
  const start = Math.max(text.search(/[^\s\uFEFF]/), 0);
  const length = /^[^\r\n]*/.exec(text.slice(start))?.[0].trimEnd().length ?? 0;
  return span(start, start + length);
}
