/**
 * Mappings: files `*.vmimport.json` beside results, which say how the output of any other tool is read. A rule is a
 * pattern of a line, or the place of rows in JSON; what it says of a row are the fields of a measurement.
 */
import { parseTemplate } from './template';
import type { Direction, MetricRole } from '../report/metric';
import { lastPart } from '../text/file-names';
import { allJson } from './json';
import { head, linesOf, readLines } from './lines';
import { readMappedJson } from './mapping-json';
import { patternOf } from './mapping-pattern';
import { mappedLines } from './mapping-text';
import type { Importer, ImportFile, ParameterValue } from './model';

/** What a field holds: in a rule for lines a text, in a rule for JSON also a pointer (`/ms`) or `*`, the row's key. */
export type Field = string;

export interface MappingRule {
  /** Of a line: `{name}: {value} {unit}`. */
  readonly pattern?: string;
  /** Where rows are in JSON: a pointer in which `*` is every element. */
  readonly rows?: string;
  /** What was measured: absent where file names say it. */
  readonly subject?: Field;
  readonly name?: Field;
  readonly metric?: Field;
  readonly value?: Field;
  readonly unit?: Field;
  readonly direction?: Direction;
  readonly role?: MetricRole;
  /** Why a run has no number; a row with a text here is a failed run. */
  readonly failed?: Field;
  readonly parameters?: Readonly<Record<string, Field | ParameterValue>>;
}

export interface Mapping {
  readonly format: 'vmibench-import/1';
  readonly tool: string;
  /** File names or paths as in path templates, with `*` and `**`; without any, files in which a rule finds a number. */
  readonly files?: readonly string[];
  /** A text that the beginning of each file has. */
  readonly contains?: string;
  readonly rules: readonly MappingRule[];
}

const mappingEnd = '.vmimport.json';

export function isMappingPath(path: string): boolean {
  return path.toLowerCase().endsWith(mappingEnd);
}

/** The reader of the files that a mapping is for. */
export function mappedTool(mapping: Mapping): Importer {
  const lines = mapping.rules.filter((rule) => rule.pattern !== undefined);
  const rows = mapping.rules.filter((rule) => rule.rows !== undefined);
  const patterns = lines.map((rule) => ({ rule, pattern: patternOf(rule.pattern ?? '') }));
  const begin = () => mappedLines(mapping, patterns);
  const read = ({ text }: ImportFile) =>
    rows.length ? readMappedJson(mapping, rows, allJson(text), begin) : readLines(begin, text);
  return {
    tool: mapping.tool,
    name: mapping.tool,
    namesSubjects: true,
    sniff: (file) => {
      const start = head(file.text);
      if (mapping.contains !== undefined && !start.includes(mapping.contains)) return 0;
      if (mapping.files) return mapping.files.some((pattern) => fits(pattern, file.path)) ? 1 : 0;
      // JSON is one document, so its beginning alone cannot be read.
      if (rows.length) return read(file).measurements.length ? 1 : 0;
      const reading = begin();
      for (const line of linesOf(start)) reading.line(line);
      return reading.end().measurements.length ? 1 : 0;
    },
    read,
    ...(rows.length ? {} : { lines: begin }),
  };
}

/** A pattern without a slash is for names in any folder. */
function fits(pattern: string, path: string): boolean {
  const { template } = parseTemplate(pattern);
  return template?.match(pattern.includes('/') ? path : lastPart(path)) !== undefined;
}
