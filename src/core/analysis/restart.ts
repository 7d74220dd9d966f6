/** What was started anew between boots, and its name in sentences. */
import type { Benchmark, Methodology, Report } from '../generated/format';
import { word, type Message } from '../messages/messages';
import { smallest } from '../text/lists';
import type { Row } from './model';

/** As the methodology names it; the processes of JMH are its forks. */
export type Restart = NonNullable<Methodology['restart']> | 'fork';

/** What the boots of a benchmark are; undefined if the file does not say, which means boots of the host. */
export function restartOf(report: Report, benchmark: Benchmark): Restart | undefined {
  const restart = benchmark.methodology?.restart ?? report.methodology?.restart;
  return restart === 'process' && benchmark.suite === 'JMH' ? 'fork' : restart;
}

/** "boot", "processes": the noun alone, in the form for so many. */
export function restartWord(restart: Restart | undefined, n: number): Message {
  return word(`restarts.${restart ?? 'boot'}`, { n });
}

/** The smaller number of boots of the two sides, by their lists, else as the methodology states it; at least 1. */
export function fewestBoots({ base, cand }: Pick<Row, 'base' | 'cand'>): number {
  const counts = [base, cand].map((side) => (side?.boots ? new Set(side.boots).size : side?.bootCount) ?? 0);
  const known = counts.filter((count) => count > 0);
  return known.length > 0 ? smallest(known) : 1;
}
