/**
 * A mail among files: its tables as the mail reader guesses them. Claims, printed ratios and the confirmation of each
 * guess need the mail's own page, so a note says to import it alone.
 */
import type { Benchmark, Result, Subject } from '../../generated/format';
import { word } from '../../messages/messages';
import { looksLikeMail } from '../looks-like-mail';
import { gridOf } from '../mail/grid';
import { readMails } from '../mail/message';
import { gridToReport, placeAt, type GridReport } from '../mail/report';
import { metric } from '../metrics';
import type { Path } from '../../report/path';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note } from '../model';
import { addAll } from '../../text/lists';

export const mail: Importer = {
  tool: 'mail',
  name: 'Mail',
  sniff: ({ text }) => (looksLikeMail(text) ? 0.5 : 0),
  read,
};

function read({ text }: ImportFile): Imported {
  const grids = readMails(text).map(gridOf);
  const notes: Note[] = [{ kind: 'guessed', message: word('import.is-mail') }];
  let unmeasured = 0;
  const measurements = grids.flatMap((grid) => {
    const made = gridToReport(grid);
    addAll(notes, grid.notes);
    addAll(notes, made.notes);
    const { subjects = [], benchmarks = [] } = made.report ?? {};
    unmeasured += grid.claims.length + benchmarks.filter((one) => !one.results?.length).length;
    return benchmarks.flatMap((one, at) =>
      ofBenchmark(one, subjects, (...rest) => lineOf(made, ['benchmarks', at, 'results', ...rest])),
    );
  });
  if (unmeasured) notes.push({ kind: 'left-out', message: word('import.mail-claims', { n: unmeasured }) });
  return { tool: 'mail', title: grids[0]?.title, date: grids[0]?.source.published, measurements, notes };
}

type Line = Pick<Measurement, 'line'>;

function lineOf(made: GridReport, path: Path): Line {
  const line = placeAt(made, path)?.line;
  return line === undefined ? {} : { line };
}

function ofBenchmark(
  benchmark: Benchmark,
  subjects: readonly Subject[],
  lineAt: (...inResults: Path) => Line,
): Measurement[] {
  const { name, suite, version, parameters, kind, results = [] } = benchmark;
  const what = metricOf(benchmark);
  // The baseline comes first, so that the import takes it as such.
  const order = [...subjects].sort((a, b) => Number(b.role === 'baseline') - Number(a.role === 'baseline'));
  return order.flatMap((subject) =>
    results.flatMap((result, at) =>
      result.subject !== subject.id
        ? []
        : valuesOf(result, (...rest) => lineAt(at, ...rest)).map((values): Measurement => ({
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

/** What a result prints: runs, each on its line, or their statistics, and runs that failed. */
function valuesOf(
  result: Result,
  lineAt: (...inResult: Path) => Line,
): Pick<Measurement, 'value' | 'summary' | 'failed' | 'verbatim' | 'line'>[] {
  const { samples, mean, median, stddev, min, max, n, verbatim } = result;
  const failed = (result.failed ?? []).map(({ reason }) => ({ failed: reason ?? 'failed', ...lineAt() }));
  if (samples?.length) return [...samples.map((value, run) => ({ value, ...lineAt('samples', run) })), ...failed];
  if (mean === undefined && median === undefined) return failed;
  const summary = Object.fromEntries(
    Object.entries({ mean, median, stddev, min, max, n }).filter(([, value]) => value !== undefined),
  );
  return [{ summary, ...(verbatim ? { verbatim } : {}), ...lineAt() }, ...failed];
}
