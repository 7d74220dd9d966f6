/**
 * Filters over factors, in the syntax of benchstat and similar forms: `mitigations=auto vcpus>=64`,
 * `name:(kernbench OR specjbb) -pageSize=small`, `name~spec*`. Adjacent conditions must all hold.
 *
 *   either    = all { "OR" all }
 *   all       = one { ["AND"] one }
 *   one       = ("-" | "NOT" | "!") one | "(" either ")" | condition
 *   condition = name operator value | name (":" | "=") "(" value { "OR" value } ")"
 */
import { fitsGlob } from '../report/glob';
import { word, type Message } from '../messages/messages';
import type { Level } from './factors';

type ReadLevel = (name: string) => Level;
export type Filter = (read: ReadLevel) => boolean;

/** An error in a filter, and its character offset. */
export class FilterError extends Error {
  constructor(
    readonly at: number,
    readonly said: Message,
  ) {
    super(said.key);
  }
}

interface Token {
  readonly text: string;
  readonly at: number;
  readonly kind: 'word' | 'quoted' | 'operator' | 'mark' | 'end';
}

const operator = /^(?:!=|<=|>=|[=<>~:])/;
const plain = /^[^\s()"=<>~:!]+/;

function tokens(text: string): Token[] {
  const list: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest);
    if (space) {
      at += space[0].length;
      continue;
    }
    const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest);
    if (rest.startsWith('"') && !quoted) throw new FilterError(at, word('filter.quote'));
    // A minus negates where a condition can begin; after an operator it starts a number.
    const minus = list.at(-1)?.kind !== 'operator' && /^-[\w("]/.test(rest) ? '-' : undefined;
    const found =
      quoted?.[0] ??
      operator.exec(rest)?.[0] ??
      /^[()!]/.exec(rest)?.[0] ??
      minus ??
      plain.exec(rest)?.[0] ??
      rest[0] ??
      '';
    const kind = quoted ? 'quoted' : operator.test(found) ? 'operator' : /^[()!]$|^-$/.test(found) ? 'mark' : 'word';
    list.push({ text: quoted ? (quoted[1] ?? '').replace(/\\(.)/g, '$1') : found, at, kind });
    at += found.length;
  }
  return [...list, { text: '', at: text.length, kind: 'end' }];
}

/**
 * Parses a filter. Names are passed to `known`, which may throw for unknown ones.
 * @throws FilterError
 */
export function parseFilter(text: string, known: (name: string, at: number) => void = () => undefined): Filter {
  const list = tokens(text);
  let next = 0;
  const peek = (): Token => list[next] ?? { text: '', at: text.length, kind: 'end' };
  const take = (): Token => list[next++] ?? peek();
  const isWord = (token: Token, ...words: string[]): boolean =>
    token.kind === 'word' && words.includes(token.text.toUpperCase());
  const isMark = (token: Token, mark: string): boolean => token.kind === 'mark' && token.text === mark;

  const either = (): Filter => {
    const parts = [all()];
    while (isWord(peek(), 'OR')) {
      take();
      parts.push(all());
    }
    return (read) => parts.some((part) => part(read));
  };
  const all = (): Filter => {
    const parts = [one()];
    for (;;) {
      if (isWord(peek(), 'AND')) take();
      else if (peek().kind === 'end' || isWord(peek(), 'OR') || isMark(peek(), ')'))
        return (read) => parts.every((part) => part(read));
      parts.push(one());
    }
  };
  const one = (): Filter => {
    const token = peek();
    if (isMark(token, '-') || isMark(token, '!') || isWord(token, 'NOT')) {
      take();
      const inner = one();
      return (read) => !inner(read);
    }
    if (isMark(token, '(')) {
      take();
      const inner = either();
      close(token);
      return inner;
    }
    return condition();
  };
  const close = (open: Token): void => {
    if (!isMark(take(), ')')) throw new FilterError(open.at, word('filter.parenthesis'));
  };
  const value = (after: Token): Token => {
    const token = take();
    if (token.kind !== 'word' && token.kind !== 'quoted')
      throw new FilterError(token.at, word('filter.value', { operator: after.text }));
    return token;
  };
  const condition = (): Filter => {
    const name = take();
    if (name.kind === 'end') throw new FilterError(name.at, word('filter.end'));
    if (name.kind !== 'word' && name.kind !== 'quoted')
      throw new FilterError(name.at, word('filter.unexpected', { found: name.text }));
    const sign = take();
    if (sign.kind !== 'operator') throw new FilterError(sign.at, word('filter.operator', { name: name.text }));
    known(name.text, name.at);
    if (!isMark(peek(), '(') || !':='.includes(sign.text)) return test(name.text, sign, value(sign));
    const open = take();
    const choices = [value(sign)];
    while (isWord(peek(), 'OR')) {
      take();
      choices.push(value(sign));
    }
    close(open);
    return (read) => choices.some((choice) => equals(read(name.text), choice.text));
  };

  const filter = either();
  const rest = peek();
  if (rest.kind !== 'end') throw new FilterError(rest.at, word('filter.unexpected', { found: rest.text }));
  return filter;
}

function equals(level: Level, text: string): boolean {
  return (
    level !== undefined &&
    (String(level) === text || (typeof level === 'number' && text.trim() !== '' && Number(text) === level))
  );
}

function test(name: string, sign: Token, value: Token): Filter {
  switch (sign.text) {
    case '=':
    case ':':
      return (read) => equals(read(name), value.text);
    case '!=':
      return (read) => !equals(read(name), value.text);
    case '~': {
      return (read) => {
        const level = read(name);
        return level !== undefined && fitsGlob(value.text, String(level));
      };
    }
    default:
      return compared(name, sign.text, value);
  }
}

function compared(name: string, sign: string, value: Token): Filter {
  const limit = Number(value.text);
  if (value.text.trim() === '' || Number.isNaN(limit))
    throw new FilterError(value.at, word('filter.number', { operator: sign, found: value.text }));
  return (read) => {
    const level = read(name);
    // Only numbers can be compared.
    if (typeof level !== 'number') return false;
    return sign === '<'
      ? level < limit
      : sign === '<='
        ? level <= limit
        : sign === '>'
          ? level > limit
          : level >= limit;
  };
}
