/** Values from a file for use in messages: short, and inert wherever they are shown. */
import { word, type Message } from '../messages/messages';
import { visible } from '../text/visible';

const maxShownLength = 40;

/**
 * A string from a file on one line, at most 40 characters. Control characters, which a terminal would obey, become
 * pictures (␛); characters that reorder, join or hide text become escapes (\u202E).
 */
export function inert(text: string): string {
  // The rest is not shown, and a string may have a megabyte.
  const characters = Array.from(text.slice(0, 2 * maxShownLength + 2), (character) => visible(character));
  const whole = text.length <= 2 * maxShownLength + 2 && characters.length <= maxShownLength;
  return whole ? characters.join('') : `${characters.slice(0, maxShownLength - 1).join('')}…`;
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
