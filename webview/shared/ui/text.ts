/** Text from a file, cut to what can be read: a megabyte in a name must not reach the layout engine. */

/** At most `most` characters; never half of a surrogate pair. */
export function clip(text: string, most = 300): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}
