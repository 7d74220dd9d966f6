/** `vmibench import`: makes a report from the output of tools, a mail or a run log. */
import { importCounts } from '../../core/page-model/import/results-view';
import type { Report } from '../../core/generated/format';
import type { MergeAs } from '../../core/import/merge';
import { word, type Message } from '../../core/messages/messages';
import type { Command } from '../command';
import type { ExitCode, Io } from '../output';
import { choiceOption, UsageError, type OptionTable, type Typed } from '../usage';
import { importMail, importRunLog } from './documents';
import { importHelp } from './help';
import { NotePrinter } from './notes';
import { withBaseline, writeImported, type Destination } from './out';
import { importPaths } from './results';

const waysToMerge: readonly MergeAs[] = ['subject', 'runs', 'benchmarks'];

const options: OptionTable = {
  template: { type: 'string', value: '"{subject}/run-{run}/*.json"' },
  subject: { type: 'string', value: 'PATH=NAME' },
  mapping: { type: 'string', value: 'FILE' },
  artifacts: { type: 'boolean' },
  mail: { type: 'string', value: 'FILE' },
  message: { type: 'string', value: 'NUMBER' },
  runlog: { type: 'string', value: 'FILE' },
  baseline: { type: 'string', value: 'NAME' },
  title: { type: 'string', value: 'TITLE' },
  to: { type: 'string', value: 'FILE' },
  into: { type: 'string', value: 'REPORT' },
  as: { type: 'string', value: 'subject', choices: waysToMerge },
  force: { type: 'boolean' },
  quiet: { type: 'boolean' },
};

type ImportSource = 'mail' | 'runlog' | 'paths';

/** Options that apply to one source only. */
const sourceOfOption: Readonly<Record<string, ImportSource>> = {
  template: 'paths',
  subject: 'paths',
  mapping: 'paths',
  artifacts: 'paths',
  message: 'mail',
};

async function importReport(typed: Typed, io: Io): Promise<ExitCode> {
  const source = sourceOf(typed);
  const destination = destinationOf(typed);
  const printer = new NotePrinter(io, (path) => path, typed.has('quiet'));
  const imported = await (source === 'mail'
    ? importMail(typed, printer)
    : source === 'runlog'
      ? importRunLog(typed, printer)
      : importPaths(typed, io));
  if (!imported.report) {
    printer.failed('', imported.why ?? word('importing.nothing'));
    return 2;
  }
  const report = finished(imported.report, typed, imported.source ?? source);
  if ('why' in report) throw new UsageError(report.why);
  const written = await writeImported(report, destination, imported.from, io);
  if ('why' in written) {
    printer.failed('', written.why);
    return 2;
  }
  printer.notes(written.notes);
  printer.plain(summaryOf(report));
  if (written.said) printer.plain(written.said);
  return imported.partial ? 1 : 0;
}

function sourceOf(typed: Typed): ImportSource {
  const given: ImportSource[] = [
    ...(typed.has('mail') ? (['mail'] as const) : []),
    ...(typed.has('runlog') ? (['runlog'] as const) : []),
    ...(typed.positionals.length > 0 ? (['paths'] as const) : []),
  ];
  if (given.length > 1) throw new UsageError(word('importing.one-source'));
  const source = given[0];
  if (source === undefined) throw new UsageError(word('importing.no-paths'));
  for (const [name, needed] of Object.entries(sourceOfOption)) {
    if (typed.has(name) && needed !== source)
      throw new UsageError(
        word('importing.not-with', { name: `--${name}`, other: source === 'paths' ? 'PATHS' : `--${source}` }),
      );
  }
  return source;
}

function destinationOf(typed: Typed): Destination {
  const as = choiceOption(typed, 'as', waysToMerge);
  const into = typed.value('into');
  if ((as === undefined) !== (into === undefined)) throw new UsageError(word('importing.into-needs-as'));
  return { to: typed.value('to'), into, as, force: typed.has('force') };
}

function finished(report: Report, typed: Typed, source: ImportSource): Report | { readonly why: Message } {
  const title = typed.value('title');
  const titled = title === undefined ? report : { ...report, title };
  const baseline = typed.value('baseline');
  // importPaths sets the baseline before it makes the report, because the title names it.
  return baseline === undefined || source === 'paths' ? titled : withBaseline(titled, baseline);
}

function summaryOf(report: Report): Message {
  const name = (subject: Report['subjects'][number]): string => subject.label ?? subject.id;
  const { values } = importCounts(report);
  const baseline = report.subjects.find((one) => one.role === 'baseline') ?? report.subjects[0];
  return word('importing.summary', {
    rows: report.benchmarks.length,
    values,
    subjects: report.subjects.map(name).join(', '),
    baseline: baseline ? name(baseline) : '',
  });
}

export const importCommand: Command = { help: importHelp, options, run: importReport };
