// The syntax of an editor's snippets, as far as other people's words need to be kept from being it.

export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
