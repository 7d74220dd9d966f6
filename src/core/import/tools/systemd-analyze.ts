/**
 * systemd-analyze, and what systemd writes to the journal at the end of a boot. Each "Startup finished" is a boot; its
 * parts are informative, because a part that is shorter may be work that another one does now.
 */
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement } from '../model';
import { round } from '../numbers';

/** `1min 7.439s`, `1min13.233s`, `867ms`, `2h 3min 1.5s`. */
const span = String.raw`(?:\d{1,9}(?:\.\d{1,9})?(?:h|min|ms|us|s) ?)+`;
const finished = new RegExp(String.raw`^(?:.{0,200}\bsystemd\[1\]: )?Startup finished in (.+) = (${span})\.?$`);
const reached = new RegExp(String.raw`^(\S+\.target) reached after (${span}) in userspace\.?$`);
const unit = new RegExp(
  String.raw`^\s*(${span}) (\S+\.(?:service|mount|device|socket|target|swap|timer|path|automount|slice))$`,
);

const units: Readonly<Record<string, number>> = { h: 3600, min: 60, s: 1, ms: 1e-3, us: 1e-6 };

function secondsOf(text: string): number {
  const parts = [...text.matchAll(/(\d{1,9}(?:\.\d{1,9})?)(h|min|ms|us|s)/g)];
  return round(parts.reduce((sum, [, value, name]) => sum + Number(value) * (units[name ?? ''] ?? NaN), 0));
}

export const systemdAnalyze = lineTool(
  'systemd-analyze',
  'systemd-analyze',
  (start) => (start.split('\n').some((line) => finished.test(line.trimEnd())) ? 0.9 : 0),
  begin,
);

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const add = (benchmark: string, name: string, role: 'primary' | 'info', text: string, line: number): void => {
    const value = secondsOf(text);
    const verbatim = text.trim();
    measurements.push({ benchmark, metric: metric(name, 's', 'lower', role), value, verbatim, line });
  };
  const scanned = scanner([
    {
      match: finished,
      take: ([, parts = '', total = ''], line) => {
        add('boot', 'boot time', 'primary', total, line.n);
        for (const part of parts.split(' + ')) {
          const [, time, name] = /^(.*\d[a-z]+) \((\w+)\)$/.exec(part.trim()) ?? [];
          if (time !== undefined && name !== undefined) add('boot', `${name} time`, 'info', time, line.n);
        }
      },
    },
    {
      match: reached,
      take: ([, target = '', time = ''], line) => add('boot', `time to ${target}`, 'info', time, line.n),
    },
    { match: unit, take: ([, time = '', name = ''], line) => add(name, 'start time', 'info', time, line.n) },
  ]);
  return ruledReading(scanned, 'left-out', () => ({
    tool: 'systemd-analyze',
    measurements: measurements.map((one) => ({ ...one, suite: 'systemd' })),
  }));
}
