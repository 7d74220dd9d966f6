/**
 * Times in a format of one's own: bash's TIMEFORMAT, and `time -f`. The command in the log says what each number is;
 * without it a bare number has no meaning.
 */
import type { LineRule, TextLine } from '../lines';
import { seconds } from '../numbers';

/** What one line of the format prints, in its order. */
interface TimeForm {
  readonly line: RegExp;
  readonly fields: readonly TimeField[];
}

export type TimeField = 'elapsed' | 'user' | 'system' | 'memory' | 'status' | 'other';

const quoted = String.raw`(?:\$?'([^'\n]{1,200})'|"([^"\n]{1,200})"|([^\s'";]{1,200}))`;
const ofShell = new RegExp(String.raw`(?:^|[\s;])TIMEFORMAT=${quoted}`);
const ofGnu = new RegExp(String.raw`(?:^|[\s;/])time (?:-[apqv] ){0,3}(?:-f ?|--format[= ])${quoted}`);

const shellFields: Readonly<Record<string, TimeField>> = { R: 'elapsed', U: 'user', S: 'system', P: 'other' };
const gnuFields: Readonly<Record<string, TimeField>> = {
  ...{ e: 'elapsed', E: 'elapsed', U: 'user', S: 'system', M: 'memory', x: 'status' },
};

interface Forms {
  readonly forms: readonly TimeForm[];
  /** What is timed, if the same line says so. */
  readonly command?: string;
}

/** The forms that a line of a log sets, if it sets any; none that would fit every line. */
function timeForms(text: string): Forms | undefined {
  const shell = ofShell.exec(text);
  const found = shell ?? ofGnu.exec(text);
  const format = found?.slice(1).find((one) => one !== undefined);
  if (found === null || format === undefined) return undefined;
  const rest = text.slice(found.index + found[0].length).trim();
  const command = shell ? timed.exec(rest)?.[1] : rest;
  const forms = format
    .split(/\\n/)
    .map((line) => formOf(line, shell !== null))
    .filter(({ fields }) => fields.some((one) => one === 'elapsed' || one === 'user' || one === 'system'));
  return { forms, ...(command ? { command } : {}) };
}

/** A command behind bash's `time`. */
const timed = /^(?:\S{0,200}[#$>] )?(?:[;&]+ ?)?time (?:-p )?(\S.{0,400})$/;

/** True if a command in the log sets a form, and a line has it. */
export function hasOwnForm(text: string): boolean {
  if (!ofShell.test(text) && !ofGnu.test(text)) return false;
  const lines = text.split('\n').map((line) => line.trim());
  const forms = lines.flatMap((line) => timeForms(line)?.forms ?? []);
  return forms.length > 0 && lines.some((line) => forms.some((form) => timesOf(form, line) !== undefined));
}

/**
 * Rules for lines in a form that the log sets.
 *
 * @param take the numbers of a line, what was timed, and whether it is the last line of the format
 */
export function formRules(
  take: (times: ReadonlyMap<TimeField, number>, command: string | undefined, isLast: boolean, line: TextLine) => void,
): LineRule[] {
  let forms: readonly TimeForm[] = [];
  let command: string | undefined;
  return [
    {
      match: /\btime\b|\bTIMEFORMAT=/,
      take: ({ input }) => {
        const found = timeForms(input);
        const next = forms.length ? timed.exec(input)?.[1] : undefined;
        if (found === undefined && next === undefined) return false;
        if (found) ({ forms } = found);
        command = found?.command ?? next;
        return undefined;
      },
    },
    {
      match: /\d/,
      take: (_, line) => {
        const text = line.text.trim();
        for (const form of forms) {
          const times = timesOf(form, text);
          if (times === undefined) continue;
          take(times, command, form === forms.at(-1), line);
          return undefined;
        }
        return false;
      },
    },
  ];
}

const special = /[.*+?^${}()|[\]\\]/g;

function formOf(format: string, isShell: boolean): TimeForm {
  const fields: TimeField[] = [];
  const parts = format.replaceAll('\\t', '\t').split(/(%%|%\d?l?[A-Za-z])/);
  const source = parts.map((part) => {
    if (part === '%%') return '%';
    if (!/^%\d?l?[A-Za-z]$/.test(part)) return part.replace(special, '\\$&');
    const letter = part.at(-1) ?? '';
    const known = (isShell ? shellFields : gnuFields)[letter];
    fields.push(known ?? 'other');
    if (known === undefined || known === 'other') return letter === 'C' ? '(.{1,200}?)' : String.raw`(\S{1,40})`;
    return known === 'memory' || known === 'status' ? String.raw`(\d{1,15})` : String.raw`([\dhms:.,]{1,30})`;
  });
  return { line: new RegExp(`^${source.join('')}$`), fields };
}

/** The numbers of a line of this form; undefined if it has another one. */
function timesOf({ line, fields }: TimeForm, text: string): ReadonlyMap<TimeField, number> | undefined {
  const groups = line.exec(text);
  if (!groups) return undefined;
  const times = new Map<TimeField, number>();
  for (const [at, field] of fields.entries()) {
    if (field === 'other') continue;
    const printed = groups[at + 1] ?? '';
    const value = field === 'memory' || field === 'status' ? Number(printed) : seconds(printed);
    if (value === undefined) return undefined;
    times.set(field, value);
  }
  return times;
}
