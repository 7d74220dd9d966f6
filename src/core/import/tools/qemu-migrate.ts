/**
 * QEMU's answer to query-migrate (QMP), with or without the messages around it, and `info migrate` of its monitor. A
 * migration under way is a snapshot: it counts only where the log ends without the outcome, and then as a failure.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { allJson, object, objectsOf, string } from '../json';
import { head, linesOf } from '../lines';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Note, ParameterValue } from '../model';
import { number, numeric } from '../numbers';

const statuses = [
  'none|setup|cancelling|cancelled|active|postcopy-active|postcopy-paused|completed|failed|colo|pre-switchover|device',
  'wait-unplug',
].join('|');
const jsonStatus = new RegExp(String.raw`"status"\s*:\s*"(?:${statuses})"`);
const textStatus = new RegExp(String.raw`^Migration status: (${statuses})(?: \((.{1,300})\))?$`);

export const qemuMigrate: Importer = {
  tool: 'qemu-migrate',
  name: 'QEMU migration',
  sniff: ({ text }) => {
    const start = head(text);
    if (linesOf(start).some((line) => textStatus.test(line.text.trimEnd()))) return 0.95;
    if (!jsonStatus.test(start)) return 0;
    return /"total-time"\s*:/.test(start) || /"error-desc"\s*:/.test(start) ? 0.9 : 0;
  },
  read: (file) =>
    linesOf(file.text).some((line) => textStatus.test(line.text.trimEnd())) ? readText(file) : readJson(file),
};

interface Migration {
  readonly status: string;
  readonly reason?: string;
  readonly line: number;
  /** By the name in QMP. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

const shown = [
  ['downtime', metric('downtime', 'ms', 'lower')],
  ['total-time', metric('total time', 'ms', 'lower')],
  ['setup-time', metric('setup time', 'ms', 'lower', 'info')],
  ['mbps', metric('throughput', 'mbps', 'higher', 'info', 'of the stream')],
  ['transferred', metric('transferred RAM', 'bytes', 'lower', 'info')],
  ['dirty-sync-count', metric('dirty bitmap syncs', undefined, 'lower', 'info')],
] as const;

const downtime = shown[0][1];

function readJson({ text }: ImportFile): Imported {
  const found = allJson(text);
  const versions: string[] = [];
  const { objects, notes } = objectsOf(found, (json) => {
    const { qemu } = object(object(json.QMP)?.version) ?? {};
    const { major, minor, micro } = object(qemu) ?? {};
    if (qemu) versions.push([major, minor, micro].map(String).join('.'));
    // Other messages of the same session are known too, so they are not reported as unread.
    return ['QMP', 'return', 'event', 'error', 'status'].some((key) => json[key] !== undefined);
  });
  const migrations = objects.flatMap(({ json, line }): Migration[] => {
    const answer = json.event === undefined ? (object(json.return) ?? json) : {};
    const status = string(answer.status);
    if (status === undefined || !jsonStatus.test(`"status":"${status}"`)) return [];
    const ram = object(answer.ram) ?? {};
    const numbers = new Map<string, number>();
    for (const [key] of shown) {
      const value = numeric(answer[key]) ?? numeric(ram[key]);
      if (value !== undefined) numbers.set(key, value);
    }
    const parameters = { ...ofSize(numeric(ram.total)), ...(answer['xbzrle-cache'] ? { xbzrle: true } : {}) };
    return [{ status, reason: string(answer['error-desc']), line, numbers, parameters }];
  });
  return { tool: 'qemu-migrate', toolVersion: versions[0], ...measuredIn(migrations, [...notes]) };
}

/** The guest's memory in MiB; video memory is part of it. */
function ofSize(bytes: number | undefined): Readonly<Record<string, ParameterValue>> {
  return bytes === undefined ? {} : { 'ram-mib': Math.floor(bytes / 1024 / 1024) };
}

/** Names in the monitor, with what they count in. */
const textNames: Readonly<Record<string, readonly [key: string, factor: number]>> = {
  'total time': ['total-time', 1],
  downtime: ['downtime', 1],
  setup: ['setup-time', 1],
  throughput: ['mbps', 1],
  'transferred ram': ['transferred', 1024],
  'total ram': ['total', 1024],
  'dirty sync count': ['dirty-sync-count', 1],
};

const textNumber = /^([a-z][a-z ]{1,30}): (\d{1,15}(?:\.\d{1,6})?)(?: (?:ms|mbps|kbytes|bytes))?$/;

function readText({ text }: ImportFile): Imported {
  const migrations: Migration[] = [];
  let numbers = new Map<string, number>();
  let parameters: Record<string, ParameterValue> = {};
  let toolVersion: string | undefined;
  for (const { text: line, n } of linesOf(text)) {
    const trimmed = line.trimEnd();
    toolVersion ??= /^QEMU (\d+\.\d+\.\d+) monitor/.exec(trimmed)?.[1];
    const [, status, reason] = textStatus.exec(trimmed) ?? [];
    if (status !== undefined) {
      numbers = new Map();
      parameters = {};
      migrations.push({ status, reason, line: n, numbers, parameters });
    }
    const [, name = '', value] = textNumber.exec(trimmed) ?? [];
    const [key, factor = 1] = (Object.hasOwn(textNames, name) ? textNames[name] : undefined) ?? [];
    const read = number(value);
    if (!migrations.length || read === undefined) continue;
    if (key === 'total') Object.assign(parameters, ofSize(read * factor));
    else if (key !== undefined) numbers.set(key, read * factor);
    if (name === 'cache size') parameters.xbzrle = true;
  }
  return { tool: 'qemu-migrate', toolVersion, ...measuredIn(migrations, []) };
}

const isOver = ({ status }: Migration): boolean => ['completed', 'failed', 'cancelled'].includes(status);

function measuredIn(migrations: readonly Migration[], notes: Note[]): Pick<Imported, 'measurements' | 'notes'> {
  const under = migrations.filter(
    (one, index) => !isOver(one) && one.status !== 'none' && index < migrations.length - 1,
  );
  if (under.length)
    notes.push({
      kind: 'left-out',
      message: word('import.migration-snapshots', { n: under.length }),
      lines: under.map(({ line }) => line),
    });
  const outcomes = migrations.filter((one, index) => isOver(one) || index === migrations.length - 1);
  const measurements = once(outcomes).flatMap((one): Measurement[] => {
    const { status, reason, line, numbers, parameters } = one;
    if (status === 'none') return [];
    const base = { benchmark: 'migration', suite: 'qemu', benchmarkKind: 'macro' as const, parameters, line };
    if (status !== 'completed') {
      const failed = reason ?? `migration status: ${status}`;
      notes.push(failedRun(line, failed));
      return [{ ...base, metric: downtime, failed }];
    }
    return shown.flatMap(([key, what]) => {
      const value = numbers.get(key);
      return value === undefined ? [] : [{ ...base, metric: what, value }];
    });
  });
  return { measurements, notes };
}

/** The same outcome asked for again is the same migration. */
function once(outcomes: readonly Migration[]): Migration[] {
  const keyOf = ({ status, reason, numbers }: Migration): string => JSON.stringify([status, reason, [...numbers]]);
  return outcomes.filter((one, index) => {
    const before = outcomes[index - 1];
    return before === undefined || keyOf(before) !== keyOf(one);
  });
}
