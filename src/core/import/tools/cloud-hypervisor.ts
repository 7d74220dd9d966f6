/** The report of cloud-hypervisor's performance-metrics: statistics over iterations, with the unit in each name. */
import { failedRow } from '../failures';
import { allJson, list, object, objectsOf, string } from '../json';
import { head } from '../lines';
import { dateOfText, metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note } from '../model';
import { numeric } from '../numbers';

export const cloudHypervisor: Importer = {
  tool: 'cloud-hypervisor',
  name: 'Cloud Hypervisor metrics',
  sniff: ({ text }) =>
    /"git_human_readable"\s*:/.test(head(text)) && /"results"\s*:\s*\[/.test(head(text)) ? 0.95 : 0,
  read,
};

/** The end of a name: its unit and direction. */
const endings: Readonly<Record<string, readonly [name: string, unit: string, direction: 'higher' | 'lower']>> = {
  ms: ['time', 'ms', 'lower'],
  us: ['latency', 'us', 'lower'],
  gbps: ['throughput', 'Gbit/s', 'higher'],
  pps: ['packets', 'packets/s', 'higher'],
  MiBps: ['bandwidth', 'MiB/s', 'higher'],
  IOPS: ['operations', 'IO/s', 'higher'],
};

function metricOf(name: string): { readonly benchmark: string; readonly what: Metric } {
  const [, before = '', ending = ''] = /^(.{1,200})_([A-Za-z]+)$/.exec(name) ?? [];
  const [shown, unit, direction] = (Object.hasOwn(endings, ending) ? endings[ending] : undefined) ?? [];
  return shown === undefined
    ? { benchmark: name, what: metric('result', undefined, undefined) }
    : { benchmark: before, what: metric(shown, unit, direction) };
}

function read({ text }: ImportFile): Imported {
  const found = allJson(text);
  const { objects, notes } = objectsOf(found, (json) => json.git_human_readable !== undefined);
  const all: Note[] = [...notes];
  const measurements = objects.flatMap(({ json, line }) =>
    list(json.results).flatMap((one): Measurement[] => {
      const row = object(one) ?? {};
      const name = string(row.name);
      if (name === undefined) return [];
      const { benchmark, what } = metricOf(name);
      const base = { benchmark, suite: 'cloud-hypervisor', benchmarkKind: 'macro' as const, metric: what, line };
      const mean = numeric(row.mean);
      const status = string(row.status);
      const reason = status === 'PASSED' ? undefined : status;
      if (mean === undefined || reason !== undefined) {
        const failed = reason ?? 'no value';
        all.push(failedRow(line, name, failed));
        return [{ ...base, failed }];
      }
      const summary = { mean, stddev: numeric(row.std_dev), min: numeric(row.min), max: numeric(row.max) };
      return [{ ...base, summary }];
    }),
  );
  const [first] = objects;
  const version = string(first?.json.git_human_readable);
  return {
    tool: 'cloud-hypervisor',
    toolVersion: version,
    date: dateOfText(string(first?.json.date) ?? ''),
    ...(version === undefined ? {} : { environment: { hypervisor: { name: 'Cloud Hypervisor', version } } }),
    measurements,
    notes: all,
  };
}
