/** Parses the options of a command and checks their values. */
import { parseArgs } from 'node:util';
import { nearest } from '../core/report/nearest';
import { word, type Message } from '../core/messages/messages';

interface OptionSpec {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** An example for the message that the value is missing. */
  readonly value?: string;
  /** All values that it takes, for completion; `choiceOption` refuses others. */
  readonly choices?: readonly string[];
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** The command line is wrong: exit code 2. */
export class UsageError extends Error {
  constructor(readonly said: Message) {
    super(said.key);
  }
}

export interface Typed {
  readonly has: (name: string) => boolean;
  readonly value: (name: string) => string | undefined;
  /** All values of a repeated option, in order. */
  readonly values: (name: string) => readonly string[];
  readonly positionals: readonly string[];
}

/**
 * Parses the arguments after a command's name. The last value of a repeated option wins.
 * @throws UsageError
 */
export function understand(args: readonly string[], table: OptionTable, command: string): Typed {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { type, short }]) => [name, short ? { type, short } : { type }]),
  );
  // Not strict: Node's own errors do not suggest similar names.
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string | true>();
  const all = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    const name = `--${token.name}`;
    if (!spec) throw unknownOption(token.rawName, table, command);
    if (spec.type === 'boolean') {
      if (token.value !== undefined) throw new UsageError(word('cli.takes-no-value', { name }));
      values.set(token.name, true);
    } else {
      // In `--warn --json`, --json is not the value of --warn.
      const swallowed = !token.inlineValue && token.value?.startsWith('--');
      if (!token.value || swallowed) throw new UsageError(word('cli.needs-value', { name, value: spec.value ?? '' }));
      values.set(token.name, token.value);
      all.set(token.name, [...(all.get(token.name) ?? []), token.value]);
    }
  }
  return {
    has: (name) => values.has(name),
    value: (name) => {
      const value = values.get(name);
      return value === true ? undefined : value;
    },
    values: (name) => all.get(name) ?? [],
    positionals,
  };
}

function unknownOption(typed: string, table: OptionTable, command: string): UsageError {
  const near = typed.startsWith('--') ? nearest(typed.slice(2), Object.keys(table)) : undefined;
  if (near) return new UsageError(word('cli.unknown-option-near', { name: typed, near: `--${near}` }));
  return new UsageError(word('cli.unknown-option', { name: typed, command }));
}

/**
 * The files that a command was given; standard input at most once.
 * @throws UsageError with the message `none` if there are no files
 */
export function requiredFiles({ positionals }: Typed, none: Message): readonly string[] {
  if (positionals.length === 0) throw new UsageError(none);
  if (positionals.filter((name) => name === '-').length > 1) throw new UsageError(word('cli.stdin-twice'));
  return positionals;
}

/** A percentage such as "1%" as a share. A bare number is refused, because limits in reports are shares. */
export function percentOption(typed: Typed, name: string): number | undefined {
  const text = typed.value(name);
  if (text === undefined) return undefined;
  const percent = numberOf(/^(.*)%$/.exec(text)?.[1] ?? '');
  if (percent === undefined || percent < 0 || percent >= 100) {
    throw new UsageError(word('cli.not-percent', { name: `--${name}`, value: '1%', found: text }));
  }
  return percent / 100;
}

/** A significance level: 0.05 or 5%. */
export function alphaOption(typed: Typed, name: string): number | undefined {
  const text = typed.value(name);
  if (text === undefined) return undefined;
  const alpha = text.endsWith('%') ? (numberOf(text.slice(0, -1)) ?? NaN) / 100 : (numberOf(text) ?? NaN);
  if (!(alpha > 0 && alpha <= 0.5)) throw new UsageError(word('cli.not-alpha', { name: `--${name}`, found: text }));
  return alpha;
}

/** A value from a fixed list. */
export function choiceOption<Choice extends string>(
  typed: Typed,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = typed.value(name);
  if (text === undefined) return undefined;
  const chosen = choices.find((choice) => choice === text);
  if (chosen) return chosen;
  const near = nearest(text, choices);
  const args = { name: `--${name}`, choices: choices.join(', '), found: text };
  throw new UsageError(near ? word('cli.not-one-of-near', { ...args, near }) : word('cli.not-one-of', args));
}

/**
 * The value of --format, one of `formats`; `--json` is short for `--format json`.
 * @throws UsageError
 */
export function formatOf<Format extends string>(
  typed: Typed,
  formats: readonly (Format | 'lines' | 'json')[],
): Format | 'lines' | 'json' {
  const format = choiceOption(typed, 'format', formats);
  if (typed.has('json') && format !== undefined && format !== 'json')
    throw new UsageError(word('cli.two-formats', { format }));
  return format ?? (typed.has('json') ? 'json' : 'lines');
}

function numberOf(text: string): number | undefined {
  return /^\d+(\.\d+)?$|^\.\d+$/.test(text) ? Number(text) : undefined;
}
