/** What a file is, by its name, and the parts of its path. Paths have forward slashes, as in a URI. */

export type FileKind = 'report' | 'run-log' | 'plan' | 'mail' | 'json' | 'other';

const endings: readonly (readonly [RegExp, FileKind])[] = [
  [/\.vmibench\.json$/i, 'report'],
  [/\.vmiruns\.jsonl$/i, 'run-log'],
  [/\.vmiplan\.json$/i, 'plan'],
  [/\.(?:eml|mbox)$/i, 'mail'],
  [/\.json$/i, 'json'],
];

/** Globs for VS Code's file search, which matches the same files as `fileKind` does. */
export const reportGlob = '**/*.vmibench.json';
export const comparableGlob = '**/*.{vmibench.json,vmiruns.jsonl}';

/** The kind of a file, by its name or path. */
export function fileKind(path: string): FileKind {
  return endings.find(([ending]) => ending.test(path))?.[1] ?? 'other';
}

/** Whether a file can be compared: a report or a run log. */
export function isComparable(path: string): boolean {
  const kind = fileKind(path);
  return kind === 'report' || kind === 'run-log';
}

/** The last part of a path; empty where the path ends with a slash. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A report's name without the ending that all reports share; other names whole. */
export function reportName(path: string): string {
  return lastPart(path).replace(/\.vmibench\.json$/i, '');
}

/** A file's name without the ending that its kind gives it: `a/b.vmibench.json` is `b`. */
export function nameWithoutKind(path: string): string {
  const name = lastPart(path);
  const ending = endings.find(([one]) => one.test(name))?.[0];
  return ending ? name.replace(ending, '') : name;
}
