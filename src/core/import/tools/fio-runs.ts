/** Which documents of fio are runs of their own. */
import { word } from '../../messages/messages';
import { list, object } from '../json';
import type { Note } from '../model';
import { numeric } from '../numbers';

type Json = Readonly<Record<string, unknown>>;

interface Document {
  readonly json: Json;
  readonly line: number;
}

/**
 * With --status-interval a run prints a document again and again, each since its start: only the last counts. They are
 * of one run if they have the same jobs and began in the same second.
 */
export function withoutSnapshots(documents: readonly Document[], notes: Note[]): Document[] {
  const last = new Map<string, Document>();
  documents.forEach((document, index) => last.set(runOf(document.json) ?? String(index), document));
  const left = documents.length - last.size;
  if (left) notes.push({ kind: 'left-out', message: word('import.fio-snapshots', { n: left }) });
  return [...last.values()];
}

/** When the jobs of a document began, and which they are; undefined if it does not say. */
function runOf(json: Json): string | undefined {
  const jobs = list(json.jobs).map((job) => object(job) ?? {});
  const starts = jobs.map((job) => {
    const began = numeric(job.job_start);
    return began === undefined ? undefined : `${String(job.jobname)} ${String(job.groupid)} ${String(began)}`;
  });
  return starts.length && starts.every((start) => start !== undefined) ? starts.join('\n') : undefined;
}
