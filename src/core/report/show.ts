/** Values from a file for use in messages: short, and inert wherever they are shown. */
import { word, type Message } from '../messages/messages';

const maxShownLength = 40;

/**
 * A string from a file on one line, at most 40 characters. Control characters, which a terminal would obey, become
 * pictures (␛); characters that reorder, join or hide text become escapes (\u202E).
 */
export function inert(text: string): string {
  // The rest is not shown, and a string may have a megabyte.
  const characters = Array.from(text.slice(0, 2 * maxShownLength + 2), inertCharacter);
  const whole = text.length <= 2 * maxShownLength + 2 && characters.length <= maxShownLength;
  return whole ? characters.join('') : `${characters.slice(0, maxShownLength - 1).join('')}…`;
}

function inertCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  // C1 controls, soft hyphen, all format characters (direction marks, zero width), separators, lone surrogates.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character)) {
    const digits = code.toString(16).toUpperCase();
    return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
  }
  return character;
}

/** A value in words: the text "9", the number 9, a list. */
export function found(value: unknown): Message {
  if (typeof value === 'string') return word('found.text', { value: inert(value) });
  if (typeof value === 'number') return word('found.number', { value: String(value) });
  if (typeof value === 'boolean') return word('found.literal', { value: String(value) });
  if (value === null) return word('found.literal', { value: 'null' });
  return word(Array.isArray(value) ? 'found.list' : 'found.object');
}

/** A name from the file or the format, in quotes. */
export function quoted(name: string): Message {
  return word('name.quoted', { name: inert(name) });
}
