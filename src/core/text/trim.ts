/** Cuts characters off the ends of strings in one step a character; `/[…]+$/` takes a step for each pair of them. */

/**
 * The text without the characters at its end that `edge` matches.
 * @param edge matches one character; neither global nor sticky
 */
export function withoutEnd(text: string, edge: RegExp): string {
  let end = text.length;
  while (end > 0 && edge.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The same at both ends. */
export function withoutEnds(text: string, edge: RegExp): string {
  let start = 0;
  while (start < text.length && edge.test(text.charAt(start))) start++;
  return withoutEnd(text.slice(start), edge);
}

/** The last pair of brackets, if the text ends with it: what is inside, and what is before it. */
export function groupAtEnd(text: string, open = '(', close = ')'): { inside: string; before: string } | undefined {
  if (!text.endsWith(close)) return undefined;
  const before = text.lastIndexOf(close, text.length - 2);
  const at = text.indexOf(open, text.length > 1 ? before + 1 : 0);
  return at < 0 ? undefined : { inside: text.slice(at + 1, -1), before: text.slice(0, at) };
}

/** The text without what is in parentheses. An open one that is never closed stays. */
export function withoutGroups(text: string): string {
  let plain = '';
  let from = 0;
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', from)) {
    const close = text.indexOf(')', open);
    if (close < 0) break;
    plain += text.slice(from, open);
    from = close + 1;
  }
  return plain + text.slice(from);
}
