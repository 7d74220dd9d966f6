/**
 * Phoronix's composite.xml and test-N.xml. `RawString` holds the runs; where it is empty `Value` is the only run.
 * A result without an identifier is the time or size of an installation and not a measurement.
 */
import { word, type Message } from '../../messages/messages';
import type { Line, LineReading } from '../lines';
import { dateOfText } from '../metrics';
import type { Imported, ImportedSubject, ImportFile, Note } from '../model';
import { elements, parseXml, textOf, type Xml } from '../xml';
import { measurementsOf, sameTitles, type PtsResult } from './pts-result';
import { keyList, systemOf } from './pts-system';

const phoronixTool = 'phoronix-test-suite';

interface Parts {
  readonly generated?: Xml;
  readonly systems: readonly Xml[];
  readonly results: readonly PtsResult[];
}

export function readXml({ text }: ImportFile): Imported {
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

function refused(error: Message): Imported {
  return { tool: phoronixTool, measurements: [], notes: [{ kind: 'failed', message: error }] };
}

/** Whether elements begin and end lines, as the suite writes them: then a file can be read an element at a time. */
export function isByLines(start: string): boolean {
  return /<PhoronixTestSuite>\s*\n/.test(start) && /^\s*<(?:Generated|System|Result)>\s*$/m.test(start);
}

/** An element of a composite.xml is some kilobytes; one that never ends is no such file. */
const maxElementLength = 8 * 1024 * 1024;

/** The file an element at a time: what is held is one of them and what was read of the others. */
export function readXmlLines(): LineReading {
  let generated: Xml | undefined;
  const systems: Xml[] = [];
  const results: PtsResult[] = [];
  let open: { readonly name: string; readonly line: number; readonly lines: string[]; length: number } | undefined;
  let error: Message | undefined;
  let closed = false;
  const take = (name: string, line: number, text: string): void => {
    const parsed = parseXml(`<PhoronixTestSuite>${text}</PhoronixTestSuite>`, 'PhoronixTestSuite', [
      'System',
      'Result',
      'Entry',
    ]);
    if ('error' in parsed) error = parsed.error;
    else if (name === 'Generated') generated ??= elements(parsed.xml, name)[0];
    else if (name === 'System') systems.push(...elements(parsed.xml, name));
    else results.push(...elements(parsed.xml, name).map((result) => resultOf(result, line)));
  };
  const line = ({ n, text }: Line): void => {
    if (error) return;
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) error = word('import.xml-doctype');
    const begins = open ? undefined : /^\s*<(Generated|System|Result)>/.exec(text)?.[1];
    if (begins !== undefined) open = { name: begins, line: n, lines: [], length: 0 };
    if (/<\/PhoronixTestSuite>\s*$/.test(text)) closed = !open;
    if (!open) return;
    const closing = `</${open.name}>`;
    const at = text.indexOf(closing);
    const own = at < 0 ? text : text.slice(0, at + closing.length);
    open.lines.push(own);
    open.length += own.length;
    if (open.length > maxElementLength) error = word('import.xml-element-large', { name: open.name });
    if (at < 0) return;
    const { name, line: first, lines } = open;
    open = undefined;
    take(name, first, lines.join('\n'));
    // The next one may begin on the same line.
    if (own.length < text.length) line({ n, text: text.slice(own.length) });
  };
  const end = (): Imported => {
    if (!error && !closed) error = word('import.truncated');
    return error ? refused(error) : importedOf({ generated, systems, results });
  };
  return { line, end };
}

function importedOf({ generated, systems, results }: Parts): Imported {
  const notes: Note[] = [];
  const installs: number[] = [];
  const ambiguous = sameTitles(results);
  const measurements = results.flatMap((result) => {
    if (!result.identifier) {
      if (result.line) installs.push(result.line);
      return [];
    }
    return measurementsOf(result, ambiguous, notes);
  });
  if (installs.length)
    notes.push({ kind: 'left-out', message: word('import.pts-install', { n: installs.length }), lines: installs });
  const title = textOf(generated, 'Title');
  return {
    tool: phoronixTool,
    toolVersion:
      /v(\d[\w.]*)/.exec(textOf(generated, 'TestClient'))?.[1] ??
      (textOf(systems[0], 'TestClientVersion') || undefined),
    // A title that was never filled in, or only a date, says nothing.
    title: title && !title.startsWith('$') && !/^\d{4}-\d\d-\d\d/.test(title) ? title : undefined,
    date: dateOfText(textOf(generated, 'LastModified')) ?? dateOfText(textOf(systems[0], 'TimeStamp')),
    subjects: systems.map((system) => subjectOf(system, notes)),
    measurements,
    notes,
  };
}

function subjectOf(system: Xml, notes: Note[]): ImportedSubject {
  const hardware = textOf(system, 'Hardware');
  const software = textOf(system, 'Software');
  const label = textOf(system, 'Identifier') || 'system';
  const environment = systemOf(keyList(hardware), keyList(software), details(textOf(system, 'JSON')));
  if (/\bDocker\b/.test(software))
    notes.push({ kind: 'guessed', message: word('import.pts-container', { name: label }) });
  return {
    label,
    environment,
    machine: hardware || software ? `${hardware}\n${software}` : undefined,
    notes: textOf(system, 'Notes') || undefined,
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
    identifier: textOf(result, 'Identifier'),
    title: textOf(result, 'Title'),
    description: textOf(result, 'Description'),
    arguments: textOf(result, 'Arguments'),
    scale: textOf(result, 'Scale'),
    proportion: textOf(result, 'Proportion'),
    format: textOf(result, 'DisplayFormat'),
    appVersion: textOf(result, 'AppVersion'),
    entries: elements(elements(result, 'Data')[0], 'Entry').map((entry) => ({
      subject: textOf(entry, 'Identifier'),
      value: textOf(entry, 'Value'),
      raw: textOf(entry, 'RawString')
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
