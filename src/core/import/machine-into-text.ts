/** Describes the machine of a report that has none: with an entry of another report or the output of a script. */
import type { Environment, Report } from '../generated/format';
import { word, type Message } from '../messages/messages';
import { editAt, type TextEdit } from '../report/edit';
import { errorsOfValue, readReport } from '../report/read';
import { slug } from './ids';
import { environment } from './tools/environment';

/** The machines that a text describes: the output of `vmibench-env.sh`, or a report. */
export function machinesIn(text: string): readonly Environment[] {
  const file = { path: '', text };
  const printed = environment.sniff(file) > 0 ? environment.read(file).machine : undefined;
  if (!printed) return readReport(text).report?.environments ?? [];
  const { label, ...parts } = printed;
  return [entryOf(label ?? '', parts)];
}

/** A machine with a readable id; the label stands only where the id does not say it. */
export function entryOf(name: string, parts: Omit<Environment, 'id' | 'label'>): Environment {
  const id = slug(name || 'machine');
  return { id, ...(name && name !== id && { label: name }), ...parts };
}

/**
 * The edit that gives a report its machine. With one entry, all subjects have it.
 * @param text a whole report without environments
 */
export function withMachine(text: string, machine: Environment): TextEdit | { readonly why: Message } {
  const report = readReport(text).report;
  if (!report) return { why: word('machine.no-report') };
  if (report.environments?.length) return { why: word('machine.there') };
  // What a machine is inside of stands in its own report.
  const { inside: _inside, ...entry } = machine;
  const known = new Set(errorsOfValue(report).map(({ message }) => JSON.stringify(message)));
  const described: Report = { ...report, environments: [entry] };
  const fresh = errorsOfValue(described).find(({ message }) => !known.has(JSON.stringify(message)));
  if (fresh) return { why: word('import.invalid', { said: fresh.message }) };
  return editAt(text, ['environments'], [entry]) ?? { why: word('machine.no-report') };
}
