// Claude Code drops an unusable item of `mcpServers`, with one line in the log.

import type { Fix } from '../../../../fixes/fix';
import { rule, title } from '../../../../rules/rule';
import { fieldOf } from '../../../../rules/tools/toolItems';
import { spanOfPath } from '../../../../syntax/spanOfPath';
import { insert } from '../../../../text/edit';
import { serverProblems } from '../../loader/mcpServers';
import { reshapedServer } from './serverShapes';

interface Data {
  readonly type: string | undefined;
  /** Index of the item in the list. */
  readonly index: number;
}

export default rule<Data>({
  id: 'mcp-server-shape',
  since: '0.1.0',
  severity: 'warning',
  docs: {
    title: 'Claude Code drops this MCP server',
    why: 'An item of `mcpServers` is the name of a configured server, or `name: configuration`. A configuration has a `command`, or a `type` such as `http` and a `url`; where a value is of another kind the whole item is dropped, and only the debug log says so.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmcpServers:\n  - docs:\n      url: https://docs.example.com/mcp\n---\nReview the change.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\nmcpServers:\n  - docs:\n      type: http\n      url: https://docs.example.com/mcp\n---\nReview the change.\n',
    source: 'Measured: one line in the debug log.',
  },
  messages: {
    item: 'Claude Code drops this item: it takes the name of a server, or `name: configuration`.',
    nameless:
      'Claude Code drops this item: `{subject}` is taken for the name of a server. Put the name in front, and indent this below it.',
    configuration:
      'Claude Code drops this server: `{subject}` needs a mapping with `command`, or with `type` and `url`.',
    'type-needed': 'Claude Code drops this server: with `url` it needs a `type`, such as `http`.',
    type: 'Claude Code drops this server: `{subject}` is no type of server it knows ({our:types}).',
    missing: 'Claude Code drops this server: it has no `{subject}`.',
    value: 'Claude Code drops this server: `{subject}` has a value it does not take.',
  },
  *check(context) {
    if (context.scope === 'plugin') return;
    for (const problem of serverProblems(fieldOf(context, 'mcpServers'))) {
      const span = spanOfPath(context.doc, problem.path, problem.kind === 'type' ? 'value' : 'key');
      if (span)
        yield {
          span,
          messageId: problem.kind,
          args: { subject: problem.subject, types: '`stdio`, `http`, `sse`, `ws`' },
          data: { type: problem.kind === 'type-needed' ? 'http' : undefined, index: Number(problem.path[1]) },
        };
    }
  },
  fixes({ type, index }, at, context): readonly Fix[] {
    const { text } = context.doc;
    if (type === undefined) return reshapedServer(index, context);
    const next = /^[^\n]*\n([ ]+)(?=\S)/.exec(text.slice(at.start));
    if (!next || next[1] === undefined) return reshapedServer(index, context);
    const edit = insert(at.start + next[0].length, `type: ${type}\n${next[1]}`);
    return [{ title: title('addKey', { what: `type: ${type}` }), edits: [edit], safe: false }];
  },
});
