// The commands the server runs for editors that have none of ours. Told in the introduction, before the core is loaded: imports
// nothing. Where our extension runs, its own commands have these names, and none of these is offered.

/** `[uri?, prompt?]`: who would get the prompt, or each example of the file. */
export const PREVIEW_ROUTING = 'subagents.previewRouting';
/** `[uri?]` */
export const EFFECTIVE_TOOLS = 'subagents.effectiveTools';
/** `[]` */
export const LIST_AGENTS = 'subagents.listAgents';
/** `[uri?]` */
export const FIX_ALL_COMMAND = 'subagents.fixAll';
/** `[uri?]` */
export const ORGANIZE_COMMAND = 'subagents.organize';
/** `[name, persona?, uri of a folder?]` */
export const NEW_AGENT = 'subagents.newAgent';
/** `[uri, version, edit]`: what a code action is for an editor that knows commands only. */
export const APPLY_EDIT = 'subagents.applyEdit';

export const COMMANDS = [
  PREVIEW_ROUTING,
  EFFECTIVE_TOOLS,
  LIST_AGENTS,
  FIX_ALL_COMMAND,
  ORGANIZE_COMMAND,
  NEW_AGENT,
  APPLY_EDIT,
] as const;
export type CommandName = (typeof COMMANDS)[number];
