/** `vmibench table`: what varies against what is held, as benchstat's rows and columns. */
import { analyse } from '../../core/analysis/analyse';
import type { Analysis } from '../../core/analysis/model';
import type { Report } from '../../core/generated/format';
import { FilterError, parseFilter, type Filter } from '../../core/pivot/filter';
import { factorNamed, factorsOf, levelOf, type Factor } from '../../core/pivot/factors';
import type { Pivot } from '../../core/pivot/model';
import { pivotOf } from '../../core/pivot/pivot';
import { nearest } from '../../core/report/nearest';
import type { CheckSettings } from '../../core/judge/settings';
import { choicesOf } from '../../core/page-model/pivot';
import { word, type Message } from '../../core/messages/messages';
import { expand } from '../targets';
import type { ExitCode, Io } from '../output';
import { UsageError, type OptionTable, type Typed } from '../usage';
import { settingOptions, settingsOf } from '../settings';
import { judge, sayOf, textOf } from '../input';
import type { Command } from '../registry';
import { tableHelp } from './help';
import { tableCsv, tableText } from './print';

/** The table of one file. */
export interface Tabulated {
  readonly file: string;
  readonly report: Report;
  readonly factors: readonly Factor[];
  readonly pivot: Pivot;
}

const options: OptionTable = {
  row: { type: 'string', value: 'name,mitigations' },
  col: { type: 'string', value: 'vcpus' },
  filter: { type: 'string', value: 'vcpus>=64' },
  baseline: { type: 'string', value: 'ID' },
  csv: { type: 'boolean' },
  ...settingOptions,
};

async function run(typed: Typed, io: Io): Promise<ExitCode> {
  if (typed.positionals.length === 0) throw new UsageError(word('cli.table-no-files'));
  if (typed.positionals.filter((name) => name === '-').length > 1) throw new UsageError(word('cli.stdin-twice'));
  const asked = settingsOf(typed, io);
  const names = (option: string): string[] | undefined =>
    typed
      .value(option)
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
  const [row, col] = [names('row'), names('col')];
  const both = row?.find((name) => col?.includes(name));
  if (both !== undefined) throw new UsageError(word('cli.table-twice', { name: both }));
  const text = typed.value('filter');
  if (text !== undefined) filterOf(text, undefined);

  let code: ExitCode = 0;
  const tables: Tabulated[] = [];
  for (const target of await expand(typed.positionals)) {
    const content = await textOf(target, io);
    const judged =
      content === undefined ? undefined : judge(content, target.name, asked.settings, io, typed.value('baseline'));
    const made =
      judged && tabulate(target.name, judged.report, judged.analysis, asked.settings, { row, col, filter: text });
    if (made && 'pivot' in made) {
      asked.noteOverruled(target.name, made.report);
      tables.push(made);
      continue;
    }
    if (made) sayOf(io, target.name, made.why);
    code = 2;
  }
  io.out.write(
    typed.has('csv')
      ? tableCsv(tables)
      : tables.map((one) => tableText(one, io.out, tables.length > 1 || code !== 0)).join('\n'),
  );
  return code;
}

interface Wanted {
  readonly row?: readonly string[];
  readonly col?: readonly string[];
  readonly filter?: string;
}

function tabulate(
  file: string,
  report: Report,
  analysis: Analysis,
  settings: CheckSettings,
  { row, col, filter }: Wanted,
): Tabulated | { readonly why: Message } {
  const factors = factorsOf(report);
  const find = (name: string): Factor => {
    const factor = factorNamed(factors, name);
    if (!factor) throw new Unknown(noFactor(name, factors));
    return factor;
  };
  try {
    const varying = col?.map(find) ?? choicesOf(factors).slice(0, 1);
    const held = row?.map(find);
    const spoken = new Set<string>();
    const fits = filter === undefined ? undefined : filterOf(filter, (name) => void spoken.add(find(name).key));
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
      // Without parameters and config there are subjects still.
      varying: varying.length > 0 ? varying : [find('subject')],
      fits: (place) =>
        (spoken.has('role') || (place.benchmark.metric?.role ?? 'primary') === 'primary') &&
        (fits?.((name) => levelOf(find(name), place)) ?? true),
    });
    return { file, report, factors, pivot };
  } catch (error) {
    if (error instanceof Unknown) return { why: error.said };
    throw error;
  }
}

/** A factor that this report does not have; another may have it. */
class Unknown extends Error {
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

export const table: Command = { help: tableHelp, options, run };
