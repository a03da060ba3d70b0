// Why something that exists is not read, and the line about it for a log or a terminal, in English only.

/** In bytes. The runtime reads no larger agent file (Claude Code 2.1.332). */
export const SIZE_LIMIT = 1_048_576;

/**
 * Why something that exists is not read.
 *
 * `not-a-file`: a pipe, socket, device or folder. `unreadable`: reading is not permitted, or fails. `no-target`, `link-loop`: a link
 * that leads nowhere. `outside`: a link out of a folder, which is not followed here. `plugin-link`: a link that the runtime does
 * not follow, below a plugin's `agents` or out of the plugin. `too-deep`, `too-many`: a folder or manifest of which the rest is left out.
 */
export type Unread =
  | 'not-a-file'
  | 'too-large'
  | 'unreadable'
  | 'no-target'
  | 'link-loop'
  | 'outside'
  | 'plugin-link'
  | 'too-deep'
  | 'too-many';

/** Called for what exists and is not read. Hosts that know no reason leave `why` out. */
export type OnUnread = (uri: string, why?: Unread) => void;

/** `limit` in bytes. */
export const unreadText = (path: string, why: Unread = 'unreadable', limit = SIZE_LIMIT): string =>
  `${path} ${REASONS[why].replace('{limit}', limit.toLocaleString('en'))}`;

const REASONS: Readonly<Record<Unread, string>> = {
  'not-a-file': 'is not read, because it is not a regular file. Put a file in its place.',
  'too-large': 'is not read, because it is larger than {limit} bytes. Make it smaller.',
  unreadable: 'is not readable. Make it readable, or remove it.',
  'no-target': 'is not read, because its link leads nowhere. Correct or remove the link.',
  'link-loop': 'is not read, because its links lead in a circle. Correct or remove the link.',
  outside:
    'is not read, because its link leads out of a workspace that is not trusted. Trust the workspace to read it.',
  'plugin-link': 'is not read, because this link in a plugin is not followed. Put the file itself in its place.',
  'too-deep': 'holds folders that are not searched, because they are too deep. Move what is in them up.',
  'too-many': 'is read in part only, because it has too many entries. Divide it, or take a smaller folder.',
};

export const notJsonText = (path: string): string => `${path} is not readable as JSON; it sets nothing.`;

export const moreUnreadText = (count: number): string => `${count} more files and folders are not read.`;
