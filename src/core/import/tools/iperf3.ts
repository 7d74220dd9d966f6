/**
 * iperf3 -J: one document, an array of them, or several in sequence; each is one run. Intervals are a time series and
 * skipped.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { allJson, list, object, objectsOf, string } from '../json';
import { head } from '../lines';
import { dateOfEpoch, withoutUndefined, metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note, ParameterValue } from '../model';
import { numeric, round } from '../numbers';
import { iperfText, isIperfText } from './iperf3-text';
import { addAll } from '../../text/lists';

type Json = Readonly<Record<string, unknown>>;

export const iperf3: Importer = {
  tool: 'iperf3',
  name: 'iperf3',
  sniff: ({ text }) => {
    const start = head(text);
    if (/"version"\s*:\s*"iperf 3/.test(start)) return 1;
    if (/"error"\s*:\s*"[^"]*iperf|"start"\s*:\s*\{[\s\S]{0,400}"connected"\s*:/.test(start)) return 0.8;
    if (/^\{"event"\s*:\s*"start"/m.test(start)) return 0.95;
    if (isIperfText(start)) return 0.95;
    return /^iperf3: (?:error|interrupt) - /m.test(start) ? 0.8 : 0;
  },
  read,
};

function read(file: ImportFile): Imported {
  const { text } = file;
  const found = allJson(text);
  const has = (json: Json, ...names: string[]): boolean => names.some((name) => Object.hasOwn(json, name));
  const { objects, notes: around } = objectsOf(found, (json) => has(json, 'start', 'end', 'error', 'event'));
  const runs = [...streamed(objects), ...objects.filter(({ json }) => has(json, 'start', 'end', 'error'))];
  const notes: Note[] = runs.length ? [...around] : [];
  if (!runs.length && /^iperf3: (?:error|interrupt) - /m.test(text)) return iperfText(file);
  if (!runs.length && isIperfText(text)) return iperfText(file);
  if (!runs.length && found.notes.length) addAll(notes, around);
  else if (!runs.length)
    notes.push({ kind: 'failed', message: word(found.truncated ? 'import.truncated' : 'import.run-no-result') });
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

/** --json-stream: an object for each event. The start, the end and an error make the document of -J. */
function streamed(
  objects: readonly { readonly json: Json; readonly line: number }[],
): { readonly json: Json; readonly line: number }[] {
  const runs: { json: Record<string, unknown>; line: number }[] = [];
  for (const { json, line } of objects) {
    const event = string(json.event);
    if (event === 'start') runs.push({ json: { start: json.data }, line });
    else if (event === 'end' || event === 'error') Object.assign(runs.at(-1)?.json ?? {}, { [event]: json.data });
  }
  return runs;
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
  const rate = metric('throughput', 'bits/s', 'higher', 'primary', 'received');
  const error = string(json.error);
  if (error !== undefined) {
    notes.push(failedRun(line, error));
    return [{ ...base, metric: rate, failed: error }];
  }
  const out: Measurement[] = [];
  const add = (what: Metric, value: unknown) => {
    const read = numeric(value);
    if (read !== undefined) out.push({ ...base, metric: what, value: read });
  };
  const received = object(end.sum_received);
  const udp = object(end.sum);
  if (protocol === 'TCP' || !udp) add(rate, received?.bits_per_second ?? udp?.bits_per_second);
  else addAll(out, datagrams(udp, base, rate));
  if (!out.length) {
    notes.push(failedRun(line));
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

/** The sum of a UDP test is what was sent: what was lost on the way did not arrive. */
function datagrams(sum: Json, base: Pick<Measurement, 'benchmark' | 'parameters'>, rate: Metric): Measurement[] {
  const sent = numeric(sum.bits_per_second);
  const lost = numeric(sum.lost_percent);
  if (sent === undefined) return [];
  const sentRate = metric('sent rate', 'bits/s', 'higher', lost === undefined ? 'primary' : 'info');
  const out: Measurement[] = [{ ...base, metric: sentRate, value: sent }];
  if (lost !== undefined)
    out.unshift({ ...base, metric: rate, value: round(sent * (1 - lost / 100)), verbatim: `${sent} - ${lost} %` });
  return out;
}
