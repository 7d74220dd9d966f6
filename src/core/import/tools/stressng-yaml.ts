/** stress-ng --yaml: what the system is, and a list of stressors with their rates. It does not say what failed. */
import { head, ruledReading, scanner, type LineReading, type LineRule } from '../lines';
import { metric, withoutUndefined } from '../metrics';
import type { Measurement, Metric } from '../model';
import { number } from '../numbers';

export function isStressYaml(text: string): boolean {
  return /^[ \t]+stress-ng-version:[ \t]*\S/m.test(head(text)) && /^---[ \t]*$/m.test(head(text));
}

const metrics: Readonly<Record<string, Metric>> = {
  'bogo-ops-per-second-real-time': metric('bogo operations', 'bogo ops/s', 'higher', 'primary', 'by real time'),
  'bogo-ops-per-second-usr-sys-time': metric('bogo operations by CPU time', 'bogo ops/s', 'higher', 'info'),
  'max-rss': metric('maximum resident set', 'KB', 'lower', 'cost'),
};

/** What says how a stressor ran; its other numbers are its own, with the unit in their name. */
const describing = new Set(['bogo-ops', 'wall-clock-time', 'user-time', 'system-time', 'cpu-usage-per-instance']);

function metricOf(key: string): Metric | undefined {
  if (Object.hasOwn(metrics, key)) return metrics[key];
  return describing.has(key) ? undefined : metric(key.replaceAll('-', ' '), undefined, 'none', 'info');
}

export function stressYaml(): LineReading {
  const system = new Map<string, string>();
  const measurements: Measurement[] = [];
  let stressor: string | undefined;
  const rules: readonly LineRule[] = [
    { match: /^(?:---|\.\.\.|[\w-]+:)$/ },
    { match: /^\s*- stressor: (\S+)$/, take: ([, name]) => void (stressor = name) },
    {
      match: /^\s+([\w-]+): (.*)$/,
      take: ([, key = '', text = ''], line) => {
        const value = number(text);
        const what = metricOf(key);
        if (stressor === undefined) system.set(key, text.replace(/^'(.*)'$/, '$1'));
        else if (what && value !== undefined)
          measurements.push({ benchmark: stressor, benchmarkKind: 'micro', metric: what, value, line: line.n });
      },
    },
  ];
  const scanned = scanner(rules);
  return ruledReading(scanned, 'not-understood', () => {
    const version = system.get('stress-ng-version');
    const host = withoutUndefined<unknown>({
      kernel: system.get('release'),
      arch: system.get('machine'),
      ...(number(system.get('cpus')) ? { cpu: { threads: number(system.get('cpus')) } } : {}),
    });
    const [, year, month, day] = /^(\d{4}):(\d\d):(\d\d)$/.exec(system.get('date-yyyy-mm-dd') ?? '') ?? [];
    return {
      tool: 'stress-ng',
      toolVersion: version,
      ...(year ? { date: `${year}-${month ?? ''}-${day ?? ''}` } : {}),
      ...(Object.keys(host).length ? { environment: { host } } : {}),
      measurements: measurements.map((one) => ({ ...one, suite: 'stress-ng', version })),
    };
  });
}
