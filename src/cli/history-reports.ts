/** The reports of a history: the revisions of a file in git, or the series of a folder. */
import { relative, resolve, sep } from 'node:path';
import type { Party } from '../core/compare/model';
import { historyOrder, inHistoryOrder } from '../core/compare/order';
import { readParty } from '../core/compare/party';
import type { CheckSettings } from '../core/judge/settings';
import { word, type Message } from '../core/messages/messages';
import { decode } from '../core/text/decode';
import { readReasonOf } from '../node/failures';
import { isFolder } from '../node/folder';
import { revisionsOfFile } from '../node/git/history';
import { firstCommits } from '../node/git/log';
import { GitError } from '../node/git/error';
import { readTextFile } from '../node/read';
import { complainAbout } from './lines';
import type { Io } from './output';
import { expand, type Target } from './targets';
import { UsageError } from './usage';

export interface HistoryReports {
  readonly parties: readonly Party[];
  readonly skipped: number;
  /** A shallow clone: there may be earlier revisions. */
  readonly shallow: boolean;
}

/** @throws GitError */
export async function fromGit(file: string, settings: CheckSettings): Promise<HistoryReports> {
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

/** All reports of a folder, of any series. */
interface FolderReports {
  readonly folder: string;
  readonly all: readonly Party[];
  readonly skipped: number;
}

async function readFolder(folder: string, settings: CheckSettings, io: Io): Promise<FolderReports> {
  let skipped = 0;
  const all = (await expand([folder])).flatMap((target): Party[] => {
    const text = textOf(target);
    if (typeof text !== 'string') {
      complainAbout(io, target.name, text);
      return [];
    }
    const found = readParty(target.name, text, settings);
    if ('why' in found) skipped++;
    return 'why' in found ? [] : [found.party];
  });
  return { folder, all, skipped };
}

/** @throws UsageError if the folder has several series and none is wanted */
async function seriesIn({ folder, all, skipped }: FolderReports, wanted: string | undefined): Promise<HistoryReports> {
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

/** @throws UsageError if the folder has several series and none is wanted */
export async function fromFolder(
  folder: string,
  settings: CheckSettings,
  wanted: string | undefined,
  io: Io,
): Promise<HistoryReports> {
  return seriesIn(await readFolder(folder, settings, io), wanted);
}

/**
 * The reports before one that is checked, oldest first: those of its series in a folder that are not later, or its
 * earlier revisions. The report itself is left out. Throws UsageError, GitError.
 */
export type ReportsBefore = (now: Party) => Promise<Party[]>;

/**
 * A folder is read once, when the first report asks, for all that are checked.
 * @param where a folder, or "git"
 */
export function reportsBefore(where: string, settings: CheckSettings, io: Io): ReportsBefore {
  if (where === 'git') return (now) => revisionsBefore(now, settings);
  let reading: Promise<FolderReports> | undefined;
  return async (now) => {
    if (!isFolder(where)) throw new UsageError(word('cli.history-where', { found: where }));
    const { parties } = await seriesIn(await (reading ??= readFolder(where, settings, io)), now.report.series);
    return parties.filter(
      ({ name, report }) => resolve(name) !== resolve(now.name) && historyOrder(report, now.report) <= 0,
    );
  };
}

async function revisionsBefore(now: Party, settings: CheckSettings): Promise<Party[]> {
  const { parties } = await fromGit(now.name, settings);
  const own = JSON.stringify(now.report);
  return JSON.stringify(parties[parties.length - 1]?.report) === own ? parties.slice(0, -1) : [...parties];
}

/** A report's text, or why it cannot be read. */
function textOf(target: Target): string | Message {
  if (target.kind === 'missing') return target.why;
  try {
    return readTextFile(target.name);
  } catch (error) {
    return readReasonOf(error);
  }
}

/** The commits that added each file. Outside a git repository the names give the order. */
async function commitsIn(folder: string): Promise<ReadonlyMap<string, number>> {
  try {
    return await firstCommits({ cwd: folder });
  } catch (error) {
    if (error instanceof GitError) return new Map();
    throw error;
  }
}
