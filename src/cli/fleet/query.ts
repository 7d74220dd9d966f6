/** `vmibench query`: asks a dataset with the DuckDB that the user has installed. */
import type * as DuckDB from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { word } from '../../core/messages/messages';
import { visible } from '../../core/text/visible';
import tables from '../../../sql/tables.sql';
import views from '../../../sql/views.sql';
import { complain } from '../lines';
import type { Command } from '../command';
import { inertText } from '../inert-output';
import { finiteJson, type ExitCode, type Io } from '../output';
import { formatOf, UsageError, type OptionTable, type Typed } from '../usage';

const help = `Usage: vmibench query [OPTIONS] SQL
       vmibench query --views

Asks a dataset that vmibench dataset wrote, with DuckDB, which is installed apart:
  npm install --global @duckdb/node-api    beside a vmibench that is installed so, too

Tables: reports, environments, results, verdicts, findings, problems. Views:
newest_verdicts, regressions_by_month, noise, flips, drifting_machines, and those that they
are made of. docs/fleet.md has all columns.

  --dataset FOLDER       default: the current folder
  --format FORMAT        lines   names and values, separated by tabs (the default)
                         json    an object for each row
  --json                 same as --format json
  --views                print the SQL of the tables and views, for other programs
  -h, --help             print this help

The query reads the files of the dataset and no others, and writes none.

Exit code:
  0  printed
  2  no dataset or no DuckDB, an error in the SQL, or a usage error
`;

const formats = ['lines', 'json'] as const;

const options: OptionTable = {
  dataset: { type: 'string', value: 'dataset' },
  views: { type: 'boolean' },
  format: { type: 'string', value: 'json', choices: formats },
  json: { type: 'boolean' },
};

async function query(typed: Typed, io: Io): Promise<ExitCode> {
  const folder = typed.value('dataset') ?? '.';
  const all = `${tables.replaceAll('{folder}', folder.replaceAll("'", "''"))}\n${views}`;
  const [sql, more] = typed.positionals;
  if (typed.has('views')) {
    if (sql !== undefined) throw new UsageError(word('fleet.views-alone'));
    // The SQL goes to a terminal or a log, and a name cannot be written otherwise in it.
    if (inertText(visible(folder)) !== folder) throw new UsageError(word('fleet.odd-folder', { folder }));
    io.out.write(all);
    return 0;
  }
  if (sql === undefined || more !== undefined) throw new UsageError(word('fleet.no-query'));
  const format = formatOf(typed, formats);
  if (!existsSync(join(folder, 'reports.parquet'))) throw new UsageError(word('fleet.no-dataset', { folder }));
  const duckdb = await installed();
  if (!duckdb) {
    complain(io, word('fleet.no-duckdb'));
    return 2;
  }
  try {
    await printRows(duckdb, { folder, all, sql, json: format === 'json' }, io);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    complain(io, word('fleet.query-failed', { said: error instanceof Error ? error.message : String(error) }));
    return 2;
  }
}

/** DuckDB from where this program is installed; never from the folder that it is called in, which may be anyone's. */
async function installed(): Promise<typeof DuckDB | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

interface Question {
  readonly folder: string;
  /** The SQL of tables and views. */
  readonly all: string;
  readonly sql: string;
  readonly json: boolean;
}

async function printRows(
  { DuckDBInstance, StatementType }: typeof DuckDB,
  { folder, all, sql, json }: Question,
  { out }: Io,
): Promise<void> {
  const reads = new Set([StatementType.SELECT, StatementType.EXPLAIN]);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    // No other files, and no way back: a query may come from anywhere.
    const allowed = folder.replaceAll("'", "''");
    await connection.run(`SET allowed_directories = ['${allowed}']; SET enable_external_access = false;`);
    await connection.run(all);
    await connection.run('SET lock_configuration = true');
    const prepared = await connection.prepare(sql);
    if (!reads.has(prepared.statementType)) throw new UsageError(word('fleet.only-select'));
    const result = await prepared.stream();
    const names = result.columnNames();
    if (!json) out.write(`${names.map(shown).join('\t')}\n`);
    let first = true;
    for await (const chunk of result.yieldRowsJson()) {
      for (const row of chunk) {
        if (json) {
          const fields = Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]));
          out.json(`${first ? '[\n' : ',\n'}${finiteJson(fields)}`);
        } else out.write(`${row.map(shown).join('\t')}\n`);
        first = false;
      }
    }
    if (json) out.json(first ? '[]\n' : '\n]\n');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A value without tabs and line ends, which separate. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  return visible(text);
}

export const queryCommand: Command = { help, options, run: query };
