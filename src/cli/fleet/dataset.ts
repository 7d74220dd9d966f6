/** `vmibench dataset`: many reports as tables in Parquet, for any engine that reads them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { allTables, datasetVersion } from '../../core/fleet/tables';
import { sayEnglish, word } from '../../core/messages/messages';
import { readReasonOf, writeReasonOf, isFileError } from '../../node/failures';
import { lockFile } from '../../node/lock';
import { entriesIn, makeFolder } from '../../node/store';
import { readBytes, readLimits } from '../../node/read';
import { complain, complainAbout, shownLine } from '../lines';
import type { Command } from '../command';
import type { ExitCode, Io } from '../output';
import { settingOptions, settingsHelp, settingsOf } from '../settings';
import { expand } from '../targets';
import { requiredFiles, UsageError, type OptionTable, type Typed } from '../usage';
import { digest } from './judging';
import { datasetPass, manifestName, type PassTotals } from './pass';
import { emptyState, stateOf, type DatasetState } from './state';

const help = `Usage: vmibench dataset [OPTIONS] FILES… --to FOLDER

Writes reports as tables in Parquet: reports, environments, results, verdicts, findings and
problems. DuckDB, ClickHouse, Spark, BigQuery and others query them: see docs/fleet.md and
vmibench query --help.

FILES are reports, folders (searched for *.vmibench.json), or globs. Run again, it reads
only files whose size or time changed, and judges only new contents. Afterwards the folder
holds exactly the reports that FILES name. A report that cannot be read is a row in the
table problems and stops nothing; so is a second file with the same content or id.

  --to FOLDER            the folder of the dataset; made if it is not there
  -h, --help             print this help

${settingsHelp}

Exit code:
  0  written; there may be problems, and their number is printed
  2  no file could be read, the folder cannot be written, or a usage error; the dataset is
     as it was
`;

const options: OptionTable = { to: { type: 'string', value: 'dataset' }, ...settingOptions };

/** A reading of 1.5 million reports. */
const maxManifestBytes = 16 * readLimits.most;
const progressEvery = 100;
/** At most so many unreadable files are named, if no table of problems is written. */
const maxNamed = 20;

async function dataset(typed: Typed, io: Io): Promise<ExitCode> {
  const names = requiredFiles(typed, word('fleet.no-files'));
  const folder = typed.value('to');
  if (folder === undefined) throw new UsageError(word('fleet.no-folder'));
  if (names.includes('-')) throw new UsageError(word('fleet.no-stdin'));
  const { settings } = settingsOf(typed, io);
  const foreign = strangerIn(folder);
  if (foreign !== undefined) throw new UsageError(word('fleet.strange-folder', { folder, name: foreign }));
  const targets = await expand(names);
  try {
    makeFolder(folder);
    const lock = await lockFile(join(folder, manifestName), {
      onWait: () => io.err.status(sayEnglish(word('cli.lock-wait', { file: folder }))),
    });
    try {
      if (lock.after !== undefined) complain(io, word('cli.lock-taken', { file: folder, pid: String(lock.after) }));
      const judgedBy = digest(JSON.stringify([version, datasetVersion, settings, Object.keys(allTables)]));
      const { state, text } = manifestOf(folder, judgedBy);
      const progress = (done: number, of: number): void => {
        if (done % progressEvery === 0) io.err.status(sayEnglish(word('fleet.progress', { n: done, of })));
      };
      const today = new Date().toISOString().slice(0, 10);
      const totals = await datasetPass({ folder, targets, settings, before: state, beforeText: text, today, progress });
      io.err.status('');
      if (
        totals.problems.length === targets.length &&
        totals.problems.every(({ problem }) => problem === 'unreadable')
      ) {
        complain(io, word('fleet.nothing', { folder }));
        for (const { file, message } of totals.problems.slice(0, maxNamed)) complainAbout(io, file, message);
        return 2;
      }
      io.out.write(`${shownLine(saidOf(totals, folder))}\n`);
      return 0;
    } finally {
      lock.release();
    }
  } catch (error) {
    if (!isFileError(error)) throw error;
    complainAbout(io, folder, writeReasonOf(error));
    return 2;
  }
}

/** @throws UsageError if a newer version wrote it */
function manifestOf(folder: string, judgedBy: string): { readonly state: DatasetState; readonly text: string } {
  const file = join(folder, manifestName);
  if (!existsSync(file)) return { state: emptyState(judgedBy), text: '' };
  let text: string;
  try {
    text = readBytes(file, { ...readLimits, most: maxManifestBytes }).toString('utf8');
  } catch (error) {
    throw new UsageError(word('cli.of-file', { file, said: readReasonOf(error) }));
  }
  const state = stateOf(text, judgedBy);
  if (!state) throw new UsageError(word('fleet.newer', { folder }));
  return { state, text };
}

/** Something in the folder that no dataset has: what is in it may be lost otherwise. */
function strangerIn(folder: string): string | undefined {
  const own = (name: string): boolean =>
    Object.hasOwn(allTables, name.replace(/\.parquet$/, '')) || name === manifestName || name.startsWith('.vmibench-');
  return entriesIn(folder).find(({ name }) => !own(name))?.name;
}

function saidOf({ reports, judged, problems }: PassTotals, folder: string) {
  const facts = [word('fleet.reports', { n: reports }), word('fleet.judged', { n: judged })];
  if (problems.length > 0) facts.push(word('fleet.problems', { n: problems.length }));
  return word('fleet.written', { folder, facts: word('answer.list', { parts: facts }) });
}

export const datasetCommand: Command = { help, options, run: dataset };
