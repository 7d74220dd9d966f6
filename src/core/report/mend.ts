/** Sentences for a wrong value that say how to mend it, with the change itself where one is most likely meant. */
import { word, type Message } from '../messages/messages';
import { nearest } from './nearest';
import type { Path } from './path';
import type { ProblemFix } from './problem';
import { found, inert, quoted } from './show';

interface Told {
  readonly message: Message;
  readonly fix?: ProblemFix;
}

const none = '';

/** A value of a wrong type. `types` are the schema's names of the allowed ones, with commas between. */
export function mendType(place: Message, value: unknown, types: string, path: Path): Told {
  const told = (mend: Message | string, fix?: ProblemFix): Told => ({
    message: word('schema.type', { place, found: found(value), allowed: allowed(types), mend }),
    ...(fix && { fix }),
  });
  const set = (fresh: unknown): ProblemFix => ({
    title: word('fix.write', { value: inert(JSON.stringify(fresh)) }),
    change: { kind: 'set', path, value: fresh },
  });
  if (value === null && path.length === 0) return told(none);
  if (value === null) {
    const fix =
      typeof path.at(-1) === 'string'
        ? ({
            title: word('fix.remove', { name: inert(String(path.at(-1))) }),
            change: { kind: 'remove', path },
          } as const)
        : undefined;
    return told(word('mend.null'), fix);
  }
  const wants = types.split(',');
  if (typeof value === 'string') {
    const number = numberIn(value);
    if ((wants.includes('number') || (wants.includes('integer') && Number.isInteger(number))) && number !== undefined) {
      return told(word('mend.unquote', { value: String(number) }), set(number));
    }
    const lower = value.trim().toLowerCase();
    if (wants.includes('boolean') && (lower === 'true' || lower === 'false'))
      return told(word('mend.unquote', { value: lower }), set(lower === 'true'));
  }
  const isText = (typeof value === 'number' || typeof value === 'boolean') && path[0] !== 'format';
  if (isText && wants.includes('string')) {
    return told(word('mend.quote', { value: inert(String(value)) }), set(String(value)));
  }
  // One entry where a list of them has to be.
  if (types === 'array' && typeof value !== 'boolean') return told(word('mend.list'));
  return told(none);
}

/** A text that is a plain decimal number, and nothing else. */
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
    case 'integer,string':
      return word('type.integer-string');
    default:
      return word('type.scalar');
  }
}

/** A word that is none of the allowed ones. */
export function mendWord(place: Message, value: unknown, words: readonly string[], path: Path): Told {
  const meant = typeof value === 'string' ? nearest(value.trim(), words) : undefined;
  const mend = meant === undefined ? none : word('mend.meant', { name: meant });
  const message = word('schema.enum', { place, found: found(value), allowed: words.map(quoted), mend });
  if (meant === undefined) return { message };
  return {
    message,
    fix: { title: word('fix.write', { value: `"${meant}"` }), change: { kind: 'set', path, value: meant } },
  };
}

/** A number outside its range. A share above 1 was most likely meant as a percentage. */
export function mendRange(
  place: Message,
  value: number,
  keyword: 'minimum' | 'exclusiveMinimum' | 'exclusiveMaximum',
  limit: number,
  path: Path,
): Told {
  const args = { place, found: String(value), limit: String(limit) };
  if (keyword === 'minimum') return { message: word('schema.minimum', args) };
  if (keyword === 'exclusiveMinimum') return { message: word('schema.above', args) };
  if (limit !== 1 || value >= 100) return { message: word('schema.below', { ...args, mend: none }) };
  const share = Number((value / 100).toPrecision(12));
  const mend = word('mend.percent', { share: String(share), percent: String(value) });
  return {
    message: word('schema.below', { ...args, mend }),
    fix: { title: word('fix.write', { value: String(share) }), change: { kind: 'set', path, value: share } },
  };
}
