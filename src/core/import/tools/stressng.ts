/**
 * stress-ng --metrics and --metrics-brief, text and --yaml. Bogo operations of different versions are not comparable:
 * the version, if a banner names it, is part of the row.
 */
import { word } from '../../messages/messages';
import { head, readLines, scanner, unreadNotes, type LineReading, type LineRule } from '../lines';
import { metric } from '../metrics';
import { isStressYaml as isYaml, stressYaml } from './stressng-yaml';
import { failurePrefix, Failures, skippedRule } from './stressng-failures';
import type { Importer, Measurement, Note } from '../model';
import { number } from '../numbers';

const linePrefix = new RegExp(
  [
    String.raw`^stress-ng:?\s+(?:(?:info|metrc|metric|debug|warn|fail|error|unsuccessful|skipped):?\s*|:\s*)?`,
    String.raw`(?:\d\d:\d\d:\d\d\.\d+\s+)?\[\d+\]\s+`,
  ].join(''),
);

export const stressNg: Importer = {
  tool: 'stress-ng',
  name: 'stress-ng',
  sniff: ({ text }) =>
    isYaml(text) || /^stress-ng:? +(info|metrc|fail|error|debug|unsuccessful):/m.test(head(text)) ? 1 : 0,
  read: ({ text }) => readLines(isYaml(text) ? stressYaml : begin, text),
  lines: (start) => (isYaml(start) ? stressYaml() : begin()),
};

const bogoOperations = metric('bogo operations', 'bogo ops/s', 'higher', 'primary', 'by real time');

/** What stress-ng says beside its results. */
const noise: readonly LineRule[] = [
  {
    match: new RegExp(
      [
        String.raw`^\s*[\d.]+s (?:available CPU|user|system|total) time|^load average:|`,
        String.raw`^miscellaneous metrics:|^note:|^disabled '`,
      ].join(''),
    ),
  },
  {
    match: new RegExp(
      [
        String.raw`^(setting to|successful run|cache allocate|stressor\s+bogo|\(secs\)|for a |defaulting to|`,
        String.raw`using |skipped|passed|metrics untrustworthy|run time)`,
      ].join(''),
    ),
  },
  { match: /^\s+\(secs\)/ },
];

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const failures: number[] = [];
  const failed = new Failures();
  const notes: Note[] = [];
  let version: string | undefined;
  const instances = new Map<string, number>();
  const base = (name: string, line: number): Omit<Measurement, 'metric'> => {
    const count = instances.get(name);
    return {
      benchmark: name,
      suite: 'stress-ng',
      version,
      benchmarkKind: 'micro',
      parameters: count === undefined ? undefined : { instances: count },
      line,
    };
  };
  // Unknown lines with stress-ng's prefix are not understood; others come from other programs.
  const own = new Set<number>();
  const scanned = scanner([
    { match: /stress-ng (?:version )?(\d+\.\d+\.\d+)/i, take: ([, found]) => void (version ??= found) },
    skippedRule(({ name, failed: reason, line }) =>
      measurements.push({ ...base(name, line), metric: bogoOperations, failed: reason }),
    ),
    // Stressor, bogo ops, real, usr and sys time, then bogo ops per second of real and of CPU time.
    {
      match: /^([a-z][\w-]*)\s+(\d+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)(?=\s|$)/,
      take: ([, name, ops, , , , real, cpu], line) => {
        const rate = number(real);
        if (rate === undefined || name === undefined) return false;
        if (number(ops) === 0) {
          failures.push(line.n);
          return undefined;
        }
        measurements.push({
          ...base(name, line.n),
          metric: bogoOperations,
          value: rate,
        });
        const perCpu = number(cpu);
        if (perCpu !== undefined && perCpu > 0)
          measurements.push({
            ...base(name, line.n),
            metric: metric('bogo operations by CPU time', 'bogo ops/s', 'higher', 'info'),
            value: perCpu,
          });
        return undefined;
      },
    },
    // A stressor's additional counters: their wording varies, so the direction is unknown.
    {
      match: /^([a-z][\w-]*)\s+([\d.]+) (\S.*\))$/,
      take: ([, name, printed, rest = ''], line) => {
        const value = number(printed);
        const at = rest.indexOf(' (');
        const what = rest.slice(0, Math.max(0, at));
        const kind = rest.slice(at + 2, -1);
        if (value === undefined || !what || !/mean of|average per/.test(kind)) return false;
        measurements.push({
          ...base(name ?? '', line.n),
          metric: metric(what, undefined, 'none', 'info', kind),
          value,
        });
        return undefined;
      },
    },
    {
      match: /^failed: \d+(?:: (.+))?$/,
      take: ([, names], line) => {
        for (const name of (names ?? '').split(/ \(\d+\) ?/)) if (name) failed.of(name, 'reported as failed', line.n);
      },
    },
    { match: /^unsuccessful run completed/, take: (_, line) => failed.run(line.n) },
    {
      match: /^dispatching hogs: (.*)/,
      take: ([, hogs]) => {
        for (const part of (hogs ?? '').split(',')) {
          const [, count, name] = /^\s*(\d+) ([a-z][\w-]*)/.exec(part) ?? [];
          if (name) instances.set(name, Number(count));
        }
      },
    },
    ...noise,
  ]);
  return {
    line: (line) => {
      const before = scanned.unread.length;
      const said = line.text.replace(linePrefix, '');
      if (failurePrefix.test(line.text) && failed.line(said, line.n)) return;
      scanned.line({ n: line.n, text: said });
      if (scanned.unread.length > before && linePrefix.test(line.text)) own.add(line.n);
    },
    end: () => {
      const misc = scanned.unread.filter((line) => own.has(line.n));
      const rest = scanned.unread.filter((line) => !own.has(line.n));
      if (failures.length)
        notes.push({ kind: 'failed', message: word('import.stress-zero', { n: failures.length }), lines: failures });
      const judged = failed.judge(measurements);
      return {
        tool: 'stress-ng',
        toolVersion: version,
        measurements: judged.measurements,
        notes: [...notes, ...judged.notes, ...unreadNotes(misc), ...unreadNotes(rest, 'left-out', scanned.more())],
      };
    },
  };
}
