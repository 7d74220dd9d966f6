/** `vmibench history`: the revisions of a report in git, or a series of reports in a folder, with change points. */
import { existsSync } from 'node:fs';
import { historySeries, type HistorySeries } from '../core/compare/history';
import { formatPercent, formatRatio, saidP } from '../core/text/ratio';
import { formatValue } from '../core/text/value';
import { visible } from '../core/text/visible';
import { GitError } from '../node/git/error';
import { sayEnglish, word, type Message } from '../core/messages/messages';
import { isFolder } from '../node/folder';
import type { Command } from './command';
import { fromFolder, fromGit, type HistoryReports } from './history-reports';
import { finiteJson, type ExitCode, type Io } from './output';
import { settingOptions, settingsHelp, settingsOf } from './settings';
import { UsageError, type OptionTable, type Typed } from './usage';

const help = `Usage: vmibench history [OPTIONS] FILE
       vmibench history [OPTIONS] FOLDER

For a FILE, follows its revisions in git in the order of the commits, through renames.
For a FOLDER, takes the reports of one series, ordered by revision, else by date, else by
the commit that added them. Prints for each benchmark the first and last ratio (or value,
if there is one subject) and where its level changed.

  --series NAME          which series, if the folder has several
  --json                 all points and change points as JSON: see docs/history.md
  -h, --help             print this help

Change points are found on logs by E-divisive means (Matteson and James 2014), a
permutation test whose significance level is shared among the benchmarks. Each side has
at least three measured points; carried-over numbers count once.

${settingsHelp}

The alpha level is also the chance of one false change point in the whole history.

Exit code:
  0  printed
  2  fewer than two readable reports, or a usage error
`;

const options: OptionTable = {
  series: { type: 'string', value: 'NAME' },
  json: { type: 'boolean' },
  ...settingOptions,
};

async function printHistory(typed: Typed, io: Io): Promise<ExitCode> {
  const [name, more] = typed.positionals;
  if (name === undefined || more !== undefined) throw new UsageError(word('history.usage'));
  const { settings } = settingsOf(typed, io);
  let reports: HistoryReports;
  try {
    reports = isFolder(name)
      ? await fromFolder(name, settings, typed.value('series'), io)
      : await fromGit(name, settings);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // In a repository a file that is not there may have a history.
    const gone = error.said.key === 'git.no-repository' && !existsSync(name);
    const said = gone ? word('cli.unreadable', { why: word('failure.missing') }) : error.said;
    throw new UsageError(word('cli.of-file', { file: name, said }));
  }
  const { parties, skipped, shallow } = reports;
  const series = historySeries(parties, settings.options.alpha);
  if (typed.has('json')) {
    const value = {
      vmibenchHistory: 1,
      reports: parties.map(({ name: from, report }) => ({ name: from, title: report.title, date: report.date })),
      skipped,
      shallow,
      series,
    };
    io.out.json(`${finiteJson(value, 1)}\n`);
  } else printLines(reports, series, io);
  return parties.length > 1 ? 0 : 2;
}

function printLines(
  { parties, skipped, shallow }: HistoryReports,
  series: readonly HistorySeries[],
  { out }: Io,
): void {
  const line = (message: Message, indent = ''): void => out.write(`${indent}${visible(sayEnglish(message))}\n`);
  const [first, last] = [parties[0], parties[parties.length - 1]];
  if (!first || !last) return line(word('history.nothing'));
  line(word('history.revisions', { n: parties.length, first: first.name, last: last.name }));
  if (skipped > 0) line(word('history.skipped', { n: skipped }));
  if (shallow) line(word('history.shallow'));
  for (const one of series) {
    const said = (value: number): string => (one.of === 'ratio' ? formatRatio(value) : formatValue(value, one.unit));
    const [from, to] = [one.points[0]?.value ?? 1, one.points[one.points.length - 1]?.value ?? 1];
    line(word('history.series', { label: one.label, n: one.points.length, from: said(from), to: said(to) }));
    for (const { at, p, before, after } of one.changes) {
      const where = parties[one.points[at]?.at ?? 0]?.name ?? '';
      const change = formatPercent(after / before - 1);
      line(word('history.change', { label: one.label, change, at: where, p: saidP(p) }), '  ');
    }
  }
  const found = series.filter((one) => one.changes.length > 0);
  const all = found.reduce((sum, one) => sum + one.changes.length, 0);
  line(
    all === 0
      ? word('history.no-changes', { n: series.length })
      : word('history.changes', { n: all, of: found.length }),
  );
  if (all > 0) line(word('history.each-look'));
}

export const historyCommand: Command = { help, options, run: printHistory };
