/** Which documents of fio are runs of their own, and which of these did not come to their end. */
import { word } from '../../messages/messages';
import { deathOf } from '../error-lines';
import { list, object } from '../json';
import type { TextLine } from '../lines';
import type { Note } from '../model';
import { numeric } from '../numbers';

type Json = Readonly<Record<string, unknown>>;

interface Document {
  readonly json: Json;
  readonly line: number;
}

export interface FioRun extends Document {
  /** Why the run is no result, though it printed numbers. */
  readonly failed?: string;
}

/** fio prints this where it does not know when a run will end. */
const unknownEnd = 0x7fffffff;

/**
 * With --status-interval a run prints a document again and again, each since its start: only the last counts. They are
 * of one run if they have the same jobs and began at the same time.
 *
 * @param around the lines that are not JSON
 */
export function fioRuns(documents: readonly Document[], around: readonly TextLine[], notes: Note[]): FioRun[] {
  const runs: (Document & { readonly printed: number })[] = [];
  for (const document of documents) {
    const at = runs.findIndex(({ json }) => isSnapshot(json, document.json));
    if (at < 0) runs.push({ ...document, printed: 1 });
    else runs.splice(at, 1, { ...document, printed: (runs[at]?.printed ?? 0) + 1 });
  }
  const left = documents.length - runs.length;
  if (left) notes.push({ kind: 'left-out', message: word('import.fio-snapshots', { n: left }) });
  return runs.map(({ printed, ...run }) => {
    const before = documents.findLast(({ line }) => line < run.line)?.line ?? 0;
    const signal = around.find(({ n, text }) => n > before && n < run.line && /^fio: terminating on signal/.test(text));
    if (signal) return { ...run, failed: signal.text.trim().slice('fio: '.length) };
    if (printed === 1) return run;
    const death = around.find(({ n, text }) => n > run.line && deathOf(text));
    if (death) return { ...run, failed: deathOf(death.text) };
    return isUnderWay(run.json) ? { ...run, failed: 'the run did not come to its end' } : run;
  });
}

const jobsOf = (json: Json): Json[] => list(json.jobs).map((job) => object(job) ?? {});

function isUnderWay(json: Json): boolean {
  return jobsOf(json).some(({ eta }) => (numeric(eta) ?? 0) > 0 && eta !== unknownEnd);
}

/** Whether the second document is of the same run as the first, and later. */
function isSnapshot(first: Json, second: Json): boolean {
  const [before, after] = [jobsOf(first), jobsOf(second)];
  const same = before.every((job, index) => {
    const other = after[index];
    return other && job.jobname === other.jobname && job.groupid === other.groupid && job.job_start === other.job_start;
  });
  if (!before.length || before.length !== after.length || !same) return false;
  if (before.every(({ job_start: start }) => start !== undefined)) return true;
  // Before 3.36 a document says when it was printed, and how long its jobs ran until then.
  const [ran, runsNow] = [runTime(before), runTime(after)];
  const [began, beganNow] = [printedAt(first) - ran, printedAt(second) - runsNow];
  return ran > 0 && runsNow > ran && beganNow - began < ran / 2;
}

/** In ms. */
function printedAt(json: Json): number {
  return numeric(json.timestamp_ms) ?? (numeric(json.timestamp) ?? NaN) * 1000;
}

function runTime(jobs: readonly Json[]): number {
  const times = jobs.flatMap((job) =>
    ['read', 'write', 'trim'].map((side) => numeric(object(job[side])?.runtime) ?? 0),
  );
  return times.reduce((most, one) => Math.max(most, one), 0);
}
