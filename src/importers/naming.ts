/**
 * Subjects out of file names: most tools do not print what they ran on, people put it into the name.
 * Files that measured the same rows are compared token by token; what differs is the subject, or the run.
 */

export interface Unnamed {
  readonly path: string;
  /** Equal for files with the same rows. */
  readonly signature: string;
}

export interface Guess {
  readonly subject: string;
  readonly run?: number;
}

const RUN = /^(?:run|rep|repeat|iter|iteration|trial|sample|r)?(\d{1,4})$/i;

/** A subject, and maybe a run, for each path. */
export function subjectsFromPaths(files: readonly Unnamed[]): Map<string, Guess> {
  const groups = new Map<string, Unnamed[]>();
  for (const file of files) groups.set(file.signature, [...(groups.get(file.signature) ?? []), file]);
  const guesses = new Map<string, Guess>();
  const alone: string[] = [];
  for (const group of groups.values()) {
    if (group.length > 1) fromGroup(group.map((file) => file.path), guesses);
    else if (group[0]) alone.push(group[0].path);
  }
  const known = [...new Set([...guesses.values()].map((guess) => guess.subject))].sort((a, b) => b.length - a.length);
  const rest = commonName(alone);
  for (const path of alone) {
    const joined = `-${tokensOf(path).join('-')}-`.toLowerCase();
    const named = known.find((label) => joined.includes(`-${tokensOf(label).join('-')}-`.toLowerCase()));
    guesses.set(path, { subject: named ?? rest });
  }
  return guesses;
}

function fromGroup(paths: readonly string[], guesses: Map<string, Guess>): void {
  const all = paths.map(tokensOf);
  const shortest = Math.min(...all.map((tokens) => tokens.length));
  const first = all[0] ?? [];
  let start = 0;
  while (start < shortest - 1 && all.every((tokens) => tokens[start] === first[start])) start++;
  let end = 0;
  while (end < shortest - start - 1 && all.every((tokens) => tokens[tokens.length - 1 - end] === first[first.length - 1 - end])) end++;
  const middles = all.map((tokens) => tokens.slice(start, tokens.length - end));
  const runs = middles.every((tokens) => RUN.test(tokens[tokens.length - 1] ?? ''));
  const labels = middles.map((tokens) => (runs ? tokens.slice(0, -1).filter((token) => !/^(run|rep|iter|trial)$/i.test(token)) : tokens).join('-'));
  const repeated = new Set(labels).size < labels.length;
  const fallback = commonName(paths);
  paths.forEach((path, index) => {
    const tokens = middles[index] ?? [];
    const run = Number(RUN.exec(tokens[tokens.length - 1] ?? '')?.[1]);
    guesses.set(path, runs && repeated ? { subject: labels[index] || fallback, run } : { subject: tokens.join('-') || fallback });
  });
}

/** What files have in common that name no subject of their own: the whole name of one file, else common tokens, else the folder. */
function commonName(paths: readonly string[]): string {
  const all = paths.map(tokensOf);
  const first = all[0];
  if (!first) return 'measured';
  if (all.length === 1) return stem(paths[0] ?? '') || 'measured';
  let length = 0;
  while (length < first.length && all.every((tokens) => tokens[length] === first[length])) length++;
  return first.slice(0, length).filter((token) => !/^(run|rep|iter|trial)$/i.test(token)).join('-') || 'measured';
}

function stem(path: string): string {
  return (path.split('/').pop() ?? '').replace(/(\.[A-Za-z][A-Za-z0-9]{0,6})+$/, '');
}

function tokensOf(path: string): string[] {
  return [...path.split('/').slice(0, -1), stem(path)].flatMap((part) => part.split(/[-_\s]+/)).filter(Boolean);
}

const BASELINE = /(^|[-_ .])(baseline|base|before|native|metal|baremetal|vanilla|stock|host|unpatched|localhost)($|[-_ .])/i;

/** The subject that others are compared with: by its name, else the first. */
export function likelyBaseline(labels: readonly string[]): string | undefined {
  return labels.find((label) => BASELINE.test(label)) ?? labels[0];
}
