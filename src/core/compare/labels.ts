/** What tells the files of a comparison apart: the revision, the date, else the name. */
import { reportName } from '../text/file-names';
import { word, type Message } from '../messages/messages';
import type { ComparedFileView } from './view';

/**
 * The files with a label each, no two alike: the revision of those from git, "working copy" for the file that they are
 * revisions of, the date where all dates differ, else the name, with a number where names are alike, too.
 */
export function labelled(files: readonly ComparedFileView[]): ComparedFileView[] {
  const dates = files.flatMap(({ ref, date, trouble }) => (ref === undefined && !trouble ? [date] : []));
  const byDate = !dates.includes(undefined) && new Set(dates).size === dates.length;
  const labels = unlike(
    files.map((file) => labelOf(file, files, byDate)),
    files.map(({ name, where, ref }) => textLabel([reportName(name), where, ref].filter(Boolean).join(', '))),
    files.map(({ name }, index) => textLabel(`${reportName(name)} (${index + 1})`)),
  );
  return files.map((file, index) => ({ ...file, label: labels[index] }));
}

function labelOf(
  { ref, date, name, where, trouble }: ComparedFileView,
  files: readonly ComparedFileView[],
  byDate: boolean,
) {
  if (ref !== undefined) return textLabel(ref);
  if (files.some((other) => other.ref !== undefined && other.name === name && other.where === where))
    return word('history.working-copy');
  return textLabel(byDate && date !== undefined && !trouble ? date : reportName(name));
}

const textLabel = (name: string): Message => word('compare.name', { name });

/** The first list, with what the next one says where two are alike. */
function unlike(labels: readonly Message[], ...more: readonly (readonly Message[])[]): readonly Message[] {
  const [next, ...rest] = more;
  const known = labels.map((one) => JSON.stringify(one));
  const alike = known.map((one) => known.indexOf(one) !== known.lastIndexOf(one));
  if (!next || !alike.includes(true)) return labels;
  return unlike(
    labels.map((one, index) => (alike[index] && next[index]) || one),
    ...rest,
  );
}
