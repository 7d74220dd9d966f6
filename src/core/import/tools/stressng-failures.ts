/**
 * What stress-ng says went wrong: `fail:` and `error:` lines of a stressor, the list `failed: 1: atomic (1)`, and
 * `unsuccessful run`. The rates of a stressor that failed are printed all the same, and are no results.
 */
import { failedRow, failedRun } from '../failures';
import { excerpt, type LineRule } from '../lines';
import type { Measurement, Note } from '../model';

/** The beginning of a line about a failure. */
export const failurePrefix = /^stress-ng:? +(?:fail|error):/;

interface Failure {
  readonly reason: string;
  readonly line: number;
}

export class Failures {
  private readonly byStressor = new Map<string, Failure>();
  /** Lines about failures that name no stressor that gave a number. */
  private readonly others: Failure[] = [];
  private unsuccessful: number | undefined;

  /** @returns false if the line has nothing but its prefix */
  line(text: string, n: number): boolean {
    const reason = excerpt(text);
    if (!reason) return false;
    // `atomic instance 3 corrupted …`, `vm: [123] …`, and `stress-ng-vm: …` of old versions.
    const name = /^(?:stress-ng-)?([a-z][\w-]*?)(?::| instance \d+\b)/.exec(text)?.[1];
    if (name === undefined) this.others.push({ reason, line: n });
    else this.of(name, reason, n);
    return true;
  }

  of(name: string, reason: string, line: number): void {
    if (!this.byStressor.has(name)) this.byStressor.set(name, { reason, line });
  }

  /** The run was unsuccessful as a whole. */
  run(line: number): void {
    this.unsuccessful ??= line;
  }

  /** Numbers of stressors that failed become failed runs; if it is not said which failed, all of them did. */
  judge(measurements: readonly Measurement[]): { measurements: readonly Measurement[]; notes: readonly Note[] } {
    const measured = new Set(measurements.map((one) => one.benchmark));
    const named = [...this.byStressor].filter(([name]) => measured.has(name));
    const others = [
      ...this.others,
      ...[...this.byStressor].flatMap(([name, said]) => (measured.has(name) ? [] : [said])),
    ];
    const bad = this.unsuccessful !== undefined || others.some(({ reason }) => /compromised/.test(reason));
    const all = bad && !named.length ? (others[0]?.reason ?? 'unsuccessful run') : undefined;
    const reasons = new Map(named);
    const notes = named.map(([name, { reason, line }]) => failedRow(line, name, reason));
    for (const { benchmark, failed, line = 0 } of measurements)
      if (failed !== undefined) notes.push(failedRow(line, benchmark, failed));
    for (const { reason, line } of others) notes.push(failedRun(line, reason));
    if (this.unsuccessful !== undefined) notes.push(failedRun(this.unsuccessful, 'unsuccessful run'));
    return {
      notes,
      measurements: measurements.map((one): Measurement => {
        const failed = reasons.get(one.benchmark)?.reason ?? all;
        if (failed === undefined) return one;
        const { value: _value, ...rest } = one;
        return { ...rest, failed };
      }),
    };
  }
}

/** A line about a stressor that did not run, for example for want of a device. */
export function skippedRule(add: (skipped: { name: string; failed: string; line: number }) => void): LineRule {
  return {
    match: /^([a-z][\w-]*) stressor will be skipped, (.+)/,
    // The table has the stressor's name with hyphens.
    take: ([, name = '', why = ''], { n }) =>
      add({ name: name.replaceAll('_', '-'), failed: `skipped, ${why}`, line: n }),
  };
}
