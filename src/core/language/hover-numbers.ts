/** Hover on numbers: a ratio in both readings, a list of runs, a value with its verdict. */
import { geometricMean } from '../statistics/geomean';
import { changeText } from '../analysis/change';
import { performance, quotientOf } from '../analysis/orient';
import { subjectLabel } from '../analysis/subjects';
import { formatPercent, formatRatio } from '../text/ratio';
import { formatScaled, formatValue, scaleOf, withUnit } from '../text/value';
import type { Result } from '../generated/format';
import { describe } from '../statistics/describe';
import { outlyingRuns } from '../statistics/outlying-runs';
import { word, type Message } from '../messages/messages';
import { rowLine, type Hovered } from './hover-row';

/** "Performance ratio 0.99: hwmmu is 1% worse than vmi", what that means for the metric, and the verdict. */
export function ratioLines(hovered: Hovered): Message[] {
  const { report, analysis, path, literal } = hovered;
  const benchmark = report.benchmarks[Number(path[1])];
  const ratio = benchmark?.ratios?.[Number(path[3])];
  if (!benchmark || !ratio) return [];
  const { direction, name } = benchmark.metric ?? {};
  const baseline = ratio.baseline ?? analysis.baseline;
  const names = { subject: subjectLabel(report, ratio.subject), baseline: subjectLabel(report, baseline) };
  const performed = ratio.kind === 'quotient' ? performance(ratio.value, direction) : ratio.value;
  const lines: Message[] = [];
  if (performed !== undefined) {
    const printed =
      ratio.kind === 'quotient' ? undefined : (literal([...path.slice(0, 4), 'value']) ?? String(ratio.value));
    const same = Math.abs(performed - 1) < 1e-12;
    // A printed ratio is one of performance, whatever the metric; what it means for the metric is the next line.
    const change = changeText({ share: performed - 1, word: word('change.performance') });
    lines.push(
      word(same ? 'hover.ratio-same' : 'hover.ratio', { ...names, ratio: formatRatio(performed, { printed }), change }),
    );
  }
  const quotient =
    ratio.kind === 'quotient'
      ? ratio.value
      : direction === 'lower' || direction === 'higher'
        ? quotientOf(ratio.value, direction)
        : undefined;
  if (quotient !== undefined)
    lines.push(
      word('hover.quotient', { ...names, quotient: formatRatio(quotient), metric: name ?? word('hover.metric') }),
    );
  const rows = analysis.rows.filter((row) => row.benchmark === Number(path[1]) && row.subject === ratio.subject);
  return [...lines, ...rows.map((row) => rowLine(hovered, row))];
}

/** A list of runs: count, centre and spread, outliers, and what they decide. */
export function runLines(hovered: Hovered): Message[] {
  const { report, path } = hovered;
  const benchmark = report.benchmarks[Number(path[1])];
  const result = benchmark?.results?.[Number(path[3])];
  if (!benchmark || !result?.samples) return [];
  const subject = subjectLabel(report, result.subject);
  const out = new Set(result.excluded?.map((one) => one.index));
  const counted = result.samples.map((value, index) => ({ value, index })).filter(({ index }) => !out.has(index));
  const runs = describe(counted.map(({ value }) => value));
  if (!runs) return [];
  const unit = benchmark.metric?.unit;
  const geometric = geometricMean(counted.map((one) => one.value));
  const scale = scaleOf([runs.mean, runs.median, runs.min, runs.max], unit);
  const value = (one: number): string => withUnit(formatScaled(one, scale), scale.unit);
  const lines = [
    word('hover.runs', { n: runs.n, subject }),
    word(geometric === undefined ? 'hover.runs-centre' : 'hover.runs-centre-geometric', {
      geometric: value(geometric ?? 0),
      median: value(runs.median),
      mean: value(runs.mean),
      min: value(runs.min),
      max: value(runs.max),
    }),
  ];
  if (runs.sd !== undefined) {
    const share = formatPercent(runs.cv ?? 0, { unsigned: true });
    lines.push(word('hover.runs-spread', { sd: formatValue(runs.sd, unit), share }));
  }
  const odd = outlyingRuns(counted.map((one) => one.value)).map(({ index }) => counted[index]!);
  if (odd.length > 0)
    lines.push(
      word('hover.runs-far', {
        n: odd.length,
        runs: odd.slice(0, 5).map((one) => word('hover.run', { number: one.index + 1, value: value(one.value) })),
      }),
    );
  else if (runs.n >= 5) lines.push(word('hover.runs-near'));
  if (out.size > 0) lines.push(word('explain.excluded', { n: out.size, subject }));
  return [...lines, ...rowsOf(hovered)];
}

const told: ReadonlySet<unknown> = new Set(['mean', 'median', 'min', 'max', 'stddev'] satisfies (keyof Result)[]);

/** A stored value: how it is read, and the row it belongs to. */
export function valueLines(hovered: Hovered): Message[] {
  const { report, path } = hovered;
  const field = path[4];
  const benchmark = report.benchmarks[Number(path[1])];
  const result = benchmark?.results?.[Number(path[3])];
  const value = told.has(field) ? result?.[field as 'mean'] : undefined;
  if (!benchmark || !result || typeof value !== 'number' || path.length !== 5) return [];
  const title = word('hover.value', {
    subject: subjectLabel(report, result.subject),
    field: String(field),
    value: formatValue(value, benchmark.metric?.unit),
  });
  return [title, ...rowsOf(hovered)];
}

/** The rows that a result belongs to. A baseline's number has all of them, by name. */
function rowsOf(hovered: Hovered): Message[] {
  const { analysis, path, report } = hovered;
  const result = Number(path[3]);
  const rows = analysis.rows.filter(
    (row) => row.benchmark === Number(path[1]) && (row.cand?.result === result || row.base?.result === result),
  );
  const named = rows.length > 1 || report.benchmarks[Number(path[1])]?.results?.[result]?.subject === analysis.baseline;
  return rows.slice(0, 5).map((row) => rowLine(hovered, row, named));
}
