// The prompt tells the agent to use a tool that it cannot have.

import { isWithheld, removedTool, resolveTool, tools } from '../../catalogue/catalogue';
import { span } from '../../text/span';
import { effectiveToolsOf } from '../../verdict/effective';
import { isMeantForMain } from '../mainThread';
import { RUNTIME, rule } from '../rule';

export default rule({
  id: 'body-names-unavailable-tool',
  severity: 'hint',
  docs: {
    title: 'The prompt names a tool the agent does not have',
    why: 'An agent that is told to use a tool it was not given works around it or gives up. Only names that can mean nothing else are looked at, such as `AskUserQuestion`.',
    bad: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nAsk with the AskUserQuestion tool when something is unclear.\n',
    good: '---\nname: reviewer\ndescription: Use this agent to review a change.\n---\nSay so when something is unclear.\n',
    source: 'Measured: which tools subagents get.',
    checked: RUNTIME,
  },
  messages: {
    withheld: 'Subagents never get `{name}`, so this cannot be followed.',
    gone: '`{name}` is gone from Claude Code, so this cannot be followed.',
    unlisted: '`{name}` is not among this agent’s tools, so this cannot be followed.',
  },
  *check(context) {
    const { verdict, doc, options } = context;
    if (verdict.status !== 'loads') return;
    const text = doc.text.slice(verdict.reading.body.start, verdict.reading.body.end);
    const mode = verdict.reading.fields.get('permissionMode');
    const effective = effectiveToolsOf(verdict, options.claudeVersion);
    const listed = new Set(effective.status === 'granted' ? effective.tools : []);
    const main = isMeantForMain(context);
    const said = new Set<string>();
    for (const match of text.matchAll(/\b[A-Z][a-z]+[A-Z][A-Za-z]+\b/g)) {
      const name = match[0];
      if (said.has(name)) continue;
      said.add(name);
      const tool = resolveTool(name, options.claudeVersion);
      const start = verdict.reading.body.start + match.index;
      const at = { span: span(start, start + name.length), args: { name }, data: undefined };
      if (!tool) {
        if (removedTool(name, options.claudeVersion)) yield { ...at, say: 'gone' };
      } else if (isWithheld(tool, typeof mode === 'string' ? mode : undefined)) {
        if (!main) yield { ...at, say: 'withheld' };
      } else if (
        verdict.tools &&
        tool.foreground === 'yes' &&
        !listed.has(tool.name) &&
        effective.status === 'granted' &&
        tools(options.claudeVersion).includes(tool) &&
        !replacedIn(listed, tool.replacedBy)
      )
        yield { ...at, say: 'unlisted' };
    }
  },
});

const replacedIn = (listed: ReadonlySet<string>, by: string | undefined): boolean => by !== undefined && listed.has(by);
