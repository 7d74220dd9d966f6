/** Short reasons why a row was not tested. */
import type { Row } from '../../analysis/model';
import { runCountOf } from '../../analysis/sides';
import type { Benchmark, Report } from '../../generated/format';
import { word, type Message } from '../../messages/messages';
import { smallest } from '../../text/lists';

/** The missing input of the test: "no spread". */
export function untestedReason(row: Row): Message {
  if (row.evidence === 'claim') return word('untested.claim');
  if (row.evidence === 'samples' || row.evidence === 'summary') return word('untested.same');
  return word(
    row.interval?.from === 'range' ? 'untested.range' : row.interval ? 'untested.interval' : 'untested.no-spread',
  );
}

/** "9 runs, no spread". */
export function untestedWhy(report: Report, benchmark: Benchmark, row: Row): Message {
  const why = untestedReason(row);
  if (row.evidence !== 'ratio' && row.evidence !== 'values') return why;
  const n = runsCounted(report, benchmark, row);
  if (n === 1) return word('untested.single');
  return n === undefined ? word('untested.runs-unknown', { why }) : word('untested.runs', { n, why });
}

/** Runs of the side with fewer, or those stated by the printed ratio. */
function runsCounted(report: Report, benchmark: Benchmark, row: Row): number | undefined {
  if (row.evidence === 'ratio') {
    const at = row.path[row.path.indexOf('ratios') + 1];
    return runCountOf(typeof at === 'number' ? benchmark.ratios?.[at] : undefined, benchmark, report);
  }
  const known = [row.base?.n, row.cand?.n].filter((n) => n !== undefined);
  return known.length === 2 ? smallest(known) : undefined;
}
