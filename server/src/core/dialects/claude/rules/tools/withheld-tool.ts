// Tools of the main conversation that subagents never get.

import { rule, title } from '../../../../rules/rule';
import { removeItem } from '../../../../rules/tools/listEdits';
import { permissionModeOf, toolItems } from '../../../../rules/tools/toolItems';
import { isMeantForMain } from '../../../../rules/workspace/mainThread';

export default rule<{ readonly index: number }>({
  id: 'withheld-tool',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'Subagents never get this tool',
    why: 'Some tools belong to the main conversation: asking the user, planning, waking up later. Claude Code gives them to no subagent, whatever `tools` says, and drops the entry without a word. An agent that needs an answer returns its question instead. Where the agent itself is the main conversation (`claude --agent`, `agent` in the settings) it gets them; an agent with `initialPrompt`, one that the settings name, or one whose own text shows `claude --agent` with its name has no finding.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, AskUserQuestion\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read\n---\nReview the change.\n',
    source: 'Measured.',
  },
  messages: {
    default: 'Subagents never get `{name}`: the entry is ignored, unless this agent is run as the main conversation.',
    mode: 'Subagents get `{name}` only with `permissionMode: {mode}`; the entry is ignored.',
  },
  *check(context) {
    const mode = permissionModeOf(context);
    for (const { field, meaning, name, nameSpan, index } of toolItems(context)) {
      if (
        field !== 'tools' ||
        (meaning.is !== 'tool' && meaning.is !== 'alias') ||
        !context.runtime.tools.isWithheld(meaning.tool, mode)
      )
        continue;
      if (isMeantForMain(context)) return;
      // An agent of a plugin has no permission mode of its own.
      const unless = context.scope === 'plugin' ? undefined : meaning.tool.unless?.permissionMode[0];
      yield {
        span: nameSpan,
        messageId: unless ? 'mode' : 'default',
        args: { name, mode: unless ?? '' },
        data: { index },
      };
    }
  },
  fixes({ index }, at, context) {
    const list = context.view.list('tools');
    const edit = list && list.items.length > 1 ? removeItem(list, index, context.doc.text) : undefined;
    const what = context.doc.text.slice(at.start, at.end);
    return edit ? [{ title: title('remove', { what }), edits: [edit], safe: false }] : [];
  },
});
