/** `vmibench history`: a file's revisions in git, or a folder's reports of one series, as lines with their change points. */
import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { historySeries, type HistorySeries } from '../../core/compare/history';
import type { Party } from '../../core/compare/model';
import { inHistoryOrder } from '../../core/compare/order';
import { readParty } from '../../core/compare/party';
import { formatPercent, formatRatio, saidP } from '../../core/text/ratio';
import { formatValue } from '../../core/text/value';
import { visible, visibleJson } from '../../core/text/visible';
import { revisionsOfFile } from '../../node/git/history';
import { firstCommits } from '../../node/git/log';
import { GitError } from '../../node/git/process';
import type { CheckSettings } from '../../core/judge/settings';
import { sayEnglish, word } from '../../core/messages/messages';
import { expand } from '../files';
import type { ExitCode, Io } from '../output';
import { decode, readText } from '../read';
import { UsageError, type OptionTable, type Typed } from '../usage';
import { settingOptions, settingsOf } from './check-settings';
import type { Command } from './registry';

const help = `Usage: vmibench history [OPTIONS] FILE
       vmibench history [OPTIONS] FOLDER

Of a FILE all revisions in git, in the order of the commits and through renames; of a
FOLDER the reports of one series, by revision, else date, else the commit that brought
them. A line a benchmark: the ratio (or the value, where there is one subject) first and
last, and where its level changed.

  --series NAME          which series of the folder, where there are several
  --json                 all points and change points as JSON: see docs/history.md
  -h, --help             this page

Change points are searched on logs by E-divisive means (Matteson and James 2014): a
permutation test, whose level is shared among the benchmarks. At least three measured
points lie on each side; numbers that were carried over count once.

How verdicts and intervals are made, as for vmibench check:
  --warn PERCENT
  --fail PERCENT
  --equivalence PERCENT
  --alpha LEVEL          also the chance of one false change point in the whole history
  --correction METHOD
  --settings FILE

Exit code: 0, or 2 where there are no two reports in order, or wrong usage.
`;

const options: OptionTable = {
  series: { type: 'string', value: 'NAME' },
  json: { type: 'boolean' },
  ...settingOptions,
};

interface Read {
  readonly parties: readonly Party[];
  readonly skipped: number;
  /** There may be earlier revisions, which this clone has not. */
  readonly shallow: boolean;
}

async function run(typed: Typed, io: Io): Promise<ExitCode> {
  const [name, more] = typed.positionals;
  if (name === undefined || more !== undefined) throw new UsageError(word('history.usage'));
  const { settings } = settingsOf(typed, io);
  let read: Read;
  try {
    read = statSync(name, { throwIfNoEntry: false })?.isDirectory()
      ? await fromFolder(name, settings, typed.value('series'))
      : await fromGit(name, settings);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UsageError(word('cli.of-file', { file: name, said: error.said }));
  }
  const { parties, skipped, shallow } = read;
  const series = historySeries(parties, settings.options.alpha);
  if (typed.has('json')) {
    const value = {
      vmibenchHistory: 1,
      reports: parties.map(({ name: from, report }) => ({ name: from, title: report.title, date: report.date })),
      skipped,
      shallow,
      series,
    };
    io.out.write(
      `${visibleJson(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'number' && !Number.isFinite(one) ? undefined : one), 1))}\n`,
    );
  } else lines(read, series, io);
  return parties.length > 1 ? 0 : 2;
}

async function fromGit(file: string, settings: CheckSettings): Promise<Read> {
  const parties: Party[] = [];
  let skipped = 0;
  let shallow = false;
  for await (const { commit, bytes, shallow: cut } of revisionsOfFile(file)) {
    shallow ||= cut;
    const found = readParty(commit.slice(0, 12), decode(bytes), settings);
    if ('why' in found) skipped++;
    else parties.push(found.party);
  }
  return { parties, skipped, shallow };
}

async function fromFolder(folder: string, settings: CheckSettings, wanted: string | undefined): Promise<Read> {
  let skipped = 0;
  const all = (await expand([folder])).flatMap((target): Party[] => {
    if (target.kind !== 'file') return [];
    const found = readParty(target.name, readText(target.name), settings);
    if ('why' in found) skipped++;
    return 'why' in found ? [] : [found.party];
  });
  const names = [...new Set(all.flatMap(({ report }) => report.series ?? []))];
  const series = wanted ?? (names.length === 1 ? names[0] : undefined);
  if (names.length > 1 && series === undefined)
    throw new UsageError(
      word('history.several', { n: names.length, names: names.map((name) => word('compare.name', { name })) }),
    );
  const parties = all.filter(({ report }) => report.series === series);
  const place = ({ report, name }: Party): { report: Party['report']; path: string } => ({
    report,
    path: relative(folder, name).split(sep).join('/'),
  });
  return { parties: await inHistoryOrder(parties, place, () => commitsIn(folder)), skipped, shallow: false };
}

/** Which commit brought which file. Without git the names decide. */
async function commitsIn(folder: string): Promise<ReadonlyMap<string, number>> {
  try {
    return await firstCommits({ cwd: folder });
  } catch (error) {
    if (error instanceof GitError) return new Map();
    throw error;
  }
}

function lines({ parties, skipped, shallow }: Read, series: readonly HistorySeries[], { out }: Io): void {
  const line = (text: string): void => out.write(`${visible(text)}\n`);
  const [first, last] = [parties[0], parties[parties.length - 1]];
  if (!first || !last) return line(sayEnglish(word('history.nothing')));
  line(sayEnglish(word('history.revisions', { n: parties.length, first: first.name, last: last.name })));
  if (skipped > 0) line(sayEnglish(word('history.skipped', { n: skipped })));
  if (shallow) line(sayEnglish(word('history.shallow')));
  for (const one of series) {
    const said = (value: number): string => (one.of === 'ratio' ? formatRatio(value) : formatValue(value, one.unit));
    const [from, to] = [one.points[0]?.value ?? 1, one.points[one.points.length - 1]?.value ?? 1];
    line(
      sayEnglish(word('history.series', { label: one.label, n: one.points.length, from: said(from), to: said(to) })),
    );
    for (const { at, p, before, after } of one.changes) {
      const where = parties[one.points[at]?.at ?? 0]?.name ?? '';
      line(
        `  ${sayEnglish(word('history.change', { label: one.label, change: formatPercent(after / before - 1), at: where, p: saidP(p) }))}`,
      );
    }
  }
  const found = series.filter((one) => one.changes.length > 0);
  const all = found.reduce((sum, one) => sum + one.changes.length, 0);
  line(
    sayEnglish(
      all === 0
        ? word('history.no-changes', { n: series.length })
        : word('history.changes', { n: all, of: found.length }),
    ),
  );
}

export const history: Command = { help, options, run };
