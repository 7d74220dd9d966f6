// Writes docs/tools.md: what each tool's reader makes of real files, and the units and directions that it gives.
// Usage: node scripts/tools-table.mjs
// The files are those of ../shared/corpus (or $VMIBENCH_CORPUS) and test/fixtures.
// Whether numbers are right is checked row by row by the
// tests in test/unit/import; this table counts what is read and says why the rest is not.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from './lib/paths.mjs';
import { silentFailures } from './lib/silent-failures.mjs';

const corpus = process.env.VMIBENCH_CORPUS ?? inRoot('../shared/corpus');
const fixtures = ['test/fixtures/tool-forms', 'test/fixtures/importers'].map((folder) => inRoot(folder));

async function core() {
  const contents = [
    "export { importFiles } from './src/core/import/import';",
    "export { importers } from './src/core/import/detect';",
    "export { bring, sayEnglish } from './src/core/messages/messages';",
    "export { en } from './src/core/messages/en';",
  ].join('\n');
  const made = await build({
    stdin: { contents, resolveDir: inRoot('.'), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const text = made.outputFiles[0]?.text ?? '';
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !/^(?:MANIFEST|README)/.test(one.name))
    .map((one) => relative(folder, join(one.parentPath, one.name)))
    .sort()
    .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
}

const { importFiles, importers, bring, sayEnglish, en } = await core();
bring(en);

/** By tool: counts, reasons, and metrics. */
const tools = new Map(
  importers().map(({ tool, name }) => [tool, { name, read: 0, partly: 0, refused: 0, why: [], metrics: new Map() }]),
);
const unknown = { name: 'no tool', read: 0, partly: 0, refused: 0, why: [], metrics: new Map() };

/** Metrics that differ in a number only, such as percentiles, are one line. */
const general = (name) => name.replace(/\d+(?:\.\d+)?/g, 'N');

function take(file, counted) {
  const { report, notes, preview } = importFiles([file]);
  const entry = tools.get(preview.files[0]?.tool) ?? unknown;
  for (const { metric = {} } of report?.benchmarks ?? []) {
    const line = [general(metric.name ?? ''), metric.unit ?? '', metric.direction ?? '?', metric.role ?? 'primary'];
    entry.metrics.set(JSON.stringify(line), line);
  }
  if (!counted) return;
  const lost = notes.filter((note) => note.kind === 'failed' || note.kind === 'not-understood');
  entry[!report ? 'refused' : lost.length ? 'partly' : 'read']++;
  // What was left out is a reason only if there is nothing else; that there is no result says nothing new.
  const reasons = [...lost, ...(report ? [] : notes)].filter((note) => note.message.key !== 'import.nothing');
  if (lost.length) entry.why.push([file.path, sayEnglish((reasons[0] ?? lost[0]).message)]);
}

for (const file of filesIn(corpus)) take(file, true);
for (const folder of fixtures) for (const file of filesIn(folder)) take(file, false);

/** Of each fixture of a failed tool: what was run, and why the reader takes no number from it. */
function failureRows() {
  const nothing = new Set(['import.nothing', 'import.no-result', 'import.unknown-tool']);
  return filesIn(inRoot('test/fixtures/tool-failures')).map(({ path, bytes }) => {
    const [tool = '', file = ''] = path.split('/');
    const text = new TextDecoder().decode(bytes);
    const { notes } = importFiles([{ path: 'a.txt', text }]);
    const failed = notes.filter(({ kind, message }) => kind === 'failed' && !nothing.has(message.key));
    const silent = silentFailures[path];
    const how = file.replace(/\.txt$/, '').replaceAll('-', ' ');
    const said = failed.map(({ message }) => sayEnglish(message)).find((one) => one.length > 0) ?? '';
    return [
      tools.get(tool)?.name ?? tool,
      how,
      silent ? `not printed; there is only ${silent}` : `\`${said.replaceAll('`', "'")}\``,
    ];
  });
}

const cell = (text) => String(text).replaceAll('|', '\\|');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;
const entries = [...tools.values(), unknown].filter((one) => one.read + one.partly + one.refused || one.metrics.size);
const sum = (key) => entries.reduce((total, one) => total + one[key], 0);
const shownOfMany = 12;

const lines = [
  '# Tools',
  '',
  '<!-- Made by scripts/tools-table.mjs; do not edit. -->',
  '',
  'What the readers make of real files that others published. *Read*: a report, and nothing in the file that was not',
  'understood or failed. *Partly*: a report, and a note about the rest. *Refused*: no report, and a reason. The tests in',
  '`test/unit/import` check the numbers row by row.',
  '',
  row(['tool', 'read', 'partly', 'refused']),
  row(['---', '--:', '--:', '--:']),
  ...entries.map((one) => row([one.name, one.read, one.partly, one.refused])),
  row(['all', sum('read'), sum('partly'), sum('refused')]),
  '',
  '## Not read, or partly',
  '',
  row(['file', 'tool', 'first reason']),
  row(['---', '---', '---']),
  // As code: reasons quote lines of the files.
  ...entries.flatMap((one) => one.why.map(([path, why]) => row([path, one.name, `\`${why.replaceAll('`', "'")}\``]))),
  '',
  '## When a tool fails',
  '',
  'What a reader says of tools that were made to fail (`scripts/make-tool-failures.sh`); a failed run has no number.',
  'netperf, memtier and others that cannot be installed from Debian are not among them.',
  '',
  row(['tool', 'how', 'reason']),
  row(['---', '---', '---']),
  ...failureRows().map(row),
  '',
  '## Units and directions',
  '',
  'As the readers give them for real files; N is any number, and `?` a direction that the file does not say. Cost and info',
  'are shown, but not part of the verdict. Tools that name metrics freely are cut after a dozen.',
  '',
  row(['tool', 'metric', 'unit', 'better', 'role']),
  row(['---', '---', '---', '---', '---']),
  ...entries.flatMap((one) => {
    const all = [...one.metrics.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1));
    const shown = all.length > 40 ? all.slice(0, shownOfMany) : all;
    const more = all.length - shown.length;
    return [
      ...shown.map((line) => row([one.name, ...line])),
      ...(more ? [row([one.name, `${more} more`, '', '', ''])] : []),
    ];
  }),
  '',
];
writeFileSync(inRoot('docs/tools.md'), lines.join('\n'));
console.log(`docs/tools.md: ${sum('read')} read, ${sum('partly')} partly, ${sum('refused')} refused`);
