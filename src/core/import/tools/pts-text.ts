/** Phoronix's text: the export with its bars, and the log of a run. */
import { word } from '../../messages/messages';
import { linesOf, scanner, unreadNotes, type TextLine, type LineReading } from '../lines';
import type { Imported, ImportFile, Measurement, Note } from '../model';
import { withoutEnd } from '../../text/trim';
import { number } from '../numbers';
import { directionOf, directionOfScale, parametersOf, ptsMetric } from './pts-metric';
import { addAll } from '../../text/lists';

const phoronixTool = 'phoronix-test-suite';
const scaleLine = /^\s*(\S(?:.*\S)?)\s+([<>])\s+(Higher|Lower) Is Better$/;
const barLine = /^\s*(\S(?:.*\S)?)\s+\.*(\d[\d.]*)\s*\|=*$/;

/** Title, description and scale are the lines above the bars; a bar's number is the mean. */
export function readChartText(file: ImportFile): Imported {
  const lines = linesOf(file.text);
  const unread: TextLine[] = [];
  const measurements: Measurement[] = [];
  let version: string | undefined;
  let table: Omit<Measurement, 'summary' | 'subject'> | undefined;
  lines.forEach((line, index) => {
    const said = line.text.trimEnd();
    const scale = scaleLine.exec(said);
    const bar = barLine.exec(said);
    version ??= /^\s*Phoronix Test Suite v?([\d.]+\w*)/.exec(line.text)?.[1];
    if (scale) {
      const above = headingOf(lines, index);
      addAll(unread, above.stray);
      const described = above.lines.length > 1 ? [above.lines.at(-1), above.lines[0]] : ['', above.lines[0]];
      const title = nameAndVersion(described[1] ?? '');
      table = {
        benchmark: title.name,
        suite: phoronixTool,
        version: title.version,
        parameters: parametersOf(described[0] ?? ''),
        metric: ptsMetric(scale[1] ?? '', directionOf(scale[3] ?? '')),
        line: line.n,
      };
    } else if (bar && table) {
      const mean = number(bar[2]);
      if (mean === undefined) unread.push(line);
      else measurements.push({ ...table, subject: withoutEnd(bar[1] ?? '', /[ .]/), summary: { mean }, line: line.n });
    } else if (line.text.trim()) {
      // The bars end here; prose or another title follows.
      if (![1, 2].some((below) => scaleLine.test(lines[index + below]?.text.trimEnd() ?? ''))) unread.push(line);
      table = bar ? table : undefined;
    }
  });
  return { tool: phoronixTool, toolVersion: version, measurements, notes: unreadNotes(unread, 'left-out') };
}

/** More lines than these are no heading. */
const maxHeadingLines = 6;

/**
 * The title, and perhaps the description, above the scale of a chart: the lines of its block with its indentation.
 * Where there are more than two, it is not certain which are meant, and all are named.
 */
function headingOf(
  lines: readonly TextLine[],
  index: number,
): { readonly lines: readonly string[]; readonly stray: readonly TextLine[] } {
  const indent = (text: string): number => text.search(/\S/);
  const block: TextLine[] = [];
  for (let at = index - 1; at >= 0 && block.length < maxHeadingLines; at--) {
    const line = lines[at];
    if (!line?.text.trim() || barLine.test(line.text) || /^\s*Phoronix Test Suite/.test(line.text)) break;
    block.unshift(line);
  }
  const own = block.filter(({ text }) => indent(text) === indent(lines[index]?.text ?? ''));
  const sure = own.length === 0 ? block.slice(-2) : own;
  return {
    lines: sure.map(({ text }) => text.trim()),
    stray: sure.length > 2 ? block : block.filter((line) => !sure.includes(line)),
  };
}

/** `SQLite 3.30.1` is a name and a version. */
export function nameAndVersion(text: string): { readonly name: string; readonly version?: string } {
  const parts = /^(.*\S)\s+v?(\d+(?:[.-]\w+)+)$/.exec(text);
  return parts?.[1] ? { name: parts[1], version: parts[2] } : { name: text || 'result' };
}

const profileLine = /^\s+((?:pts|system|local|git)\/[\w.+-]+?)-(\d+\.\d+\.\d+)(?: \[(.*)\])?$/;

/** In lines, from a title to its profile: warnings and comments may stand between. */
const headingDistance = 6;

/** The log of `phoronix-test-suite run`: each run's number has a line under the name of the result. */
export function readConsole(): LineReading {
  const unread = scanner([]);
  // The title of a profile is the last line with a colon before it; whatever stands between is not it.
  let heading: TextLine | undefined;
  /** Whether the line before the title ends with a colon, too: then both are named. */
  let isDoubtful = false;
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  let version: string | undefined;
  let test: { readonly suite: string; readonly version: string; readonly title: string } | undefined;
  let label: string | undefined;
  let samples: number[] = [];
  let failures = 0;
  const read = (line: TextLine): void => {
    const text = line.text.trimEnd();
    const profile = profileLine.exec(text);
    const average = /^\s+Average: ([\d.]+)(.*)/.exec(text);
    const run = /^\s{5,}(-?[\d.]+)$/.exec(text);
    version ??= /^Phoronix Test Suite v([\d.]+\w*)/.exec(text)?.[1];
    if (profile) {
      test = {
        suite: profile[1] ?? phoronixTool,
        version: `profile ${profile[2] ?? ''}`,
        title:
          heading && line.n - heading.n <= headingDistance ? heading.text.trim().replace(/:$/, '') : (profile[1] ?? ''),
      };
      if (heading && isDoubtful) unread.line(heading);
      heading = undefined;
      label = undefined;
      samples = [];
      failures = 0;
    } else if (/The test run did not produce a result/.test(text)) failures++;
    else if (average && test) {
      const scale = average[2]?.trim() ?? '';
      const mean = number(average[1]);
      const title = nameAndVersion(test.title);
      const base = {
        benchmark: title.name,
        suite: test.suite,
        version: [title.version, test.version].filter(Boolean).join(', '),
        parameters: parametersOf(label ?? ''),
        metric: ptsMetric(scale, directionOfScale(scale)),
        line: line.n,
      };
      if (samples.length) measurements.push({ ...base, samples });
      else if (mean !== undefined) measurements.push({ ...base, summary: { mean } });
      for (; failures > 0; failures--) measurements.push({ ...base, failed: 'the run did not produce a result' });
      samples = [];
    } else if (run && test && label !== undefined) samples.push(number(run[1]) ?? NaN);
    else if (test && /^\s{4}\S.*:$/.test(line.text)) {
      label = text.trim().slice(0, -1);
      samples = [];
    } else if (/^\S.*:\s*$/.test(text)) {
      if (heading) unread.line(heading);
      isDoubtful = heading !== undefined && line.n - heading.n <= headingDistance;
      heading = line;
    } else if (text.trim() && !/^\s*(Test \d+ of|Estimated |Started Run|Running P|Deviation:)/.test(text))
      unread.line(line);
  };
  const end = (): Imported => {
    if (heading) unread.line(heading);
    const failed = measurements.filter((one) => one.failed !== undefined);
    if (failed.length)
      notes.push({
        kind: 'failed',
        message: word('import.runs-failed', { name: failed[0]?.benchmark ?? '', n: failed.length }),
        lines: failed.flatMap((one) => (one.line ? [one.line] : [])),
      });
    if (measurements.length) notes.push({ kind: 'guessed', message: word('import.pts-console') });
    const usable = measurements.filter((one) => !one.samples?.some(Number.isNaN));
    return {
      tool: phoronixTool,
      toolVersion: version,
      measurements: usable,
      notes: [...notes, ...unreadNotes(unread.unread, 'left-out', unread.more())],
    };
  };
  return { line: read, end };
}
