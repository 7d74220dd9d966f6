/** The tokens of JSON text, malformed ones included, each with its error. */
import { word, type Message } from '../messages/messages';
import { inert } from './show';

export interface Token {
  /** Punctuation, `string`, or any other `literal`; `blank` and `comment` are not part of the JSON grammar. */
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'literal' | 'blank' | 'comment';
  readonly start: number;
  readonly end: number;
  readonly fault?: Message;
  /** Neither a string nor a JSON literal: where a key is expected, one without its quotes. */
  readonly unquoted?: boolean;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literalRun = /[^\s,:{}[\]"/\u200b\u2060\ufeff]+/y;
// Whitespace outside the JSON grammar: no-break spaces, byte-order marks inside the text and so on.
const oddBlanks = /(?:(?![ \t\r\n])[\s\u200b\u2060\ufeff])+/y;
const lineComment = /\/\/[^\r\n]*/y;
const closers: Readonly<Record<string, string>> = { "'": "'", '‘': '’', '’': '’', '“': '”', '”': '”', '„': '“' };

/** The next token at or after an offset; undefined at the end of the text. */
export function tokenAt(text: string, from: number): Token | undefined {
  let start = from;
  while (' \t\r\n'.includes(text[start] ?? 'end')) start++;
  const first = text[start];
  if (first === undefined) return undefined;
  if ('{}[],:'.includes(first)) return { kind: first as Token['kind'], start, end: start + 1 };
  if (first === '"') return stringAt(text, start);
  const blanks = run(oddBlanks, text, start);
  if (blanks) {
    const code = (text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return { kind: 'blank', start, end: blanks, fault: word('syntax.blank', { code }) };
  }
  if (first === '/') return commentAt(text, start);
  if (closers[first]) return otherQuotes(text, start, closers[first]);
  return literalAt(text, start);
}

function run(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function stringAt(text: string, start: number): Token {
  let fault: Message | undefined;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { kind: 'string', start, end: at + 1, ...(fault && { fault }) };
    if (code === 0x0a || code === 0x0d) return { kind: 'string', start, end: at, fault: word('syntax.unterminated') };
    if (code < 0x20) fault ??= word('syntax.control', { code: code.toString(16).toUpperCase().padStart(4, '0') });
    if (code === 0x5c) {
      const escape = text[at + 1] ?? '';
      const whole = escape === 'u' ? /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) : '"\\/bfnrt'.includes(escape);
      if (escape === '' || escape === '\n' || escape === '\r') continue;
      if (!whole) fault ??= word('syntax.escape', { escape: inert(`\\${escape}`) });
      at++;
    }
  }
  return { kind: 'string', start, end: text.length, fault: word('syntax.unterminated') };
}

function commentAt(text: string, start: number): Token {
  const fault = word('syntax.comment');
  const line = run(lineComment, text, start);
  if (line) return { kind: 'comment', start, end: line, fault };
  if (text[start + 1] === '*') {
    const close = text.indexOf('*/', start + 2);
    return { kind: 'comment', start, end: close < 0 ? text.length : close + 2, fault };
  }
  return { kind: 'literal', start, end: start + 1, fault: word('syntax.unexpected', { found: '/' }) };
}

/** A string in other quotes than JSON's, up to the closing one on the same line. */
function otherQuotes(text: string, start: number, closer: string): Token {
  let end = start + 1;
  while (end < text.length && text[end] !== closer && text[end] !== '\n' && text[end] !== '\r') end++;
  if (text[end] !== closer) return literalAt(text, start);
  return {
    kind: 'literal',
    start,
    end: end + 1,
    fault: word('syntax.quotes', { quote: inert(text[start] ?? '') }),
    unquoted: true,
  };
}

function literalAt(text: string, start: number): Token {
  const end = run(literalRun, text, start) ?? start + 1;
  const literal = text.slice(start, end);
  const token = { kind: 'literal', start, end } as const;
  if (literal === 'true' || literal === 'false' || literal === 'null') return token;
  number.lastIndex = 0;
  if (number.test(literal) && number.lastIndex === literal.length) return token;
  const found = inert(literal);
  const lower = literal.toLowerCase();
  if (/^[+-]?(nan|inf|infinity)$/.test(lower)) return { ...token, fault: word('syntax.not-a-number', { found }) };
  if (/^(undefined|none|nil|na|n\/a)$/.test(lower)) return { ...token, fault: word('syntax.no-value', { found }) };
  if (lower === 'true' || lower === 'false' || lower === 'null')
    return { ...token, fault: word('syntax.case', { found, right: lower }) };
  if (/^[+-]?\.?\d/.test(literal)) return { ...token, fault: word('syntax.number', { found }) };
  return { ...token, fault: word('syntax.bare', { found }), unquoted: true };
}
