// The run of characters with which a text ends. An expression such as `/-+$/` is tried from every dash of a text and takes the
// square of the longest run; walking back from the end takes the run that is there, once.

/** Where the run begins; the text's length where it ends in none. `of` is one class of characters, without the flag `u`. */
export function tailStart(text: string, of: RegExp): number {
  let at = text.length;
  while (at > 0 && of.test(text.charAt(at - 1))) at--;
  return at;
}

/** The text without that run. */
export const withoutTail = (text: string, of: RegExp): string => text.slice(0, tailStart(text, of));
