/**
 * SPECjbb: the `.raw` file of 2015, the output of its controller and reporter, and the rates of 2005. N/A is a run
 * without a result.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Metric, Note } from '../model';
import { number, round } from '../numbers';

export const specJbb = lineTool(
  'specjbb',
  'SPECjbb',
  (start) => {
    if (/^[ \t]*jbb2015\.(?:test|result|product|config)\.\S+[ \t]*=/m.test(start)) return 1;
    if (/^SPECjbb2015 Java Business Benchmark/m.test(start) || /^RUN RESULT: hbIR/m.test(start)) return 1;
    return /throughput[ \t]*=[ \t]*[\d.]+ SPECjbb2005 bops/.test(start) ? 0.9 : 0;
  },
  begin,
);

const maxJops = metric('max-jOPS', 'jOPS', 'higher');
const criticalJops = metric('critical-jOPS', 'jOPS', 'higher');
const bops = metric('throughput', 'SPECjbb2005 bops', 'higher');

interface JvmRate {
  readonly text: string;
  readonly value: number;
  readonly line: number;
}

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  const jvms: JvmRate[] = [];
  let controller: number | undefined;
  const base = { benchmark: 'SPECjbb2015', suite: 'SPECjbb2015', benchmarkKind: 'macro' as const };
  const push = (what: Metric, text: string | undefined, line: number): void => {
    const value = number(text);
    if (value !== undefined) measurements.push({ ...base, metric: what, value, line });
    else {
      const failed = `${what.name} = ${text?.trim() || 'nothing'}`;
      notes.push(failedRun(line, failed));
      measurements.push({ ...base, metric: what, failed, line });
    }
  };
  const scanned = scanner([
    {
      match: /^[ \t]*jbb2015\.result\.metric\.(max|critical)-jOPS[ \t]*=(.*)/,
      take: ([, which, text], line) => push(which === 'max' ? maxJops : criticalJops, text, line.n),
    },
    {
      match: /^[ \t]*jbb2015\.result\.(SLA-\d+-jOPS)[ \t]*=(.*)/,
      take: ([, name, text], line) => {
        const value = number(text);
        const what = metric(name ?? '', 'jOPS', 'higher', 'info');
        if (value !== undefined) measurements.push({ ...base, metric: what, value, line: line.n });
      },
    },
    { match: /^[ \t]*\d+s: max-jOPS is presumably \d+/, take: (_, line) => void (controller = line.n) },
    { match: /^[ \t]*#|^[ \t]*jbb2015\.\S+[ \t]*=/ },
    {
      match: /^RUN RESULT: hbIR.*, max-jOPS = ([^,]+), critical-jOPS = (.+)$/,
      take: ([, max, critical], line) => {
        push(maxJops, max, line.n);
        push(criticalJops, critical, line.n);
      },
    },
    {
      match: /\(validation=FAILED\)(.*)$/,
      take: ([, text], line) => {
        const said = { text: `validation=FAILED ${text?.trim() ?? ''}`.trim() };
        notes.push({ kind: 'guessed', message: word('import.run-warned', said), lines: [line.n] });
      },
    },
    {
      match: /^[ \t]*(?:(\S+):[ \t]*)?throughput[ \t]*=[ \t]*([\d.]+) SPECjbb2005 bops/,
      take: ([, jvm, text], line) => {
        const value = number(text);
        if (value === undefined) return false;
        if (jvm) jvms.push({ text: text ?? '', value, line: line.n });
        else
          measurements.push({
            ...base,
            benchmark: 'SPECjbb2005',
            suite: 'SPECjbb2005',
            metric: bops,
            value,
            line: line.n,
          });
        return undefined;
      },
    },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    if (jvms.length) measurements.push(together(jvms, notes));
    if (controller !== undefined && !measurements.length)
      notes.push({ kind: 'failed', message: word('import.specjbb-controller'), lines: [controller] });
    return {
      tool: 'specjbb',
      measurements,
      notes,
    };
  });
}

/** JVMs that ran side by side are one run: its rate is their sum. */
function together(jvms: readonly JvmRate[], notes: Note[]): Measurement {
  if (jvms.length > 1) {
    const message = word('import.jvms-added', { n: jvms.length });
    notes.push({ kind: 'guessed', message, lines: jvms.map((one) => one.line) });
  }
  return {
    benchmark: 'SPECjbb2005',
    suite: 'SPECjbb2005',
    benchmarkKind: 'macro',
    parameters: { jvms: jvms.length },
    metric: bops,
    value: round(jvms.reduce((sum, one) => sum + one.value, 0)),
    ...(jvms.length > 1 ? { verbatim: jvms.map((one) => one.text).join(' + ') } : {}),
    line: jvms[0]?.line,
  };
}
