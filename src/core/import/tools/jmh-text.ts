/**
 * JMH's text: the table at its end. Names of parameters are in brackets in its head. Scores have three decimals, so
 * that a comma is always the decimal sign of a locale; build tools put `[info]` before each line.
 */
import { word } from '../../messages/messages';
import { head, linesOf, unreadNotes, type TextLine } from '../lines';
import type { Imported, ImportFile, Measurement, Note, ParameterValue } from '../model';
import { number } from '../numbers';
import { parameterValue } from '../template';
import { jmhMetric, partName } from './jmh-metric';

const prefix = /^[ \t]*(?:\[info\][ \t]*)?/i;
const tableHead = /^Benchmark[ \t]+((?:\([^()\s]+\)[ \t]+)*)Mode[ \t]+(?:Cnt|Samples)[ \t]+Score[ \t]/;
const tableHeadLine =
  /^[ \t]*(?:\[info\][ \t]*)?Benchmark[ \t]+(?:\([^()\s]+\)[ \t]+)*Mode[ \t]+(?:Cnt|Samples)[ \t]+Score[ \t]/m;
/** Behind mode and count: the score, perhaps its error behind ± (`?` in a terminal without it), and the unit. */
const rowEnd = /^(?:(\d+)[ \t]+)?(\S+)(?:[ \t]+(?:[±?�][ \t]*)?(\S+))?[ \t]+(\S+)$/;
const maxTail = 64 * 1024;

/** Whether there is a table of results, which comes behind the log of all iterations. */
export function isJmhText(text: string): boolean {
  return tableHeadLine.test(head(text)) || (text.length > maxTail && tableHeadLine.test(text.slice(-maxTail)));
}

export function jmhText({ text }: ImportFile): Imported {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  const unread: TextLine[] = [];
  let version: string | undefined;
  let threads: number | undefined;
  let names: readonly string[] | undefined;
  for (const line of linesOf(text)) {
    const plain = line.text.replace(prefix, '').trimEnd();
    version ??= /^# JMH(?: version:)? (\d\S*)/.exec(plain)?.[1];
    threads = number(/^# Threads: (\d+) thread/.exec(plain)?.[1]) ?? threads;
    const found = tableHead.exec(plain);
    if (found) {
      names = [...(found[1] ?? '').matchAll(/\(([^()\s]+)\)/g)].map((one) => one[1] ?? '');
      continue;
    }
    const made = names && plain ? rowOf(plain, names, line.n) : undefined;
    if (made) measurements.push(threads === undefined ? made : withThreads(made, threads));
    else if (names && plain) unread.push(line);
  }
  if (measurements.length) notes.push({ kind: 'guessed', message: word('import.no-runs', { name: 'JMH' }) });
  return { tool: 'jmh', toolVersion: version, measurements, notes: [...notes, ...unreadNotes(unread)] };
}

function withThreads(made: Measurement, threads: number): Measurement {
  return { ...made, parameters: { ...made.parameters, threads } };
}

function rowOf(text: string, names: readonly string[], line: number): Measurement | undefined {
  const words = text.split(/[ \t]+/);
  const mode = words.findIndex((one, index) => index > 0 && /^(?:thrpt|avgt|sample|ss)$/.test(one));
  if (mode < 1 || mode - 1 !== names.length) return undefined;
  const [, count, score, , unit] = rowEnd.exec(words.slice(mode + 1).join(' ')) ?? [];
  const mean = decimal(score);
  if (mean === undefined || unit === undefined) return undefined;
  const parameters: Record<string, ParameterValue> = {};
  names.forEach((name, index) => {
    const value = words[index + 1];
    if (value !== undefined && value !== 'N/A') parameters[name] = parameterValue(value);
  });
  const [benchmark = '', part] = (words[0] ?? '').split(':');
  const n = number(count);
  return {
    benchmark,
    suite: 'JMH',
    benchmarkKind: 'micro',
    parameters,
    metric: jmhMetric(words[mode] ?? '', unit, part === undefined ? undefined : partName(part)),
    summary: { mean, ...(n ? { n } : {}) },
    line,
  };
}

function decimal(text: string | undefined): number | undefined {
  const found = /^(-?\d+)[.,](\d{3})$/.exec(text ?? '');
  return found ? Number(`${found[1] ?? ''}.${found[2] ?? ''}`) : number(text);
}
