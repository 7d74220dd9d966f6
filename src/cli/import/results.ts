/** Imports the output of tools: files and folders, with a path template and names of subjects. */
import { resolve, sep } from 'node:path';
import type { ImportChoices } from '../../core/import/choices';
import { subjectOfFolder } from '../../core/import/folder-name';
import { combine, readFile, type ReadFile } from '../../core/import/import';
import { isMappingPath } from '../../core/import/mapping';
import { readMappings, readStep } from '../../core/import/stepwise';
import { suggestTemplate } from '../../core/import/suggest';
import { parseTemplate, type PathTemplate } from '../../core/import/template';
import { visible } from '../../core/text/visible';
import { word } from '../../core/messages/messages';
import { listInputs, mappingsBeside, openInput, wholeLimits, wholeOf, type InputPath } from '../../node/input-files';
import { FileFault, readFailure } from '../../node/failures';
import { readStdinBytes } from '../../node/read';
import { unknownSubject } from '../input';
import type { Io } from '../output';
import { stdinName } from '../targets';
import { UsageError, type Typed } from '../usage';
import { mailOf } from './documents';
import { NotePrinter, type ImportedReport } from './notes';

const progressMs = 100;

interface NamedSubject {
  readonly path: string;
  readonly subject: string;
}

export async function importPaths(typed: Typed, io: Io): Promise<ImportedReport> {
  const template = templateOf(typed);
  const named = typed.values('subject').map(namedOf);
  const { inputs, missing, folder } = await listInputs(typed.positionals.filter((name) => name !== '-'));
  const nameOf = new Map(inputs.map(({ path, name }) => [path, name]));
  const printer = new NotePrinter(io, (path) => nameOf.get(path) ?? path, typed.has('quiet'));
  for (const { name, why } of missing) printer.failed(name, why);
  const { mappings, files: faulty } = await mappingsOf(typed, inputs);
  const base: ImportChoices = {
    mappings,
    artifacts: typed.has('artifacts'),
    title: typed.value('title'),
    ...(template ? { template: template.source } : {}),
  };
  const files: ReadFile[] = [...faulty];
  let stdin: Uint8Array = new Uint8Array();
  for (const one of inputs)
    if (!isMappingPath(one.path)) files.push(withSubject(await readOne(one, base, io), one, named));
  if (typed.positionals.includes('-'))
    files.push(readFile({ path: stdinName, bytes: (stdin = await readStdinBytes(wholeLimits.most)) }, base, template));
  const [only] = files;
  if (only && files.length === 1 && isMail(only) && !template && !named.length) {
    const name = inputs[0]?.name;
    return mailOf(name ?? stdinName, name === undefined ? stdin : await wholeOf(name), typed, printer);
  }
  for (const { path } of named) {
    if (!inputs.some((one) => within(one.name, path)))
      throw new UsageError(word('importing.subject-nothing', { path }));
  }
  const baseline = baselineOf(typed, files, base);
  const asked = baseline === undefined ? base : { ...base, baseline };
  const first = combine(files, asked);
  const byFolder = subjectOfFolder(first, asked, folder);
  const { report, notes } = byFolder ? combine(files, byFolder.choices) : first;
  printer.notes(byFolder ? [...notes, byFolder.note] : notes);
  const suggested = template || inputs.length < 2 ? undefined : suggestTemplate(inputs.map((one) => one.path));
  if (suggested !== undefined) printer.plain(word('importing.template-fits', { template: suggested }));
  // A file of a folder that gave nothing is often an earlier report there, which --force may replace.
  const used = inputs.filter((_, at) => files[at]?.source).map(({ name }) => name);
  return {
    report,
    from: [...typed.positionals, ...used],
    partial: missing.length > 0 || files.some((file) => !file.source),
  };
}

/** The mappings among the files, beside them, and those of `--mapping`, which come first. */
async function mappingsOf(typed: Typed, inputs: readonly InputPath[]): ReturnType<typeof readMappings> {
  const asked = typed.values('mapping').map((name): InputPath => ({ name, path: name }));
  const known = new Map([...asked, ...inputs, ...mappingsBeside(inputs)].map((one) => [resolve(one.name), one]));
  const all = new Map([...known.values()].map((one) => [one.path, one]));
  const read = await readMappings(
    [...all.keys()].filter((path) => isMappingPath(path) || asked.some((one) => one.path === path)),
    (path) => Promise.resolve().then(() => openInput(all.get(path) ?? { path, name: path })),
  );
  const [wrong] = read.files.filter(({ path }) => asked.some((one) => one.path === path));
  if (wrong?.notes[0])
    throw new UsageError(word('importing.mapping', { name: wrong.path, why: wrong.notes[0].message }));
  return read;
}

/** Alone, a mail is read with its claims and the words around its tables. */
function isMail(file: ReadFile): boolean {
  return file.notes.some(({ message: { key } }) => key === 'import.is-mail' || key === 'import.has-tables');
}

function templateOf(typed: Typed): PathTemplate | undefined {
  const source = typed.value('template');
  if (source === undefined) return undefined;
  const { template, error } = parseTemplate(source);
  if (error) throw new UsageError(word('importing.template', { why: error }));
  return template;
}

function namedOf(text: string): NamedSubject {
  const [, path, subject] = /^(.+)=([^=]+)$/.exec(text) ?? [];
  if (path === undefined || !subject?.trim()) throw new UsageError(word('importing.subject-form', { found: text }));
  return { path, subject: subject.trim() };
}

function within(name: string, path: string): boolean {
  const [file, place] = [resolve(name), resolve(path)];
  return file === place || file.startsWith(place.endsWith(sep) ? place : place + sep);
}

/** The longest matching --subject path names the subject, whatever the template or the file says. */
function withSubject(file: ReadFile, { name }: InputPath, named: readonly NamedSubject[]): ReadFile {
  const [best] = named
    .filter(({ path }) => within(name, path))
    .sort((a, b) => resolve(b.path).length - resolve(a.path).length);
  if (!best || !file.source) return file;
  const { captured } = file.source;
  return { ...file, source: { ...file.source, captured: { parameters: {}, ...captured, subject: best.subject } } };
}

/** On a terminal, a large file shows its progress. */
async function readOne(input: InputPath, choices: ImportChoices, { err }: Io): Promise<ReadFile> {
  let shown = 0;
  let last = 0;
  const onProgress = ({ part = 0 }: { readonly part?: number }): void => {
    const now = performance.now();
    if (now - last < progressMs) return;
    last = now;
    shown = 1;
    err.status(`${visible(input.name)}: ${String(Math.floor(part * 100))} %`);
  };
  const loadOne = (): Promise<ReturnType<typeof openInput>> => {
    try {
      return Promise.resolve(openInput(input));
    } catch (error) {
      return Promise.reject(new FileFault(readFailure(error)));
    }
  };
  const read = await readStep(input.path, loadOne, choices, { onProgress });
  if (shown) err.status('');
  return read ?? { path: input.path, confidence: 0, notes: [] };
}

/** The label of the baseline, found by its label in the files or by its id in the report. */
function baselineOf(typed: Typed, files: readonly ReadFile[], choices: ImportChoices): string | undefined {
  const asked = typed.value('baseline');
  if (asked === undefined) return undefined;
  const { preview, report } = combine(files, choices);
  const labels = preview.subjects.map((one) => one.label);
  const byId = report?.subjects.find((one) => one.id === asked);
  const found =
    labels.find((label) => label === asked) ?? (byId && labels.find((label) => label === (byId.label ?? byId.id)));
  if (found === undefined) throw new UsageError(unknownSubject('importing.no-baseline', asked, labels));
  return found;
}
