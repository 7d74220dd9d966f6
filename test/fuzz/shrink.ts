/**
 * Makes a text that breaks something smaller, by leaving out lines and then stretches (delta debugging, Zeller 1999).
 */

/**
 * @param fails whether a text still breaks what the whole one broke
 * @param until when to stop, in milliseconds of `Date.now()`
 */
export async function shrunk(text: string, fails: (text: string) => Promise<boolean>, until: number): Promise<string> {
  const byLines = await without(text.split(/(?<=\n)/), fails, until);
  if (byLines.join('').length > 2000) return byLines.join('');
  return (await without([...byLines.join('')], fails, until)).join('');
}

async function without(
  parts: readonly string[],
  fails: (text: string) => Promise<boolean>,
  until: number,
): Promise<readonly string[]> {
  let kept = parts;
  let size = Math.ceil(kept.length / 2);
  while (size >= 1) {
    let smaller = false;
    for (let at = 0; at < kept.length;) {
      if (Date.now() > until) return kept;
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (rest.length > 0 && (await fails(rest.join('')))) {
        kept = rest;
        smaller = true;
      } else at += size;
    }
    if (size === 1 && !smaller) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return kept;
}
