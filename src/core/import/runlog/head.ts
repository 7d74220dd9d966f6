/** The first line of a run log: what it says about the whole log, as far as a report can hold it. */
import type { Environment, Report, Subject } from '../../generated/format';
import { word, type Message } from '../../messages/messages';
import { sound } from '../sound';
import type { RunLogHead } from './model';

export interface HeadFault {
  readonly message: Message;
  readonly field: string;
}

/** Names of subjects may be any text, because the report makes ids of them; here each has a plain one. */
const plain = (index: number): string => `s${String(index)}`;

/**
 * The head without what a report cannot hold: a date with a month 13, a negative number of threads, an environment
 * that nothing describes. Each of these is a fault.
 */
export function soundHead(head: RunLogHead): { readonly head: RunLogHead; readonly faults: readonly HeadFault[] } {
  const { environments, subjects, ...rest } = head;
  const own: Subject[] = (subjects ?? []).map((one, index) => {
    const { role, ...more } = one;
    // The report chooses one baseline itself.
    return { ...more, ...(role === undefined || role === 'baseline' ? {} : { role }), id: plain(index) };
  });
  const report: Report = {
    format: 'vmibench/1',
    ...rest,
    title: rest.title ?? '-',
    ...(environments ? { environments } : {}),
    subjects: [{ id: 'first', role: 'baseline' }, ...own],
    benchmarks: [],
  } as Report;
  const { report: kept, left } = sound(report, '-');
  if (left.length === 0) return { head, faults: [] };
  const faults = left.map(({ path, message }): HeadFault => ({
    field: String(path[0] ?? 'format'),
    message: word('runlog.left-out', { said: message }),
  }));
  if (!kept) return { head: {}, faults };
  const { format: _format, title, benchmarks: _benchmarks, environments: places, subjects: named, ...facts } = kept;
  const found = (subjects ?? []).flatMap((one, index): Subject[] => {
    const mine = named.find((each) => each.id === plain(index));
    if (!mine) return [];
    return [{ ...mine, ...(one.role === 'baseline' ? { role: one.role } : {}), id: one.id }];
  });
  return {
    head: {
      ...facts,
      ...(rest.title !== undefined && title !== '-' ? { title } : {}),
      ...(places?.length ? { environments: places as readonly Environment[] } : {}),
      ...(found.length ? { subjects: found } : {}),
    },
    faults,
  };
}
