/** What `vmibench dataset` and `vmibench query` say. The help pages are in src/cli. */
export const fleetWords = {
  'fleet.no-files': 'Name the files, folders or globs of the reports. See vmibench dataset --help.',
  'fleet.no-folder': 'Name the folder of the dataset with --to. See vmibench dataset --help.',
  'fleet.no-stdin': 'A dataset is made of files, not of standard input.',
  'fleet.strange-folder':
    '{folder} holds "{name}", which is not part of a dataset. Name a new folder with --to; nothing was written.',
  'fleet.newer':
    'A newer version of vmibench wrote the dataset in {folder}. Use that version, or name another folder with --to.',
  'fleet.progress': '{n} of {of} files',
  'fleet.nothing': 'No file could be read. The dataset in {folder} is unchanged.',
  'fleet.at': 'line {line}: {said}',
  'fleet.copy': 'the same content as another file; it counts once',
  'fleet.duplicate-id': 'another file has a report of the same id, "{id}"; give one of them another id',
  'fleet.reports': '{n} {n|report|reports}',
  'fleet.judged': '{n} judged',
  'fleet.problems': '{n} {n|problem|problems}, listed in problems.parquet',
  'fleet.no-query': 'Give one query, in quotes. See vmibench query --help.',
  'fleet.views-alone': '--views prints the views and does not take a query.',
  'fleet.odd-folder':
    'The name of the folder {folder} has characters that SQL cannot show. Rename it, or call vmibench from inside it.',
  'fleet.no-dataset': 'No dataset in {folder}. Make one with vmibench dataset, or name its folder with --dataset.',
  'fleet.no-duckdb':
    'DuckDB is not installed. Run: npm install --global @duckdb/node-api, or open the files with another program.',
  'fleet.only-select': 'Only questions are answered: begin the query with SELECT, WITH or EXPLAIN.',
  'fleet.query-failed': 'the query failed: {said}',
  'fleet.written': '{folder}: {facts}',
} as const;
