// The few glob forms that hosts and settings know, as regular expressions over URIs or paths with slashes.

/** `**` crosses folders, `*` does not; everything else stands for itself. The match is anchored at the end only. */
export function globToRegExp(glob: string): RegExp {
  let source = '';
  for (let i = 0; i < glob.length; i++) {
    const char = glob[i] ?? '';
    if (glob.startsWith('**/', i)) {
      source += '(?:[^/]*/)*';
      i += 2;
    } else if (glob.startsWith('**', i)) {
      source += '.*';
      i += 1;
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else source += char.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  }
  return new RegExp(`(?:^|/)${source}$`);
}

/** One expression for several globs. */
export const anyOf = (globs: readonly string[]): RegExp =>
  new RegExp(globs.length === 0 ? '(?!)' : globs.map((glob) => globToRegExp(glob).source).join('|'));
