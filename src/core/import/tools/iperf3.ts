/**
 * iperf3 -J: one document, an array of them, or several in sequence; each is one run. Intervals are a time series and
 * skipped.
 */
import { word } from '../../messages/messages';
import { allJson, list, object, objectsOf, string } from '../json';
import { head } from '../lines';
import { dateOfEpoch, withoutUndefined, metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note, ParameterValue } from '../model';
import { numeric } from '../numbers';

type Json = Readonly<Record<string, unknown>>;

export const iperf3: Importer = {
  tool: 'iperf3',
  name: 'iperf3',
  sniff: ({ text }) => {
    const start = head(text);
    if (/"version"\s*:\s*"iperf 3/.test(start)) return 1;
    if (/"error"\s*:\s*"[^"]*iperf|"start"\s*:\s*\{[\s\S]{0,400}"connected"\s*:/.test(start)) return 0.8;
    return /^\[\s*ID\]\s+Interval\s+Transfer\s+(Bandwidth|Bitrate)/m.test(start) ? 0.6 : 0;
  },
  read,
};

function read({ text }: ImportFile): Imported {
  const found = allJson(text);
  const isRun = (json: Json): boolean => ['start', 'end', 'error'].some((name) => Object.hasOwn(json, name));
  const { objects: runs, notes: around } = objectsOf(found, isRun);
  const notes: Note[] = runs.length ? [...around] : [];
  if (!runs.length)
    notes.push({ kind: 'failed', message: found.truncated ? word('import.truncated') : word('import.iperf-text') });
  const measurements = runs.flatMap(({ json, line }) => readRun(json, line, notes));
  const start = object(runs[0]?.json.start);
  return {
    tool: 'iperf3',
    toolVersion: string(start?.version)?.replace(/^iperf\s+/, ''),
    date: dateOfEpoch(numeric(object(start?.timestamp)?.timesecs)),
    // system_info describes the client, and the file does not say whether that is host or guest: no environment.
    measurements,
    notes,
  };
}

function readRun(json: Json, line: number, notes: Note[]): Measurement[] {
  const start = object(json.start) ?? {};
  const end = object(json.end) ?? {};
  const test = object(start.test_start) ?? {};
  const protocol = string(test.protocol) ?? 'TCP';
  const parameters = withoutUndefined<ParameterValue>({
    streams: numeric(test.num_streams),
    blksize: numeric(test.blksize),
    reverse: numeric(test.reverse) ? true : undefined,
    bidir: numeric(test.bidir) ? true : undefined,
    bitrate: numeric(test.target_bitrate) || undefined,
  });
  const base = { benchmark: `iperf3 ${protocol}`, suite: 'iperf3', parameters, line };
  const rate = metric('throughput', 'bits/s', 'higher', 'primary', protocol === 'TCP' ? 'received' : undefined);
  const error = string(json.error);
  if (error !== undefined) {
    notes.push({ kind: 'failed', message: word('import.run-failed', { text: error }), lines: [line] });
    return [{ ...base, metric: rate, failed: error }];
  }
  const out: Measurement[] = [];
  const add = (what: Metric, value: unknown) => {
    const read = numeric(value);
    if (read !== undefined) out.push({ ...base, metric: what, value: read });
  };
  const received = object(end.sum_received);
  const udp = object(end.sum);
  add(rate, received && protocol === 'TCP' ? received.bits_per_second : (udp ?? received)?.bits_per_second);
  if (!out.length) {
    notes.push({ kind: 'failed', message: word('import.run-no-result'), lines: [line] });
    return [{ ...base, metric: rate, failed: 'no result at the end' }];
  }
  add(
    metric('throughput back', 'bits/s', 'higher', 'primary', 'the other direction of --bidir'),
    object(end.sum_received_bidir_reverse)?.bits_per_second,
  );
  add(metric('jitter', 'ms', 'lower', 'primary'), udp?.jitter_ms);
  add(metric('lost', '%', 'lower', 'primary'), udp?.lost_percent);
  add(metric('retransmits', undefined, 'lower', 'info'), object(end.sum_sent)?.retransmits);
  const cpu = object(end.cpu_utilization_percent);
  add(metric('client CPU', '%', 'lower', 'cost'), cpu?.host_total);
  add(metric('server CPU', '%', 'lower', 'cost'), cpu?.remote_total);
  if (list(json.intervals).length && !object(end.sum_sent) && !udp)
    notes.push({ kind: 'left-out', message: word('import.iperf-intervals'), lines: [line] });
  return out;
}
