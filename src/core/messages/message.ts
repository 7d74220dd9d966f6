/**
 * Turns messages into text. Imports no catalog, so that a page can use it with the sentences it was sent.
 *
 * Templates have two forms: `{name}` inserts an argument, and `{n|one|other}` selects a form by the plural rule of the
 * language. A language without plurals gives a single form.
 */
import { decimal } from './decimal';
import type { Argument, Catalog, Message, Say, WordKey } from './model';

export function word(key: WordKey, args?: Message['args']): Message {
  return args ? { key, args } : { key };
}

/**
 * A message whose arguments are computed on first use, because few of thousands of sentences are ever read. It keeps
 * alive whatever `make` closes over. If `make` throws, the message says so; the others around it can still be read.
 */
export function lateWord(key: WordKey, make: () => NonNullable<Message['args']>): Message {
  let made: Message | undefined;
  const message = (): Message => {
    try {
      return (made ??= word(key, make()));
    } catch (error) {
      return (made = word('finding.rule-failed', { why: error instanceof Error ? error.message : String(error) }));
    }
  };
  return {
    // Asking for the key does not compute the arguments, unless they were asked for before: readers ask for those
    // first.
    get args() {
      return message().args;
    },
    get key() {
      return made?.key ?? key;
    },
  };
}

/** A function that says messages in one language; templates that it lacks are taken from `otherwise`. */
export function speakerOf(catalog: Catalog, otherwise: Catalog['words']): Say {
  const { locale } = catalog;
  // English is said without Intl, whose formatters cost milliseconds each in a short run of the command line.
  const english = locale === 'en';
  const plural = once(() => new Intl.PluralRules(locale));
  const isOne = (value: number): boolean => (english ? value === 1 : plural().select(value) === 'one');
  const list = once(() => listFormat(locale));
  const joined = (parts: readonly string[]): string => (english ? parts.join(', ') : list().format(parts));
  const show = (value: Argument | undefined): string => {
    if (value === undefined) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return numberIn(locale, value);
    if (Array.isArray(value)) return joined(value.map((part: Message) => say(part)));
    return say(value as Message);
  };
  // The arguments first: a late message knows its key for certain only then.
  const say: Say = ({ args = {}, key }) => {
    const template = catalog.words[key] ?? otherwise[key] ?? key;
    let text = '';
    for (const part of partsOf(template)) {
      if (typeof part === 'string') {
        text += part;
        continue;
      }
      const { name, choices } = part;
      const value = args[name];
      if (!choices) text += show(value);
      else {
        const one = typeof value === 'number' && isOne(value);
        text += (one ? choices[0] : choices[choices.length - 1]) ?? '';
      }
    }
    return text;
  };
  return say;
}

/** A place for an argument, or for one of several forms by its number. */
interface Slot {
  readonly name: string;
  readonly choices?: readonly string[];
}

/** Each template is taken apart once: a report says the same sentence of ten thousand rows. */
const taken = new Map<string, readonly (string | Slot)[]>();
/** More than there are sentences in two languages; keys of findings that are no sentences may come from anywhere. */
const maxTaken = 5000;

function partsOf(template: string): readonly (string | Slot)[] {
  const known = taken.get(template);
  if (known) return known;
  const parts: (string | Slot)[] = [];
  let end = 0;
  for (const { 0: whole, 1: name = '', 2: forms, index } of template.matchAll(/\{(\w+)((?:\|[^|{}]*)*)\}/g)) {
    if (index > end) parts.push(template.slice(end, index));
    parts.push(forms ? { name, choices: forms.slice(1).split('|') } : { name });
    end = index + whole.length;
  }
  if (end < template.length) parts.push(template.slice(end));
  if (taken.size >= maxTaken) taken.clear();
  taken.set(template, parts);
  return parts;
}

const numberDecimals = 12;

function numberIn(locale: string, value: number): string {
  if (!Number.isFinite(value)) return new Intl.NumberFormat(locale).format(value);
  return (value < 0 ? '-' : '') + decimal(Math.abs(value), 0, numberDecimals, locale);
}

/** Comma-separated lists. Chinese and Japanese use "conjunction", because their unit lists have no separator at all. */
export function listFormat(locale: string): Intl.ListFormat {
  return new Intl.ListFormat(locale, { style: 'long', type: /^(ja|zh)\b/.test(locale) ? 'conjunction' : 'unit' });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
