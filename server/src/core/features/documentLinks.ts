// What can be followed from an agent file: files its prompt refers to, skills, and the configuration of MCP servers. Gives where
// a link leads; whether a referred file is there is for the host to say.

import { fieldOf } from '../rules/tools/toolItems';
import { fileReferences } from '../syntax/fileReferences';
import { serversOf } from '../syntax/mcpServerEntries';
import { spanOfPath } from '../syntax/spanOfPath';
import { toolPart } from '../syntax/toolList';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import { mentions } from './namesInFile';
import { likeliestPlace } from './structure/likeliestPlace';

export interface DocumentLink {
  readonly span: Span;
  readonly uri: string;
  /** Zero-based; absent for a whole file. */
  readonly line?: number;
  /** `file` may not be there. */
  readonly kind: 'file' | 'skill' | 'server';
}

interface LinkOptions {
  /** `[text](file.md)` too; editors with Markdown support follow these by themselves. */
  readonly markdownLinks: boolean;
}

export function documentLinks(context: AgentContext, { markdownLinks }: LinkOptions): readonly DocumentLink[] {
  const files = fileReferences(context.doc)
    .filter((reference) => markdownLinks || reference.kind === 'mention')
    .flatMap((reference): readonly DocumentLink[] => {
      const uri = likeliestPlace(reference, context.workspace);
      return uri === undefined ? [] : [{ span: reference.span, uri, kind: 'file' }];
    });
  return [...named(context), ...files];
}

function named(context: AgentContext): readonly DocumentLink[] {
  const { doc, workspace } = context;
  const skills = new Map(workspace.skillFiles?.map((skill) => [skill.name, skill.uri]));
  const servers = new Map(workspace.servers?.map(({ name, place }) => [toolPart(name), place]));
  const own = new Map(ownServers(context));
  return mentions(context).flatMap((mention): readonly DocumentLink[] => {
    if (mention.span.start >= doc.body.start) return [];
    const { span } = mention;
    if (mention.of === 'skill') {
      const uri = skills.get(mention.name);
      return uri === undefined ? [] : [{ span, uri, kind: 'skill' }];
    }
    if (mention.of !== 'server') return [];
    const at = own.get(mention.name);
    if (at && at.start === span.start) return [];
    if (at) return [{ span, uri: doc.uri, line: doc.lines.positionAt(at.start).line, kind: 'server' }];
    const place = servers.get(mention.name);
    return place ? [{ span, uri: place.uri, line: place.start.line, kind: 'server' }] : [];
  });
}

/** Those that the file itself configures. */
const ownServers = (context: AgentContext): readonly (readonly [string, Span])[] =>
  serversOf(fieldOf(context, 'mcpServers')).flatMap(({ name, path }) => {
    const at = path.length > 2 ? spanOfPath(context.doc, path, 'exact') : undefined;
    return at ? [[toolPart(name), at] as const] : [];
  });
