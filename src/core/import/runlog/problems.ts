/** The problems of a log, bounded: a file of gigabytes that is no run log has one in each line. */
import { word } from '../../messages/messages';
import type { KnownProblems, RunProblem } from './model';

/** So many of each severity are kept; what comes after them is counted, at the first of them. */
const mostOfEach = 10_000;

type Severity = RunProblem['severity'];

/** Adds to known problems without changing them. */
export class RunProblems {
  private readonly fresh: RunProblem[] = [];
  private readonly counts: Record<Severity, number>;
  private readonly beyond: { -readonly [key in Severity]?: KnownProblems['beyond'][key] };

  constructor(private readonly known: KnownProblems) {
    this.counts = { ...known.counts };
    this.beyond = { ...known.beyond };
  }

  add(problem: RunProblem): void {
    const { severity } = problem;
    if (++this.counts[severity] <= mostOfEach) this.fresh.push(problem);
    else {
      const { first, n } = this.beyond[severity] ?? { first: problem, n: 0 };
      this.beyond[severity] = { first, n: n + 1 };
    }
  }

  done(): KnownProblems {
    const kept = this.fresh.length ? [...this.known.kept, ...this.fresh] : this.known.kept;
    return { kept, counts: this.counts, beyond: this.beyond };
  }
}

/** All of them to show, in the order of the lines; a last one of each severity says how many more there are. */
export function shownProblems({ kept, beyond }: KnownProblems): readonly RunProblem[] {
  const more = Object.values(beyond).map(({ first, n }): RunProblem => ({
    ...first,
    message: word('runlog.more', { n }),
  }));
  return more.length ? [...kept, ...more] : kept;
}
