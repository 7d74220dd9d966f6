/** Problems of wrong values, each with advice and, where the intent is likely clear, a fix. */
import { word, type Message } from '../messages/messages';
import { nearest } from './nearest';
import type { Path } from './path';
import type { ProblemFix } from './problem';
import { found, inert, quoted } from './show';

interface Advice {
  readonly message: Message;
  readonly fix?: ProblemFix;
}

const none = '';

/** A value of the wrong type. `types` lists the allowed types by their schema names, separated by commas. */
export function repairType(place: Message, value: unknown, types: string, path: Path): Advice {
  const advise = (hint: Message | string, fix?: ProblemFix): Advice => ({
    message: word('schema.type', { place, found: found(value), allowed: allowed(types), hint }),
    ...(fix && { fix }),
  });
  const set = (fresh: unknown): ProblemFix => ({
    title: word('fix.write', { value: inert(JSON.stringify(fresh)) }),
    change: { kind: 'set', path, value: fresh },
  });
  if (value === null && path.length === 0) return advise(none);
  if (value === null) {
    const fix =
      typeof path.at(-1) === 'string'
        ? ({
            title: word('fix.remove', { name: inert(String(path.at(-1))) }),
            change: { kind: 'remove', path },
          } as const)
        : undefined;
    return advise(word('hint.null'), fix);
  }
  const expected = types.split(',');
  if (typeof value === 'string') {
    const number = numberIn(value);
    if (
      (expected.includes('number') || (expected.includes('integer') && Number.isInteger(number))) &&
      number !== undefined
    ) {
      return advise(word('hint.unquote', { value: String(number) }), set(number));
    }
    const lower = value.trim().toLowerCase();
    if (expected.includes('boolean') && (lower === 'true' || lower === 'false'))
      return advise(word('hint.unquote', { value: lower }), set(lower === 'true'));
  }
  const isText = (typeof value === 'number' || typeof value === 'boolean') && path[0] !== 'format';
  if (isText && expected.includes('string')) {
    return advise(word('hint.quote', { value: inert(String(value)) }), set(String(value)));
  }
  // A single entry where a list is required.
  if (types === 'array' && typeof value !== 'boolean') return advise(word('hint.list'));
  return advise(none);
}

/** The number in a string that holds a plain decimal number and nothing else. */
function numberIn(text: string): number | undefined {
  return /^\s*-?\d{1,15}(\.\d{1,15})?\s*$/.test(text) ? Number(text) : undefined;
}

function allowed(types: string): Message {
  switch (types) {
    case 'string':
      return word('type.string');
    case 'number':
      return word('type.number');
    case 'integer':
      return word('type.integer');
    case 'boolean':
      return word('type.boolean');
    case 'array':
      return word('type.array');
    case 'object':
      return word('type.object');
    case 'string,number':
      return word('type.string-number');
    case 'string,object':
      return word('type.string-object');
    case 'integer,string':
      return word('type.integer-string');
    default:
      return word('type.scalar');
  }
}

/** A string outside the allowed set. */
export function repairWord(place: Message, value: unknown, words: readonly string[], path: Path): Advice {
  const meant = typeof value === 'string' ? nearest(value.trim(), words) : undefined;
  const hint = meant === undefined ? none : word('hint.meant', { name: meant });
  const message = word('schema.enum', { place, found: found(value), allowed: words.map(quoted), hint });
  if (meant === undefined) return { message };
  return {
    message,
    fix: { title: word('fix.write', { value: `"${meant}"` }), change: { kind: 'set', path, value: meant } },
  };
}

/** A number out of range. A share above 1 was most likely meant as a percentage. */
export function repairRange(
  place: Message,
  value: number,
  keyword: 'minimum' | 'exclusiveMinimum' | 'exclusiveMaximum',
  limit: number,
  path: Path,
): Advice {
  const args = { place, found: String(value), limit: String(limit) };
  if (keyword === 'minimum') return { message: word('schema.minimum', args) };
  if (keyword === 'exclusiveMinimum') return { message: word('schema.above', args) };
  if (limit !== 1 || value >= 100) return { message: word('schema.below', { ...args, hint: none }) };
  const share = Number((value / 100).toPrecision(12));
  const hint = word('hint.percent', { share: String(share), percent: String(value) });
  return {
    message: word('schema.below', { ...args, hint }),
    fix: { title: word('fix.write', { value: String(share) }), change: { kind: 'set', path, value: share } },
  };
}
