/** One line of a run log, checked field by field: errors are reported, and nothing is guessed. */
import { word, type Message, type WordKey } from '../../messages/messages';
import type { ParameterValue } from '../model';
import { soundHead } from './head';
import { headFields, type LoggedMachine, type LoggedRun, type RunLogHead } from './model';

export type LineRead =
  | { readonly kind: 'run'; readonly run: LoggedRun }
  | { readonly kind: 'head'; readonly head: RunLogHead; readonly faults: readonly Fault[] }
  /** What a runner says of a restart, a look or its end. Events that are not known are skipped, so that logs grow. */
  | {
      readonly kind: 'event';
      readonly lost?: { readonly subject: string; readonly boot: number | string };
      readonly machine?: LoggedMachine;
    }
  | { readonly kind: 'fault'; readonly fault: Fault };

export interface Fault {
  readonly message: Message;
  /** The field in question; absent for the whole line. */
  readonly field?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** @param text not blank, without its line end */
export function readLine(text: string): LineRead {
  let value: unknown;
  try {
    value = mayBeJson(text) ? JSON.parse(text) : undefined;
  } catch {
    value = undefined;
  }
  if (value === undefined)
    return fault(word('runlog.not-json', { text: text.length > 60 ? `${text.slice(0, 59)}…` : text }));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(word('runlog.not-object'));
  const json = value as Json;
  if (typeof json.event === 'string') return eventOf(json);
  const isRun = 'benchmark' in json || 'value' in json || 'failed' in json || 'subject' in json;
  return !isRun && headFields.some((name) => Object.hasOwn(json, name)) ? headOf(json) : readRun(json);
}

/**
 * Whether a line can be JSON, by its first and last signs. Refusing the others here costs far less than an error of
 * the parser for each, where a file is something else.
 */
function mayBeJson(text: string): boolean {
  const last = text.at(-1);
  switch (text[0]) {
    case '{':
      return last === '}' && /^\{\s*["}]/.test(text);
    case '[':
      return last === ']';
    case '"':
      return last === '"' && text.length > 1;
    default:
      return /^(?:-?\d|(?:true|false|null)$)/.test(text);
  }
}

/** A boot that was lost while something ran takes its runs with it. */
function eventOf(json: Json): LineRead {
  const { event, subject, boot } = json;
  if (event === 'environment') return { kind: 'event', machine: machineOf(json) };
  if (event !== 'lost' || typeof subject !== 'string') return { kind: 'event' };
  return typeof boot === 'number' || typeof boot === 'string'
    ? { kind: 'event', lost: { subject, boot } }
    : { kind: 'event' };
}

/** What a report cannot hold is left out. */
function machineOf({ subject, sha256, environment, changed }: Json): LoggedMachine | undefined {
  if (typeof subject !== 'string' || typeof sha256 !== 'string') return undefined;
  const { id: _id, ...facts } = isObject(environment) ? environment : {};
  const [sane] = soundHead({ environments: [{ ...facts, id: 'machine' }] }).head.environments ?? [];
  return {
    subject,
    sha256,
    ...(isObject(environment) && sane ? { environment: sane } : {}),
    changed: Array.isArray(changed) ? changed.filter((one) => typeof one === 'string') : [],
  };
}

function fault(message: Message, field?: string): LineRead {
  return { kind: 'fault', fault: { message, field } };
}

function wrong(name: string, kind: WordKey): LineRead {
  return fault(word('runlog.wrong-type', { name, kind: word(kind) }), name);
}

const stringFields = ['suite', 'version', 'command', 'environment', 'metric', 'unit'] as const;

function readRun(json: Json): LineRead {
  for (const name of ['subject', 'benchmark'] as const) {
    const value = json[name];
    if (value === undefined) return fault(word('runlog.missing', { name }));
    if (typeof value !== 'string' || !value.trim()) return wrong(name, 'runlog.kind.text');
  }
  for (const name of stringFields)
    if (json[name] !== undefined && typeof json[name] !== 'string') return wrong(name, 'runlog.kind.text');
  if (
    json.direction !== undefined &&
    json.direction !== 'higher' &&
    json.direction !== 'lower' &&
    json.direction !== 'none'
  )
    return wrong('direction', 'runlog.kind.direction');
  if (json.role !== undefined && json.role !== 'primary' && json.role !== 'cost' && json.role !== 'info')
    return wrong('role', 'runlog.kind.role');
  if (json.kind !== undefined && json.kind !== 'micro' && json.kind !== 'macro')
    return wrong('kind', 'runlog.kind.kind');
  if (json.run !== undefined && !(Number.isInteger(json.run) && (json.run as number) >= 0))
    return wrong('run', 'runlog.kind.whole');
  for (const name of ['boot', 'block'] as const)
    if (json[name] !== undefined && !Number.isInteger(json[name]) && typeof json[name] !== 'string')
      return wrong(name, 'runlog.kind.boot');
  const parameters = parametersOf(json.parameters);
  if (!parameters) return wrong('parameters', 'runlog.kind.parameters');
  for (const [name, value] of parameters) {
    if (countParameters.has(name) && !(Number.isInteger(value) && (value as number) >= 1))
      return wrong(name, 'runlog.kind.count');
    if (sizeParameters.has(name) && typeof value === 'boolean') return wrong(name, 'runlog.kind.text-or-number');
  }
  const failed = json.failed === true ? '' : typeof json.failed === 'string' ? json.failed : undefined;
  if (json.failed !== undefined && typeof json.failed !== 'boolean' && typeof json.failed !== 'string')
    return wrong('failed', 'runlog.kind.failed');
  if ((json.value === undefined || json.value === null) === (failed === undefined))
    return fault(word('runlog.value-or-failed'), 'value');
  if (failed === undefined && typeof json.value !== 'number') return wrong('value', 'runlog.kind.number');
  if (failed === undefined && !Number.isFinite(json.value)) return fault(word('runlog.not-finite'), 'value');
  const { subject, benchmark, suite, version, command, kind, environment, metric, unit, direction, role } =
    json as unknown as LoggedRun;
  const { run, boot, block } = json as unknown as LoggedRun;
  const value = failed === undefined ? (json.value as number) : undefined;
  return {
    kind: 'run',
    run: {
      subject,
      suite,
      benchmark,
      version,
      command,
      kind,
      environment,
      parameters,
      metric,
      unit,
      direction,
      role,
      value,
      failed,
      run,
      boot,
      block,
    },
  };
}

/** Parameters that the format knows as numbers of things. */
const countParameters: ReadonlySet<string> = new Set(['vcpus', 'vms']);
const sizeParameters: ReadonlySet<string> = new Set(['pageSize', 'nestingLevel']);

const noParameters: LoggedRun['parameters'] = [];

/** Sorted by name: the order in the line does not matter. */
function parametersOf(value: unknown): LoggedRun['parameters'] | undefined {
  if (value === undefined) return noParameters;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value as Json);
  if (
    entries.some(
      ([, each]) =>
        typeof each !== 'string' && typeof each !== 'boolean' && !(typeof each === 'number' && Number.isFinite(each)),
    )
  )
    return undefined;
  if (entries.length > 1) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return entries as [string, ParameterValue][];
}

const objectFields = ['provenance', 'comparison', 'methodology'] as const;

/** Invalid fields are left out and reported; the others count. */
function headOf(json: Json): LineRead {
  const faults: Fault[] = [];
  const put: Record<string, unknown> = {};
  const check = (name: string, ok: boolean, kind: WordKey) => {
    if (json[name] === undefined) return;
    if (ok) put[name] = json[name];
    else faults.push({ message: word('runlog.wrong-type', { name, kind: word(kind) }), field: name });
  };
  for (const name of ['id', 'series', 'title', 'date', 'notes'])
    check(name, typeof json[name] === 'string', 'runlog.kind.text');
  check('revision', Number.isInteger(json.revision) && (json.revision as number) >= 0, 'runlog.kind.whole');
  for (const name of objectFields) check(name, isObject(json[name]), 'runlog.kind.object');
  for (const name of ['environments', 'subjects']) {
    const list = json[name];
    check(
      name,
      Array.isArray(list) && list.every((one) => isObject(one) && typeof one.id === 'string' && one.id !== ''),
      'runlog.kind.list',
    );
  }
  const { head, faults: more } = soundHead(put as RunLogHead);
  return { kind: 'head', head, faults: [...faults, ...more] };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
