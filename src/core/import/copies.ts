/**
 * Files with the same bytes: a script that failed to run again leaves copies, which are no further runs. A copy counts
 * where its path says that it is something else, another subject or another parameter, and that is noted.
 */
import { word } from '../messages/messages';
import type { ImportChoices, ImportSource } from './choices';
import type { Measurement, Note } from './model';
import { loadKey } from './rows';

/** A file with the same bytes as an earlier one. */
interface Copied {
  /** Whether the number was counted already where this one would be. */
  readonly repeats: (subject: string, one: Measurement) => boolean;
  /** After all measurements of the file. */
  readonly notes: () => Note[];
}

export class Copies {
  private readonly several: ReadonlySet<string>;
  private readonly first = new Map<string, { readonly path: string; readonly placed: Set<string> }>();

  constructor(
    sources: readonly ImportSource[],
    private readonly choices: Pick<ImportChoices, 'copies'>,
  ) {
    const sums = sources.flatMap(({ sha256, imported }) => (imported.measurements.length ? (sha256 ?? []) : []));
    this.several = new Set(sums.filter((sum, index) => sums.indexOf(sum) !== index));
  }

  /** To be called for each file in order, before its measurements; undefined where no file has the same bytes. */
  of({ sha256, path }: ImportSource): Copied | undefined {
    if (sha256 === undefined || !this.several.has(sha256)) return undefined;
    const known = this.first.get(sha256) ?? { path, placed: new Set<string>() };
    this.first.set(sha256, known);
    const before = new Set(known.placed);
    let left = 0;
    return {
      repeats: (subject, one) => {
        const key = JSON.stringify([subject, loadKey(one), one.metric.name]);
        known.placed.add(key);
        if (this.choices.copies === 'runs' || !before.has(key)) return false;
        left++;
        return true;
      },
      notes: () => {
        if (known.path === path) return [];
        const name = known.path;
        return [
          left > 0
            ? { kind: 'left-out', path, message: word('import.copy-left-out', { name }) }
            : { kind: 'guessed', path, message: word('import.copy', { name }) },
        ];
      },
    };
  }
}
