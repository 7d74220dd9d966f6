/** Results of tools: files and folders, with a template and names for subjects. */
import { resolve, sep } from 'node:path';
import type { ImportChoices } from '../../core/import/choices';
import { subjectOfFolder } from '../../core/import/folder-name';
import { combine, readFile, type InputFile, type ReadFile } from '../../core/import/import';
import { readStep } from '../../core/import/stepwise';
import { suggestTemplate } from '../../core/import/suggest';
import { parseTemplate, type PathTemplate } from '../../core/import/template';
import { visible } from '../../core/text/visible';
import { sayEnglish, word } from '../../core/messages/messages';
import type { Io } from '../output';
import { reasonOf } from '../read';
import { UsageError, type Typed } from '../usage';
import type { Gathered } from './import';
import { listFiles, load, type Wanted } from './import-files';
import { Teller } from './import-notes';
import { noBaseline } from './import-out';

interface Named {
  readonly path: string;
  readonly subject: string;
}

export async function importResults(typed: Typed, io: Io): Promise<Gathered> {
  const template = templateOf(typed);
  const named = typed.values('subject').map(namedOf);
  const { wanted, missing, folder } = await listFiles(typed.positionals.filter((name) => name !== '-'));
  const nameOf = new Map(wanted.map(({ path, name }) => [path, name]));
  const teller = new Teller(io, (path) => nameOf.get(path) ?? path, typed.has('quiet'));
  for (const { name, why } of missing) teller.failed(name, why);
  const base: ImportChoices = {
    artifacts: typed.has('artifacts'),
    title: typed.value('title'),
    ...(template ? { template: template.source } : {}),
  };
  const files: ReadFile[] = [];
  for (const one of wanted) files.push(withSubject(await readOne(one, base, io), one, named));
  if (typed.positionals.includes('-')) files.push(readFile(await standardInput(), base, template));
  for (const { path } of named) {
    if (!wanted.some((one) => within(one.name, path)))
      throw new UsageError(word('importing.subject-nothing', { path }));
  }
  const baseline = baselineOf(typed, files, base);
  const asked = baseline === undefined ? base : { ...base, baseline };
  const first = combine(files, asked);
  const byFolder = subjectOfFolder(first, asked, folder);
  const { report, notes } = byFolder ? combine(files, byFolder.choices) : first;
  teller.notes(byFolder ? [...notes, byFolder.note] : notes);
  const suggested = template || wanted.length < 2 ? undefined : suggestTemplate(wanted.map((one) => one.path));
  if (suggested !== undefined) teller.plain(word('importing.template-fits', { template: suggested }));
  return { report, partial: missing.length > 0 || files.some((file) => !file.source) };
}

function templateOf(typed: Typed): PathTemplate | undefined {
  const source = typed.value('template');
  if (source === undefined) return undefined;
  const { template, error } = parseTemplate(source);
  if (error) throw new UsageError(word('importing.template', { why: error }));
  return template;
}

function namedOf(text: string): Named {
  const [, path, subject] = /^(.+)=([^=]+)$/.exec(text) ?? [];
  if (path === undefined || !subject?.trim()) throw new UsageError(word('importing.subject-form', { found: text }));
  return { path, subject: subject.trim() };
}

function within(name: string, path: string): boolean {
  const [file, place] = [resolve(name), resolve(path)];
  return file === place || file.startsWith(place.endsWith(sep) ? place : place + sep);
}

/** The longest path that a file lies in says what was measured in it, over the template and the file itself. */
function withSubject(file: ReadFile, { name }: Wanted, named: readonly Named[]): ReadFile {
  const [best] = named
    .filter(({ path }) => within(name, path))
    .sort((a, b) => resolve(b.path).length - resolve(a.path).length);
  if (!best || !file.source) return file;
  const { captured } = file.source;
  return { ...file, source: { ...file.source, captured: { parameters: {}, ...captured, subject: best.subject } } };
}

/** A large file shows how far it is, where somebody looks; Ctrl+C ends it as any command. */
async function readOne(one: Wanted, choices: ImportChoices, { err }: Io): Promise<ReadFile> {
  let shown = 0;
  let last = 0;
  const onProgress = ({ part = 0 }: { readonly part?: number }): void => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    shown = 1;
    err.status(`${visible(one.name)}: ${String(Math.floor(part * 100))} %`);
  };
  const loadOne = (): Promise<ReturnType<typeof load>> => {
    try {
      return Promise.resolve(load(one));
    } catch (error) {
      return Promise.reject(new Error(sayEnglish(reasonOf(error))));
    }
  };
  const read = await readStep(one.path, loadOne, choices, { onProgress });
  if (shown) err.status('');
  return read ?? { path: one.path, confidence: 0, notes: [] };
}

async function standardInput(): Promise<InputFile> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return { path: '<stdin>', bytes: Buffer.concat(chunks) };
}

/** The baseline as it came out of the files, by that name or by the id that it gets. */
function baselineOf(typed: Typed, files: readonly ReadFile[], choices: ImportChoices): string | undefined {
  const asked = typed.value('baseline');
  if (asked === undefined) return undefined;
  const { preview, report } = combine(files, choices);
  const labels = preview.subjects.map((one) => one.label);
  const byId = report?.subjects.find((one) => one.id === asked);
  const found =
    labels.find((label) => label === asked) ?? (byId && labels.find((label) => label === (byId.label ?? byId.id)));
  if (found === undefined) throw new UsageError(noBaseline(asked, labels));
  return found;
}
