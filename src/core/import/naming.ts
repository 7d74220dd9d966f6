/**
 * Subjects from file names: most tools do not print what they ran on, so it is in the file's name.
 * Files with the same rows are compared token by token; the difference is the subject, or the run.
 */
import { lastPart } from '../text/file-names';
import { addTo } from '../text/grouped';
import { smallest } from '../text/lists';

export interface Unnamed {
  readonly path: string;
  /** The loads that the file measured. Files with a common load can be compared, or are repetitions. */
  readonly loads: readonly string[];
}

export interface SubjectGuess {
  readonly subject: string;
  readonly run?: number;
}

const runName = /^(?:run|rep|repeat|iter|iteration|trial|sample|r)?(\d{1,4})$/i;

/**
 * A subject, and perhaps a run, for each path. Files with a common load share a subject only if just a run number
 * differs.
 */
export function subjectsFromPaths(files: readonly Unnamed[]): Map<string, SubjectGuess> {
  const found = groups(files);
  const guesses = found.filter((group) => group.length > 1).map((group) => fromGroup(group.map((file) => file.path)));
  const alone = found.filter((group) => group.length === 1).flatMap((group) => group.map((file) => file.path));
  const merged = reconcile(guesses);
  const known = [...new Set([...merged.values()].map((guess) => guess.subject))].sort((a, b) => b.length - a.length);
  const rest = commonName(alone);
  const labels = new LabelsWithin();
  for (const label of known) labels.add(label, 0);
  for (const path of alone) merged.set(path, { subject: labels.first(path, () => true) ?? rest });
  return merged;
}

/** Files that are connected by common loads. */
function groups(files: readonly Unnamed[]): Unnamed[][] {
  const home = new Map<string, Unnamed[]>();
  const all = new Set<Unnamed[]>();
  for (const file of files) {
    let joined: Unnamed[] = [file];
    for (const old of new Set(file.loads.map((load) => home.get(load)))) {
      if (!old) continue;
      joined = [...old, ...joined];
      all.delete(old);
    }
    all.add(joined);
    for (const member of joined) for (const load of member.loads) home.set(load, joined);
  }
  return [...all];
}

/** `fc-tx` in one group is `fc` in another, unless that makes two labels of the group equal. */
function reconcile(found: readonly Map<string, SubjectGuess>[]): Map<string, SubjectGuess> {
  const merged = new Map<string, SubjectGuess>();
  const labels = new LabelsWithin();
  found.forEach((group, index) => {
    for (const { subject } of group.values()) labels.add(subject, index);
  });
  found.forEach((group, index) => {
    const own = new Set([...group.values()].map((guess) => guess.subject));
    const shorter = new Map(
      [...own].map((label) => [
        label,
        labels.first(label, (other) => other.group !== index && other.label.length < label.length) ?? label,
      ]),
    );
    const distinct = new Set(shorter.values()).size === own.size;
    for (const [path, guess] of group)
      merged.set(path, distinct ? { ...guess, subject: shorter.get(guess.subject) ?? guess.subject } : guess);
  });
  return merged;
}

interface GroupLabel {
  readonly label: string;
  readonly group: number;
  /** When it was added. */
  readonly order: number;
}

/** Finds the labels whose words stand in a row in a name, without a comparison with each of them. */
class LabelsWithin {
  private readonly byWords = new Map<string, GroupLabel[]>();
  private readonly groupsOf = new Map<string, number[]>();
  private added = 0;
  private longest = 0;

  add(label: string, group: number): void {
    // Two groups are enough: one of them is another one than any that asks.
    const before = this.groupsOf.get(label) ?? [];
    if (before.length > 1 || before.includes(group)) return;
    addTo(this.groupsOf, label, group);
    const words = wordsOf(label);
    this.longest = Math.max(this.longest, words.length);
    addTo(this.byWords, words.join('-'), { label, group, order: this.added++ });
  }

  /** The label that was added first, of those within the name that are wanted. */
  first(name: string, wanted: (one: GroupLabel) => boolean): string | undefined {
    const words = wordsOf(name);
    let best: GroupLabel | undefined;
    for (let start = 0; start < words.length; start++) {
      for (let end = start + 1; end <= Math.min(words.length, start + this.longest); end++) {
        const fits = this.byWords.get(words.slice(start, end).join('-'))?.find(wanted);
        if (fits && (best === undefined || fits.order < best.order)) best = fits;
      }
    }
    return best?.label;
  }
}

const wordsOf = (name: string): string[] => tokensOf(name.toLowerCase());

function fromGroup(paths: readonly string[]): Map<string, SubjectGuess> {
  const guesses = new Map<string, SubjectGuess>();
  const all = paths.map(tokensOf);
  const shortest = smallest(all.map((tokens) => tokens.length));
  const first = all[0] ?? [];
  let start = 0;
  while (start < shortest - 1 && all.every((tokens) => tokens[start] === first[start])) start++;
  let end = 0;
  while (
    end < shortest - start - 1 &&
    all.every((tokens) => tokens[tokens.length - 1 - end] === first[first.length - 1 - end])
  )
    end++;
  const middles = all.map((tokens) => tokens.slice(start, tokens.length - end));
  const runs = middles.every((tokens) => runName.test(tokens[tokens.length - 1] ?? ''));
  const labels = middles.map((tokens) =>
    (runs ? tokens.slice(0, -1).filter((token) => !/^(run|rep|iter|trial)$/i.test(token)) : tokens).join('-'),
  );
  const repeated = new Set(labels).size < labels.length;
  const fallback = commonName(paths);
  paths.forEach((path, index) => {
    const tokens = middles[index] ?? [];
    const run = Number(runName.exec(tokens[tokens.length - 1] ?? '')?.[1]);
    guesses.set(
      path,
      runs && repeated ? { subject: labels[index] || fallback, run } : { subject: tokens.join('-') || fallback },
    );
  });
  return guesses;
}

/**
 * What the names have in common, if no subject can be found: the whole name of a single file, common tokens, or the
 * folder.
 */
function commonName(paths: readonly string[]): string {
  const all = paths.map(tokensOf);
  const first = all[0];
  if (!first) return 'measured';
  if (all.length === 1) return stem(paths[0] ?? '') || 'measured';
  let length = 0;
  while (length < first.length && all.every((tokens) => tokens[length] === first[length])) length++;
  return (
    first
      .slice(0, length)
      .filter((token) => !/^(run|rep|iter|trial)$/i.test(token))
      .join('-') || 'measured'
  );
}

function stem(path: string): string {
  const parts = lastPart(path).split('.');
  while (parts.length > 1 && /^[A-Za-z][A-Za-z0-9]{0,6}$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('.');
}

function tokensOf(path: string): string[] {
  return [...path.split('/').slice(0, -1), stem(path)].flatMap((part) => part.split(/[-_\s]+/)).filter(Boolean);
}

const baselineName =
  /(^|[-_ .])(baseline|base|before|native|metal|baremetal|vanilla|stock|host|unpatched|localhost)($|[-_ .])/i;

/** The baseline: by its name, or the first subject. */
export function likelyBaseline(labels: readonly string[]): string | undefined {
  return labels.find((label) => baselineName.test(label)) ?? labels[0];
}
