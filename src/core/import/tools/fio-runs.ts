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
  const runs: (Document & { readonly printed: number; readonly before: number })[] = [];
  /** The places of runs by what all documents of a run share: a log may have thousands of runs. */
  const known = new Map<string, number[]>();
  let before = 0;
  for (const [index, document] of documents.entries()) {
    const last = documents[index - 1]?.line ?? 0;
    if (last < document.line) before = last;
    const key = JSON.stringify(jobsOf(document.json).map((job) => [job.jobname, job.groupid, job.job_start]));
    const places = known.get(key) ?? [];
    const at = places.slice(-mostTogether).find((place) => isSnapshot(runs[place]?.json ?? {}, document.json));
    if (at === undefined) {
      known.set(key, [...places.slice(-mostTogether), runs.length]);
      runs.push({ ...document, printed: 1, before });
    } else runs.splice(at, 1, { ...document, printed: (runs[at]?.printed ?? 0) + 1, before });
  }
  const left = documents.length - runs.length;
  if (left) notes.push({ kind: 'left-out', message: word('import.fio-snapshots', { n: left }) });
  const signals = around.filter(({ text }) => /^fio: terminating on signal/.test(text));
  const deaths = around.filter(({ text }) => deathOf(text) !== undefined);
  return runs.map(({ printed, before: previous, ...run }) => {
    const signal = signals.find(({ n }) => n > previous && n < run.line);
    if (signal) return { ...run, failed: signal.text.trim().slice('fio: '.length) };
    if (printed === 1) return run;
    const death = deaths.find(({ n }) => n > run.line);
    if (death) return { ...run, failed: deathOf(death.text) };
    return isUnderWay(run.json) ? { ...run, failed: 'the run did not come to its end' } : run;
  });
}

/** How many runs of the same jobs may print in turn. */
const mostTogether = 16;

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
