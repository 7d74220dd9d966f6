/** Matches a path with the parts of a template, in steps that grow with both: no template makes it hang. */

/**
 * `text` as it is; `name` is one or more characters without a slash, kept; `same` is what the name with that number
 * was; `star` any characters without a slash; `folders` any number of folders with their slashes.
 */
export type PathPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'same'; readonly index: number }
  | { readonly kind: 'name' | 'star' | 'folders' };

/** Longer paths are of no file system. */
const maxPathLength = 4096;
/** Only templates that name something twice have to try again; they get this many tries. */
const maxTries = 100_000;

/** What the names hold, in order; each takes as little as it can. Undefined if the path does not match. */
export function matchPath(parts: readonly PathPart[], path: string): string[] | undefined {
  if (path.length > maxPathLength) return undefined;
  const names: string[] = [];
  const again = parts.some((part) => part.kind === 'same');
  /** By part and end of the folder's name: from here on, all ends were tried in vain. */
  const vain = new Map<number, number>();
  let tries = 0;

  const rest = (at: number, from: number): boolean => {
    const part = parts[at];
    if (!part) return from === path.length;
    if (++tries > maxTries && again) return false;
    if (part.kind === 'text') return path.startsWith(part.text, from) && rest(at + 1, from + part.text.length);
    if (part.kind === 'same') {
      const text = names[part.index] ?? '';
      return path.startsWith(text, from) && rest(at + 1, from + text.length);
    }
    return part.kind === 'folders' ? folders(at, from) : within(at, from, part.kind === 'name');
  };

  /** A name or a star: each end up to the next slash. */
  const within = (at: number, from: number, named: boolean): boolean => {
    const slash = path.indexOf('/', from);
    const last = slash < 0 ? path.length : slash;
    const first = named ? from + 1 : from;
    const key = at * (maxPathLength + 1) + last;
    const before = again ? Infinity : (vain.get(key) ?? Infinity);
    for (let end = first; end <= last && end < before; end++) {
      if (named) names.push(path.slice(from, end));
      if (rest(at + 1, end)) return true;
      if (named) names.pop();
    }
    vain.set(key, Math.min(first, before));
    return false;
  };

  const folders = (at: number, from: number): boolean => {
    const ends = [from];
    for (let end = from; ;) {
      const slash = path.indexOf('/', end);
      if (slash <= end) break;
      ends.push((end = slash + 1));
    }
    const key = at * (maxPathLength + 1) + path.length + 1;
    const before = again ? Infinity : (vain.get(key) ?? Infinity);
    if (ends.toReversed().some((end) => end < before && rest(at + 1, end))) return true;
    vain.set(key, Math.min(from, before));
    return false;
  };

  return rest(0, 0) ? names : undefined;
}
