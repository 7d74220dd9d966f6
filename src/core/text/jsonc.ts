/** JSON with or without comments, whatever it holds: text that is nested too deep is an error with its place. */
import { createScanner, parse, printParseErrorCode, type ParseError, type ParseOptions } from 'jsonc-parser';

interface JsoncError {
  readonly offset: number;
  /** A name such as `CommaExpected`. */
  readonly name: string;
}

export interface Jsonc {
  /** What could be read, also beside errors. */
  readonly value: unknown;
  readonly errors: readonly JsoncError[];
}

/** Deeper than anything that is read here, and far from what the parser's recursion can do. */
const maxDepth = 200;

export function parseJsonc(text: string, options: ParseOptions): Jsonc {
  const offset = tooDeepAt(text);
  if (offset !== undefined) return { value: undefined, errors: [{ offset, name: 'NestedTooDeep' }] };
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, options);
  return { value, errors: errors.map((one) => ({ offset: one.offset, name: printParseErrorCode(one.error) })) };
}

/** Where brackets are nested too deep, as an offset. */
function tooDeepAt(text: string): number | undefined {
  if (text.length <= maxDepth) return undefined;
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (token === openBrace || token === openBracket) {
      if (++depth > maxDepth) return scanner.getTokenOffset();
    } else if (token === closeBrace || token === closeBracket) depth--;
  }
  return undefined;
}

// Kinds of token: the package declares an enum that is gone when each file is compiled alone.
const openBrace = 1;
const closeBrace = 2;
const openBracket = 3;
const closeBracket = 4;
const endOfText = 17;
