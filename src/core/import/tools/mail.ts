/**
 * A mail among files: its tables as the mail reader guesses them. Claims, printed ratios and the confirmation of each
 * guess need the mail's own page, so a note says to import it alone.
 */
import type { Benchmark, Result, Subject } from '../../generated/format';
import { word } from '../../messages/messages';
import { looksLikeMail } from '../looks-like-mail';
import { gridOf } from '../mail/grid';
import { readMails } from '../mail/message';
import { gridToReport } from '../mail/report';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note } from '../model';

export const mail: Importer = {
  tool: 'mail',
  name: 'Mail',
  // Any tool that is sure of its output in a mail comes first.
  sniff: ({ text }) => (looksLikeMail(text) ? 0.5 : 0),
  read,
};

function read({ text }: ImportFile): Imported {
  const grids = readMails(text).map(gridOf);
  const notes: Note[] = [{ kind: 'guessed', message: word('import.is-mail') }];
  let unmeasured = 0;
  const measurements = grids.flatMap((grid) => {
    const made = gridToReport(grid);
    notes.push(...grid.notes, ...made.notes);
    const { subjects = [], benchmarks = [] } = made.report ?? {};
    unmeasured += grid.claims.length + benchmarks.filter((one) => !one.results?.length).length;
    return benchmarks.flatMap((one) => ofBenchmark(one, subjects));
  });
  if (unmeasured) notes.push({ kind: 'left-out', message: word('import.mail-claims', { n: unmeasured }) });
  return { tool: 'mail', title: grids[0]?.title, date: grids[0]?.source.published, measurements, notes };
}

function ofBenchmark(benchmark: Benchmark, subjects: readonly Subject[]): Measurement[] {
  const { name, suite, version, parameters, kind } = benchmark;
  const what = metricOf(benchmark);
  // The baseline comes first, so that the import takes it as such.
  const order = [...subjects].sort((a, b) => Number(b.role === 'baseline') - Number(a.role === 'baseline'));
  return order.flatMap((subject) =>
    (benchmark.results ?? [])
      .filter((one) => one.subject === subject.id)
      .flatMap((result) =>
        valuesOf(result).map((values): Measurement => ({
          subject: subject.label ?? subject.id,
          benchmark: name ?? suite ?? 'benchmark',
          ...(suite ? { suite } : {}),
          ...(version ? { version } : {}),
          ...(kind ? { benchmarkKind: kind } : {}),
          ...(parameters ? { parameters: parameters as Measurement['parameters'] } : {}),
          metric: what,
          ...values,
        })),
      ),
  );
}

function metricOf({ metric: given }: Benchmark): Metric {
  const { name = 'value', unit, direction, role, definition } = given ?? {};
  return metric(name, unit, direction, role ?? 'primary', definition);
}

/** What a result prints: runs, or their statistics, and runs that failed. */
function valuesOf(result: Result): Pick<Measurement, 'value' | 'samples' | 'summary' | 'failed' | 'verbatim'>[] {
  const { samples, mean, median, stddev, min, max, n, verbatim } = result;
  const failed = (result.failed ?? []).map(({ reason }) => ({ failed: reason ?? 'failed' }));
  if (samples?.length) return [{ samples }, ...failed];
  if (mean === undefined && median === undefined) return failed;
  const summary = Object.fromEntries(
    Object.entries({ mean, median, stddev, min, max, n }).filter(([, value]) => value !== undefined),
  );
  return [{ summary, ...(verbatim ? { verbatim } : {}) }, ...failed];
}
