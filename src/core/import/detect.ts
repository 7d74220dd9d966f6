/** The tools that can be imported. Another tool takes one more file, and one more line here. */
import { word } from '../messages/messages';
import { failureIn } from './error-lines';
import { linesOf } from './lines';
import { looksLikeMail } from './looks-like-mail';
import { ab } from './tools/ab';
import { autonuma } from './tools/autonuma';
import { bencher } from './tools/bencher';
import { cloudHypervisor } from './tools/cloud-hypervisor';
import { coreMark } from './tools/coremark';
import { criterion } from './tools/criterion';
import { cyclictest } from './tools/cyclictest';
import { dbench } from './tools/dbench';
import { dd } from './tools/dd';
import { environment } from './tools/environment';
import { fio } from './tools/fio';
import { googleBenchmark } from './tools/gbench';
import { githubActionBenchmark } from './tools/github-action-benchmark';
import { goBenchmarks } from './tools/gobench';
import { hackbench } from './tools/hackbench';
import { hpcc } from './tools/hpcc';
import { hyperfine } from './tools/hyperfine';
import { iperf3 } from './tools/iperf3';
import { jmh } from './tools/jmh';
import { kvmSelftests } from './tools/kvm-selftests';
import { kvmUnitTests } from './tools/kvm-unit-tests';
import { lmbench } from './tools/lmbench';
import { mail } from './tools/mail';
import { mmtests } from './tools/mmtests';
import { netperf } from './tools/netperf';
import { opensslSpeed } from './tools/openssl';
import { perf } from './tools/perf';
import { perfBench } from './tools/perf-bench';
import { perfKvm } from './tools/perf-kvm';
import { pgbench } from './tools/pgbench';
import { phoronix } from './tools/phoronix';
import { pyperf } from './tools/pyperf';
import { qemuImgBench } from './tools/qemu-img';
import { qemuMigrate } from './tools/qemu-migrate';
import { redis } from './tools/redis';
import { runLog } from './tools/run-log';
import { schbench } from './tools/schbench';
import { specJbb } from './tools/specjbb';
import { stream } from './tools/stream';
import { stressNg } from './tools/stressng';
import { systemdAnalyze } from './tools/systemd-analyze';
import { sysbench } from './tools/sysbench';
import { time } from './tools/time';
import { unixbench } from './tools/unixbench';
import { vmScalability } from './tools/vm-scalability';
import { willItScale } from './tools/will-it-scale';
import { wrk } from './tools/wrk';
import { mappedTool, type Mapping } from './mapping';
import type { Imported, Importer, ImportFile, Note } from './model';
import { nearestTo } from './nearest';
import { inRange } from './ranges';
import { withoutZeroes } from './zeroes';

/** The order breaks ties: the more specific format first. */
const allImporters: readonly Importer[] = [
  fio,
  googleBenchmark,
  hyperfine,
  iperf3,
  netperf,
  perf,
  pgbench,
  phoronix,
  redis,
  stream,
  stressNg,
  sysbench,
  unixbench,
  wrk,
  pyperf,
  goBenchmarks,
  jmh,
  criterion,
  coreMark,
  lmbench,
  specJbb,
  hackbench,
  schbench,
  perfBench,
  willItScale,
  dbench,
  cyclictest,
  autonuma,
  vmScalability,
  mmtests,
  kvmUnitTests,
  kvmSelftests,
  perfKvm,
  systemdAnalyze,
  qemuMigrate,
  qemuImgBench,
  cloudHypervisor,
  opensslSpeed,
  hpcc,
  githubActionBenchmark,
  bencher,
  ab,
  dd,
  time,
  runLog,
  environment,
  mail,
];

export function importers(): readonly Importer[] {
  return allImporters;
}

/** The tools of mappings come first: whoever wrote one knows the file. */
export function toolsWith(mappings: readonly Mapping[] = []): readonly Importer[] {
  return mappings.length ? [...mappings.map(mappedTool), ...allImporters] : allImporters;
}

export interface Detection {
  readonly importer: Importer;
  readonly confidence: number;
}

/** Below this confidence a file is read only if the user names the tool. */
const minConfidence = 0.5;
const mostInMail = 0.4;

/** The tools that may have printed this file, the most likely first. */
function detect(file: ImportFile, registry: readonly Importer[] = allImporters): Detection[] {
  // In a mail the words around a tool's output say what it is of: no tool is as sure there as the mail reader.
  const most = looksLikeMail(file.text) ? mostInMail : 1;
  return registry
    .map((importer) => {
      const confidence = sniffed(importer, file);
      const own = importer === mail || importer.namesSubjects;
      return { importer, confidence: own ? confidence : Math.min(confidence, most) };
    })
    .filter((one) => one.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}

function sniffed(importer: Importer, file: ImportFile): number {
  try {
    return importer.sniff(file);
  } catch {
    return 0;
  }
}

export interface ToolRead {
  readonly imported?: Imported;
  readonly importer?: Importer;
  readonly confidence: number;
  readonly notes: readonly Note[];
}

/** The tool to read the file with: the one that the user named, or the most likely one. */
export function chosenFor(
  file: ImportFile,
  tool?: string,
  registry: readonly Importer[] = allImporters,
): { readonly chosen?: Detection; readonly confidence: number } {
  if (tool !== undefined) {
    const importer = registry.find((one) => one.tool === tool);
    if (importer) return { chosen: { importer, confidence: 1 }, confidence: 1 };
  }
  const found = detect(file, registry);
  return {
    chosen: tool === undefined ? found.find((one) => one.confidence >= minConfidence) : undefined,
    confidence: found[0]?.confidence ?? 0,
  };
}

/** @param file with the beginning of its text */
export function unknown(
  { path, text }: ImportFile,
  confidence: number,
  registry: readonly Importer[] = allImporters,
): ToolRead {
  const nearest = nearestTo(text, registry);
  const notes = [word('import.unknown-tool'), ...(nearest ? [nearest] : [])];
  return { confidence, notes: notes.map((message) => note(path, 'failed', message)) };
}

/**
 * Reads a file with the tool that the user named, or the most likely one; notes say why there is none. Never throws.
 */
export function readWith(file: ImportFile, tool?: string, registry: readonly Importer[] = allImporters): ToolRead {
  const { chosen, confidence } = chosenFor(file, tool, registry);
  if (!chosen) return onlyFailed(file, registry) ?? unknown(file, confidence, registry);
  const { importer } = chosen;
  const read = finishRead(
    chosen,
    file.path,
    () => importer.read(file),
    (imported) => cutAtEnd(file, imported),
  );
  return withReasons(read, file);
}

/** What a tool printed that failed before it had anything else to print. */
function onlyFailed({ path, text }: ImportFile, registry: readonly Importer[]): ToolRead | undefined {
  const failure = failureIn(text);
  if (failure?.tool === '') return { confidence: 0, notes: failure.notes.map((one) => ({ ...one, path })) };
  const importer = registry.find(({ tool }) => tool === failure?.tool);
  return failure && importer && { importer, confidence: 1, notes: failure.notes.map((one) => ({ ...one, path })) };
}

/**
 * Where a reader found no result, the tool may have printed why.
 *
 * @param file with the beginning of its text
 */
export function withReasons(read: ToolRead, { path, text }: ImportFile): ToolRead {
  if (read.imported?.measurements.length !== 0 || read.imported.machine) return read;
  const known = new Set(read.notes.flatMap(({ kind, lines = [] }) => (kind === 'failed' ? lines : [])));
  const reasons = failureIn(text, read.importer?.tool)?.notes ?? [];
  const fresh = reasons.filter(({ lines = [] }) => !lines.some((n) => known.has(n)));
  return fresh.length ? { ...read, notes: [...read.notes, ...fresh.map((one) => ({ ...one, path }))] } : read;
}

/** A note lists no more lines than a reader can look at. */
const maxUnreadLines = 10_000;

/**
 * What was read, with its notes. A reader that throws has a bug; the other files of the folder must still be imported.
 */
export function finishRead(
  { importer, confidence }: Detection,
  path: string,
  read: () => Imported,
  isCut: (imported: Imported) => boolean,
): ToolRead {
  try {
    const ranged = inRange(read());
    // What a run log holds is the user's own word, and no tool's rounding.
    const imported = importer === runLog ? ranged : withoutZeroes(ranged);
    const notes = eachOnce(imported.notes).map((one): Note => ({
      ...one,
      path,
      ...(one.lines && one.lines.length > maxUnreadLines ? { lines: one.lines.slice(0, maxUnreadLines) } : {}),
    }));
    if (imported.measurements.length === 0 && !imported.machine)
      notes.push(note(path, 'failed', word('import.nothing', { tool: importer.name })));
    if (isCut(imported)) notes.push(note(path, 'guessed', word('import.ends-in-line')));
    return { imported, importer, confidence, notes };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return {
      importer,
      confidence,
      notes: [note(path, 'failed', word('import.crashed', { tool: importer.name, text }))],
    };
  }
}

/** What is said in several places is one note with all its lines. */
function eachOnce(notes: readonly Note[]): Note[] {
  const known = new Map<string, { readonly note: Note; readonly lines: Set<number> }>();
  for (const note of notes) {
    const key = JSON.stringify([note.kind, note.message]);
    const { lines } = known.get(key) ?? { lines: new Set<number>() };
    for (const line of note.lines ?? []) lines.add(line);
    if (!known.has(key)) known.set(key, { note, lines });
  }
  return [...known.values()].map(({ note, lines }) => (lines.size > 0 ? { ...note, lines: [...lines] } : note));
}

/**
 * A last line without a line end may hold half a number or half a name. JSON is complete if its brackets are closed.
 */
function cutAtEnd(file: ImportFile, imported: Imported): boolean {
  if (file.text.endsWith('\n') || isClosed(file.text)) return false;
  const last = linesOf(file.text).length;
  return imported.measurements.some((one) => one.line === last);
}

/** Whether a text without a line end ends with a bracket that closes something. */
export function isClosed(text: string): boolean {
  return /[}\]]$/.test(text.trimEnd());
}

function note(path: string, kind: Note['kind'], message: Note['message']): Note {
  return { kind, message, path };
}
