/**
 * Saying messages, without any catalog: the page brings only the sentences that can reach it.
 *
 * A template knows two forms: `{name}` is replaced by the argument, and `{n|one|other}` chooses by the plural rule of
 * the language (as many forms as the language has categories among one and other; a language without plural gives one).
 */
import type { Catalog, Message, Say, Argument, WordKey } from './messages';

/** Shorthand to make a message. */
export function word(key: WordKey, args?: Message['args']): Message {
  return args ? { key, args } : { key };
}

/**
 * A message whose arguments are made when somebody first says, sends or compares it: of thousands of sentences few are
 * read. What `make` closes over is held as long as the message is.
 */
export function lateWord(key: WordKey, make: () => NonNullable<Message['args']>): Message {
  let args: Message['args'];
  return {
    key,
    get args() {
      return (args ??= make());
    },
  };
}

/** A function that says messages in one language, and in the other words what that language lacks. */
export function speakerOf(catalog: Catalog, otherwise: Catalog['words']): Say {
  // Made when they are needed: each costs milliseconds, which a short run of the command line would feel.
  const plural = once(() => new Intl.PluralRules(catalog.locale));
  const number = once(() => new Intl.NumberFormat(catalog.locale, { maximumFractionDigits: 12 }));
  const list = once(() => listFormat(catalog.locale));
  const show = (value: Argument | undefined): string => {
    if (value === undefined) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return number().format(value);
    if (Array.isArray(value)) return list().format(value.map((one: Message) => say(one)));
    return say(value as Message);
  };
  const say: Say = ({ key, args = {} }) => {
    const template = catalog.words[key] ?? otherwise[key] ?? key;
    return template.replace(/\{(\w+)((?:\|[^|{}]*)*)\}/g, (_whole, name: string, forms: string) => {
      const value = args[name];
      if (!forms) return show(value);
      const choices = forms.slice(1).split('|');
      const one = typeof value === 'number' && plural().select(value) === 'one';
      return (one ? choices[0] : choices[choices.length - 1]) ?? '';
    });
  };
  return say;
}

/** Puts commas between, in the manner of the language. Chinese and Japanese write lists of units without any, which nobody could read. */
export function listFormat(locale: string): Intl.ListFormat {
  return new Intl.ListFormat(locale, { style: 'long', type: /^(ja|zh)\b/.test(locale) ? 'conjunction' : 'unit' });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
