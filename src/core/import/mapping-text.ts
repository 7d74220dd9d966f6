/** Reads lines as a mapping says. A pattern without a value sets what it names for the lines behind it. */
import { unreadNotes, type LineReading, type TextLine } from './lines';
import type { Mapping, MappingRule } from './mapping';
import { matchLine, type LinePattern } from './mapping-pattern';
import { metric } from './metrics';
import type { Measurement, ParameterValue } from './model';
import { number } from './numbers';
import { parameterValue } from './template';
import { put } from '../text/own';

/** Placeholders that are fields; all others are parameters. */
const fields = ['subject', 'name', 'metric', 'value', 'unit', 'failed'] as const;
export type FieldName = (typeof fields)[number];
export type MappedTexts = Partial<Record<FieldName, string>>;

const isField = (name: string): name is FieldName => (fields as readonly string[]).includes(name);

/** A row as a measurement; without a number it is a failed run, or nothing. */
export function mapped(
  { tool }: Mapping,
  { direction, role }: MappingRule,
  said: MappedTexts,
  parameters: Readonly<Record<string, ParameterValue>>,
  line: number,
  samples?: readonly number[],
): Measurement | undefined {
  const value = number(said.value);
  const numbers = said.failed
    ? { failed: said.failed }
    : samples?.length
      ? { samples }
      : value === undefined
        ? undefined
        : { value };
  return (
    numbers && {
      ...(said.subject === undefined ? {} : { subject: said.subject }),
      benchmark: said.name ?? tool,
      suite: tool,
      parameters,
      metric: metric(said.metric ?? 'value', said.unit, direction, role ?? 'primary'),
      ...numbers,
      line,
    }
  );
}

export function mappedLines(
  mapping: Mapping,
  patterns: readonly { readonly rule: MappingRule; readonly pattern: LinePattern }[],
): LineReading {
  const measurements: Measurement[] = [];
  const unread: TextLine[] = [];
  let more = 0;
  let around: MappedTexts = {};
  const parameters: Record<string, ParameterValue> = {};
  const take = (line: TextLine): boolean =>
    patterns.some(({ rule, pattern }) => {
      const found = matchLine(pattern, line.text);
      if (!found) return false;
      const own: Record<string, ParameterValue> = {};
      const said: MappedTexts = {};
      for (const [name, text] of found) {
        if (isField(name)) said[name] = text;
        else put(own, name, parameterValue(text));
      }
      const given = { ...rule.parameters, ...own };
      const fixed = Object.fromEntries(
        fields.flatMap((name) => (rule[name] === undefined ? [] : [[name, rule[name]]])),
      );
      const row = { ...around, ...fixed, ...said };
      if (said.value === undefined && row.failed === undefined) {
        around = { ...around, ...fixed, ...said };
        for (const [name, value] of Object.entries(given)) put(parameters, name, value);
        return true;
      }
      const made = mapped(mapping, rule, row, { ...parameters, ...given }, line.n);
      if (made) measurements.push(made);
      return made !== undefined;
    });
  return {
    line: (line) => {
      if (line.text.length <= maxLineLength && take(line)) return;
      if (unread.length < maxUnread) unread.push({ n: line.n, text: line.text.slice(0, maxShown) });
      else more++;
    },
    end: () => ({ tool: mapping.tool, measurements, notes: unreadNotes(unread, 'left-out', more) }),
  };
}

/** A longer line is data, and no result for people. */
const maxLineLength = 10_000;
const maxUnread = 20_000;
const maxShown = 400;
