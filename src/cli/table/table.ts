/** `vmibench table`: a pivot table, with rows and columns as in benchstat. */
import { analyse } from '../../core/analysis/analyse';
import type { Analysis } from '../../core/analysis/model';
import { FilterError, parseFilter, type Filter } from '../../core/pivot/filter';
import { factorNamed, factorsOf, levelOf, type Factor } from '../../core/pivot/factors';
import { pivotOf } from '../../core/pivot/pivot';
import { nearest } from '../../core/report/nearest';
import type { CheckSettings } from '../../core/judge/settings';
import { choicesOf } from '../../core/page-model/pivot';
import { word, type Message } from '../../core/messages/messages';
import type { Command } from '../command';
import { checkedReport, type CheckedReport } from '../input';
import { complainAbout } from '../lines';
import type { ExitCode, Io } from '../output';
import { settingOptions, settingsOf } from '../settings';
import { expand } from '../targets';
import { requiredFiles, UsageError, type OptionTable, type Typed } from '../usage';
import { tableHelp } from './help';
import { tableCsv, tableText, type FileTable } from './print';

const options: OptionTable = {
  row: { type: 'string', value: 'name,mitigations' },
  col: { type: 'string', value: 'vcpus' },
  filter: { type: 'string', value: 'vcpus>=64' },
  baseline: { type: 'string', value: 'ID' },
  csv: { type: 'boolean' },
  ...settingOptions,
};

async function printTables(typed: Typed, io: Io): Promise<ExitCode> {
  const files = requiredFiles(typed, word('cli.table-no-files'));
  const { settings, noteOverridden } = settingsOf(typed, io);
  const names = (option: string): string[] | undefined =>
    typed
      .value(option)
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
  const [row, col] = [names('row'), names('col')];
  const both = row?.find((name) => col?.includes(name));
  if (both !== undefined) throw new UsageError(word('cli.table-twice', { name: both }));
  const filter = typed.value('filter');
  if (filter !== undefined) filterOf(filter, undefined);

  let code: ExitCode = 0;
  const tables: FileTable[] = [];
  for (const target of await expand(files)) {
    const checked = await checkedReport(target, settings, io, typed.value('baseline'));
    const made = checked && tabulate(target.name, checked, settings, { row, col, filter });
    if (made && 'pivot' in made) {
      noteOverridden(target.name, made.report);
      tables.push(made);
      continue;
    }
    if (made) complainAbout(io, target.name, made.why);
    code = 2;
  }
  io.out.write(
    typed.has('csv')
      ? tableCsv(tables)
      : tables.map((one) => tableText(one, io.out, tables.length > 1 || code !== 0)).join('\n'),
  );
  return code;
}

interface TableLayout {
  readonly row?: readonly string[];
  readonly col?: readonly string[];
  readonly filter?: string;
}

function tabulate(
  file: string,
  { report, analysis }: CheckedReport,
  settings: CheckSettings,
  { row, col, filter }: TableLayout,
): FileTable | { readonly why: Message } {
  const factors = factorsOf(report);
  const find = (name: string): Factor => {
    const factor = factorNamed(factors, name);
    if (!factor) throw new UnknownFactor(noFactor(name, factors));
    return factor;
  };
  try {
    const varying = col?.map(find) ?? choicesOf(factors).slice(0, 1);
    const held = row?.map(find);
    const mentioned = new Set<string>();
    const fits = filter === undefined ? undefined : filterOf(filter, (name) => void mentioned.add(find(name).key));
    const analyses = new Map([[analysis.baseline, analysis]]);
    const against = (subject: string): Analysis => {
      const known = analyses.get(subject) ?? analyse(report, settings.options, subject).analysis;
      analyses.set(subject, known);
      return known;
    };
    const pivot = pivotOf({
      report,
      baseline: analysis.baseline,
      against,
      held,
      // Every report has subjects, even without parameters and config.
      varying: varying.length > 0 ? varying : [find('subject')],
      fits: (place) =>
        (mentioned.has('role') || (place.benchmark.metric?.role ?? 'primary') === 'primary') &&
        (fits?.((name) => levelOf(find(name), place)) ?? true),
    });
    return { file, report, factors, pivot };
  } catch (error) {
    if (error instanceof UnknownFactor) return { why: error.said };
    throw error;
  }
}

/** This report lacks a factor; the next one may have it. */
class UnknownFactor extends Error {
  constructor(readonly said: Message) {
    super(said.key);
  }
}

function noFactor(name: string, factors: readonly Factor[]): Message {
  const names = factors.map((factor) => factor.name);
  const near = nearest(name, names);
  return near
    ? word('cli.table-no-factor-near', { name, near })
    : word('cli.table-no-factor', { name, names: names.join(', ') });
}

function filterOf(text: string, known: ((name: string) => void) | undefined): Filter {
  try {
    return parseFilter(text, known);
  } catch (error) {
    if (error instanceof FilterError)
      throw new UsageError(word('cli.filter-wrong', { at: error.at + 1, why: error.said }));
    throw error;
  }
}

export const tableCommand: Command = { help: tableHelp, options, run: printTables };
