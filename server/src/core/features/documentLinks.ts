// Links of an agent file: files in its prompt, skills, and MCP configurations; the host checks whether targets exist.

import { fieldOf } from '../rules/tools/toolItems';
import { type FileReference, fileReferences } from '../syntax/fileReferences';
import { serversOf } from '../syntax/lists';
import { spanOfPath } from '../syntax/spanOfPath';
import { toolPart } from '../syntax/toolList';
import type { Span } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';
import type { WorkspaceContext } from '../workspace/workspaceContext';
import { mentions } from './namesInFile';

export interface DocumentLink {
  readonly span: Span;
  readonly uri: string;
  /** Zero-based; absent for a whole file. */
  readonly line?: number;
  /** `file` may not exist. */
  readonly kind: 'file' | 'skill' | 'server';
}

interface LinkOptions {
  /** Includes `[text](file.md)`, which editors with Markdown support link themselves. */
  readonly markdownLinks: boolean;
}

export function documentLinks(context: AgentContext, { markdownLinks }: LinkOptions): readonly DocumentLink[] {
  const files = fileReferences(context.doc)
    .filter((reference) => markdownLinks || reference.kind === 'mention')
    .flatMap((reference): readonly DocumentLink[] => {
      const uri = likelyTarget(reference, context.workspace);
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

/** Servers that the file itself configures. */
const ownServers = (context: AgentContext): readonly (readonly [string, Span])[] =>
  serversOf(fieldOf(context, 'mcpServers')).flatMap(({ name, path }) => {
    const at = path.length > 2 ? spanOfPath(context.doc, path, 'exact') : undefined;
    return at ? [[toolPart(name), at] as const] : [];
  });

/** The first candidate that is not known to be missing, else the first. */
export const likelyTarget = ({ uris }: FileReference, { missingFiles }: WorkspaceContext): string | undefined =>
  uris.find((uri) => missingFiles?.has(uri) !== true) ?? uris[0];
