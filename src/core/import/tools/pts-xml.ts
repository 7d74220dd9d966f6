/**
 * Phoronix's composite.xml and test-N.xml. `RawString` holds the runs; if it is empty, `Value` is the only run.
 * A result without an identifier is the time or size of an installation and not a measurement.
 */
import { word, type Message } from '../../messages/messages';
import { head, readLines, scanner, unreadNotes, type TextLine, type LineReading } from '../lines';
import { dateOfText } from '../metrics';
import type { Imported, ImportedSubject, ImportFile, Note } from '../model';
import { elements, parseXml, elementText, type Xml } from '../xml';
import { measurementsOf, sameTitles, type PtsResult } from './pts-result';
import { keyList, ptsSurroundings } from './pts-system';
import { addAll } from '../../text/lists';

const phoronixTool = 'phoronix-test-suite';

interface Parts {
  readonly generated?: Xml;
  readonly systems: readonly Xml[];
  readonly results: readonly PtsResult[];
}

/** A file by elements is read like one that is too large to be held: the same code, so the same answer. */
export function readXml({ text }: ImportFile): Imported {
  if (isByLines(head(text))) return readLines(readXmlLines, text);
  const parsed = parseXml(text, 'PhoronixTestSuite', ['System', 'Result', 'Entry']);
  if ('error' in parsed) return refused(parsed.error);
  const lines = resultLines(text);
  const results = elements(parsed.xml, 'Result').map((result, index) => resultOf(result, lines[index]));
  return importedOf({
    generated: elements(parsed.xml, 'Generated')[0],
    systems: elements(parsed.xml, 'System'),
    results,
  });
}

function refused(error: Message, line?: number): Imported {
  const lines = line === undefined ? {} : { lines: [line] };
  return { tool: phoronixTool, measurements: [], notes: [{ kind: 'failed', message: error, ...lines }] };
}

/** True if elements begin and end on their own lines, as the suite writes them: the file can be read by elements. */
export function isByLines(start: string): boolean {
  return /<PhoronixTestSuite>\s*\n/.test(start) && /^[ \t]*<(?:Generated|System|Result)>[ \t]*$/m.test(start);
}

/** An element of a composite.xml has some kilobytes; one that never ends is something else. */
const maxElementLength = 8 * 1024 * 1024;

/** Reads the file by elements: one of them is held, besides the result. */
export function readXmlLines(): LineReading {
  let generated: Xml | undefined;
  const systems: Xml[] = [];
  const results: PtsResult[] = [];
  let open: { readonly name: string; readonly line: number; readonly lines: string[]; length: number } | undefined;
  let error: Message | undefined;
  let errorLine: number | undefined;
  let closed = false;
  let comment = false;
  // Whatever stands between the elements, such as the rest of one whose beginning is missing.
  const between = scanner([]);
  const outside = ({ n, text }: TextLine): void => {
    const plain = text.trim();
    const begins = !comment && plain.startsWith('<!--');
    const known = plain.startsWith('<?xml') || /^<\/?PhoronixTestSuite>$/.test(plain);
    if (!comment && !begins && !known) between.line({ n, text });
    if (begins || comment) comment = !plain.endsWith('-->');
  };
  const take = (name: string, line: number, text: string): void => {
    const parsed = parseXml(`<PhoronixTestSuite>${text}</PhoronixTestSuite>`, 'PhoronixTestSuite', [
      'System',
      'Result',
      'Entry',
    ]);
    if ('error' in parsed) [error, errorLine] = [parsed.error, line];
    else if (name === 'Generated') generated ??= elements(parsed.xml, name)[0];
    else if (name === 'System') addAll(systems, elements(parsed.xml, name));
    else
      addAll(
        results,
        elements(parsed.xml, name).map((result) => resultOf(result, line)),
      );
  };
  /** Takes what belongs to one element; returns what is behind it on the line, where the next one may begin. */
  const element = (n: number, text: string): string => {
    const begins = open ? undefined : /^\s*<(Generated|System|Result)>/.exec(text)?.[1];
    if (begins !== undefined) open = { name: begins, line: n, lines: [], length: 0 };
    if (!open) {
      outside({ n, text });
      return '';
    }
    const closing = `</${open.name}>`;
    const at = text.indexOf(closing);
    const own = at < 0 ? text : text.slice(0, at + closing.length);
    open.lines.push(own);
    open.length += own.length;
    if (open.length > maxElementLength) error = word('import.xml-element-large', { name: open.name });
    if (at < 0) return '';
    const { name, line: first, lines } = open;
    open = undefined;
    take(name, first, lines.join('\n'));
    return text.slice(own.length);
  };
  const line = ({ n, text }: TextLine): void => {
    if (error) return;
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) [error, errorLine] = [word('import.xml-doctype'), n];
    let rest = text;
    while (rest && !error) rest = element(n, rest);
    if (text.trimEnd().endsWith('</PhoronixTestSuite>')) closed = !open;
  };
  const end = (): Imported => {
    if (!error && !closed) error = word('import.truncated');
    if (error) return refused(error, errorLine);
    const read = importedOf({ generated, systems, results });
    return { ...read, notes: [...read.notes, ...unreadNotes(between.unread, 'not-understood', between.more())] };
  };
  return { line, end };
}

function importedOf({ generated, systems, results }: Parts): Imported {
  const notes: Note[] = [];
  const installs: number[] = [];
  const series: number[] = [];
  const ambiguous = sameTitles(results);
  const measurements = results.flatMap((result) => {
    if (!result.identifier) {
      if (result.line) (result.format === 'LINE_GRAPH' ? series : installs).push(result.line);
      return [];
    }
    return measurementsOf(result, ambiguous, notes);
  });
  if (installs.length)
    notes.push({ kind: 'left-out', message: word('import.pts-install', { n: installs.length }), lines: installs });
  if (series.length)
    notes.push({ kind: 'left-out', message: word('import.pts-series', { n: series.length }), lines: series });
  const title = elementText(generated, 'Title');
  return {
    tool: phoronixTool,
    toolVersion:
      /v(\d[\w.]*)/.exec(elementText(generated, 'TestClient'))?.[1] ??
      (elementText(systems[0], 'TestClientVersion') || undefined),
    // An empty title, or only a date, says nothing.
    title: title && !title.startsWith('$') && !/^\d{4}-\d\d-\d\d/.test(title) ? title : undefined,
    date: dateOfText(elementText(generated, 'LastModified')) ?? dateOfText(elementText(systems[0], 'TimeStamp')),
    subjects: systems.map((system) => subjectOf(system, notes)),
    measurements,
    notes,
  };
}

function subjectOf(system: Xml, notes: Note[]): ImportedSubject {
  const hardware = elementText(system, 'Hardware');
  const software = elementText(system, 'Software');
  const label = elementText(system, 'Identifier') || 'system';
  const environment = ptsSurroundings(keyList(hardware), keyList(software), details(elementText(system, 'JSON')));
  if (/\bDocker\b/.test(software))
    notes.push({ kind: 'guessed', message: word('import.pts-container', { name: label }) });
  return {
    label,
    environment,
    machine: hardware || software ? `${hardware}\n${software}` : undefined,
    notes: elementText(system, 'Notes') || undefined,
  };
}

function details(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text || '{}') as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function resultOf(result: Xml, line: number | undefined): PtsResult {
  return {
    identifier: elementText(result, 'Identifier'),
    title: elementText(result, 'Title'),
    description: elementText(result, 'Description'),
    arguments: elementText(result, 'Arguments'),
    scale: elementText(result, 'Scale'),
    proportion: elementText(result, 'Proportion'),
    format: elementText(result, 'DisplayFormat'),
    appVersion: elementText(result, 'AppVersion'),
    entries: elements(elements(result, 'Data')[0], 'Entry').map((entry) => ({
      subject: elementText(entry, 'Identifier'),
      value: elementText(entry, 'Value'),
      raw: elementText(entry, 'RawString')
        .split(':')
        .filter((part) => part.trim()),
    })),
    ...(line ? { line } : {}),
  };
}

function resultLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let from = 0;
  for (let at = text.indexOf('<Result>'); at >= 0; at = text.indexOf('<Result>', at + 1)) {
    for (let end = text.indexOf('\n', from); end >= 0 && end < at; end = text.indexOf('\n', from)) {
      line++;
      from = end + 1;
    }
    lines.push(line);
  }
  return lines;
}
