// `memory` brings the tools it needs, also to an agent that was meant to look only.

import { memoryAdds } from '../../catalogue/catalogue';
import { shownNames } from '../../messages/shown';
import { effectiveToolsOf } from '../../verdict/effective';
import { appendItem } from '../listEdits';
import { RUNTIME, rule, title } from '../rule';

export default rule<{ readonly added: readonly string[] }>({
  id: 'memory-widens-tools',
  severity: 'warning',
  docs: {
    title: '`memory` gives tools that `tools` does not list',
    why: 'To keep its notes an agent with `memory` is given `Read`, `Write` and `Edit` on top of what `tools` lists, and it may use them on any file. An agent that was meant to look only can then change what it looks at.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep\nmemory: project\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\ntools: Read, Grep, Write, Edit\nmemory: project\n---\nReview the change.\n',
    source: 'Measured: the tools of the started agent.',
    checked: RUNTIME,
  },
  messages: {
    readOnly: '`memory` also gives {our:added}, so this agent is not read-only.',
    more: '`memory` also gives {our:added}, which `tools` does not list.',
  },
  *check(context) {
    const entry = context.view.entry('memory');
    if (!entry || context.verdict.status !== 'loads') return;
    const { tools } = context.verdict;
    if (!tools || tools.length === 0 || tools.includes('Write') || tools.includes('Edit')) return;
    const got = effectiveToolsOf(context.verdict, context.options.claudeVersion);
    if (got.status !== 'granted') return;
    const added = memoryAdds.filter((name) => got.tools.includes(name) && !tools.includes(name) && name !== 'Read');
    if (added.length === 0 || tools.includes('*') || !hasMemory(context.verdict.reading.fields)) return;
    yield {
      span: entry.nameSpan,
      say: got.tools.includes('Bash') ? 'more' : 'readOnly',
      args: { added: shownNames(added).replace(/, ([^,]*)$/, ' and $1') },
      data: { added },
    };
  },
  fixes({ added }, _at, context) {
    const list = context.view.list('tools');
    const edit = list && appendItem(list, added, context.doc.text);
    return edit ? [{ title: title('listTool', { what: added.join(', ') }), edits: [edit], safe: false }] : [];
  },
});

const hasMemory = (fields: ReadonlyMap<string, unknown>): boolean =>
  ['user', 'project', 'local'].some((value) => fields.get('memory') === value);
