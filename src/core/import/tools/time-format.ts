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

/** What a letter of a format prints: a field, and its exact form. */
type Printed = readonly [field: TimeField, form: string];

const whole = String.raw`\d{1,15}`;
const hundredths = String.raw`\d{1,15}\.\d\d`;
const shellFields: Readonly<Record<string, TimeField>> = { R: 'elapsed', U: 'user', S: 'system' };
const gnuFields: ReadonlyMap<string, Printed> = new Map<string, Printed>([
  ...[...'DFIKORWXZckprstw'].map((letter): [string, Printed] => [letter, ['other', whole]]),
  ['e', ['elapsed', hundredths]],
  ['E', ['elapsed', String.raw`\d{1,9}:\d\d(?::\d\d|\.\d\d)`]],
  ['U', ['user', hundredths]],
  ['S', ['system', hundredths]],
  ['M', ['memory', whole]],
  ['x', ['status', whole]],
  ['P', ['other', String.raw`(?:\d{1,9}|\?)%`]],
  ['C', ['other', '.{1,200}?']],
]);

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
  const forms = format.split(/\\n/).flatMap((line) => formOf(line, shell !== null) ?? []);
  return { forms: forms.filter(hasTime), ...(command ? { command } : {}) };
}

function hasTime({ fields }: TimeForm): boolean {
  return fields.some((one) => one === 'elapsed' || one === 'user' || one === 'system');
}

/** A command behind bash's `time`. */
const timed = /^(?:\S{0,200}[#$>] )?(?:[;&]+ ?)?time (?:-p )?(\S.{0,400})$/;

/** True if a command in the log sets a form, and a line has it. */
export function hasOwnForm(text: string): boolean {
  if (!ofShell.test(text) && !ofGnu.test(text)) return false;
  // As it is read: a command replaces the forms of the one above it.
  let forms: readonly TimeForm[] = [];
  return text.split('\n').some((untrimmed) => {
    const line = untrimmed.trim();
    ({ forms } = timeForms(line) ?? { forms });
    return forms.some((form) => timesOf(form, line) !== undefined);
  });
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

const specifier = /(%%|%\d?l?[A-Za-z])/;
/** A line has no more fields, and no line of times is longer. */
const mostFields = 16;
const mostLength = 200;

/**
 * The form of a line; undefined if it could be taken apart in several ways. The log itself writes this expression, so
 * each field ends where its exact form ends: before something that is no digit, and a command once only.
 */
function formOf(format: string, isShell: boolean): TimeForm | undefined {
  const fields: TimeField[] = [];
  let source = '';
  /** What is printed between the last field and the next one. */
  let between = ' ';
  for (const part of format.replaceAll('\\t', '\t').split(specifier)) {
    const [, digits, long, letter] = /^%(\d?)(l?)([A-Za-z])$/.exec(part) ?? [];
    if (letter === undefined) {
      const printed = part === '%%' ? '%' : part;
      between += printed;
      source += printed.replace(special, '\\$&');
      continue;
    }
    const field = isShell ? shellField(letter, digits, long) : digits || long ? undefined : gnuFields.get(letter);
    if (field === undefined || !/^\D/.test(between)) return undefined;
    fields.push(field[0]);
    source += `(${field[1]})`;
    between = '';
  }
  const isClear = fields.length <= mostFields && source.split('(.{').length <= 2;
  return isClear ? { line: new RegExp(`^${source}$`), fields } : undefined;
}

/** What bash prints for a letter: three digits behind the point, or as many as the format says. */
function shellField(letter: string, digits = '', long = ''): Printed | undefined {
  if (letter === 'P') return ['other', String.raw`\d{1,15}[.,]\d\d`];
  const field = shellFields[letter];
  if (field === undefined) return undefined;
  const asked = digits === '' ? 3 : Number(digits);
  // Older versions print at most three, newer ones six.
  const more = asked > 3 ? String.raw`(?:\d{${asked - 3}})?` : '';
  const fraction = asked === 0 ? '' : String.raw`[.,]\d{${Math.min(asked, 3)}}${more}`;
  return [field, long ? String.raw`(?:\d{1,9}h)?\d{1,9}m\d{1,2}${fraction}s` : `${whole}${fraction}`];
}

/** The numbers of a line of this form; undefined if it has another one. */
function timesOf({ line, fields }: TimeForm, text: string): ReadonlyMap<TimeField, number> | undefined {
  const groups = text.length > mostLength ? null : line.exec(text);
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
