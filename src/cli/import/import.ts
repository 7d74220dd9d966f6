/** `vmibench import`: reports out of what tools print, mails and run logs. */
import { createReadStream } from 'node:fs';
import type { Report } from '../../core/generated/format';
import type { MergeAs } from '../../core/import/merge';
import { word, type Message } from '../../core/messages/messages';
import type { ExitCode, Io } from '../output';
import { reasonOf } from '../../node/read';
import { choiceOption, UsageError, type OptionTable, type Typed } from '../usage';
import { importHelp } from './help';
import { importMail } from './mail';
import { Teller } from './notes';
import { deliver, withBaseline, type Target } from './out';
import { importResults } from './results';
import { importRunLog } from './runlog';
import type { Command } from '../registry';

const options: OptionTable = {
  template: { type: 'string', value: '"{subject}/run-{run}/*.json"' },
  subject: { type: 'string', value: 'PATH=NAME' },
  artifacts: { type: 'boolean' },
  mail: { type: 'string', value: 'FILE' },
  message: { type: 'string', value: 'NUMBER' },
  runlog: { type: 'string', value: 'FILE' },
  baseline: { type: 'string', value: 'NAME' },
  title: { type: 'string', value: 'TITLE' },
  to: { type: 'string', value: 'FILE' },
  into: { type: 'string', value: 'REPORT' },
  as: { type: 'string', value: 'subject' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean' },
};

/** What one of the three ways gives. */
export interface Gathered {
  readonly report?: Report;
  /** A file or a line that gave nothing. */
  readonly partial: boolean;
  readonly why?: Message;
}

const only: Readonly<Record<string, 'mail' | 'runlog' | 'paths'>> = {
  template: 'paths',
  subject: 'paths',
  artifacts: 'paths',
  message: 'mail',
};

async function run(typed: Typed, io: Io): Promise<ExitCode> {
  const source = sourceOf(typed);
  const target = targetOf(typed);
  const teller = new Teller(io, (path) => path, typed.has('quiet'));
  const gathered = await (source === 'mail'
    ? importMail(typed, teller)
    : source === 'runlog'
      ? importRunLog(typed, teller)
      : importResults(typed, io));
  if (!gathered.report) {
    teller.failed('', gathered.why ?? word('importing.nothing'));
    return 2;
  }
  const report = finished(gathered.report, typed, source);
  if ('why' in report) throw new UsageError(report.why);
  const written = deliver(report, target, io);
  if ('why' in written) {
    teller.failed('', written.why);
    return 2;
  }
  teller.notes(written.notes);
  teller.plain(summaryOf(report));
  if (written.said) teller.plain(written.said);
  return gathered.partial ? 1 : 0;
}

function sourceOf(typed: Typed): 'mail' | 'runlog' | 'paths' {
  const given = [
    typed.has('mail') && 'mail',
    typed.has('runlog') && 'runlog',
    typed.positionals.length > 0 && 'paths',
  ].filter((one) => one !== false) as ('mail' | 'runlog' | 'paths')[];
  if (given.length > 1) throw new UsageError(word('importing.one-source'));
  const source = given[0];
  if (source === undefined) throw new UsageError(word('importing.no-paths'));
  for (const [name, wanted] of Object.entries(only)) {
    if (typed.has(name) && wanted !== source)
      throw new UsageError(
        word('importing.not-with', { name: `--${name}`, other: source === 'paths' ? 'PATHS' : `--${source}` }),
      );
  }
  return source;
}

function targetOf(typed: Typed): Target {
  const as = choiceOption<MergeAs>(typed, 'as', ['subject', 'runs', 'benchmarks']);
  const into = typed.value('into');
  if ((as === undefined) !== (into === undefined)) throw new UsageError(word('importing.into-needs-as'));
  return { to: typed.value('to'), into, as, force: typed.has('force') };
}

function finished(report: Report, typed: Typed, source: string): Report | { readonly why: Message } {
  const title = typed.value('title');
  const titled = title === undefined ? report : { ...report, title };
  const baseline = typed.value('baseline');
  // Results of tools know their baseline before the report is made: its title names it.
  return baseline === undefined || source === 'paths' ? titled : withBaseline(titled, baseline);
}

function summaryOf(report: Report): Message {
  const name = (subject: Report['subjects'][number]): string => subject.label ?? subject.id;
  const runs = report.benchmarks
    .flatMap((one) => one.results ?? [])
    .reduce((sum, one) => sum + (one.samples?.length ?? 0), 0);
  const baseline = report.subjects.find((one) => one.role === 'baseline') ?? report.subjects[0];
  return word('importing.summary', {
    rows: report.benchmarks.length,
    runs,
    subjects: report.subjects.map(name).join(', '),
    baseline: baseline ? name(baseline) : '',
  });
}

/** The bytes of a file or, for `-`, of standard input, a piece at a time. */
export function pieces(name: string): AsyncIterable<Uint8Array> {
  return (
    name === '-' ? process.stdin : createReadStream(name, { highWaterMark: 8 * 1024 * 1024 })
  ) as AsyncIterable<Uint8Array>;
}

export function cannotRead(name: string, error: unknown): Message {
  return word('cli.of-file', { file: name, said: reasonOf(error) });
}

export const importCommand: Command = { help: importHelp, options, run };
