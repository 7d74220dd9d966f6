/**
 * Text of a file inside text of ours. VS Code turns `$(flame)` in a lens into an icon, a direction mark reorders
 * everything after it, and a name may be a megabyte long: none of that may happen because a file says so.
 */
import { visible } from './visible';
import type { Argument, Message, Say } from '../messages/messages';

const maxPlainLength = 120;

/** One line of plain text, cut where nobody reads on; what would be obeyed or not be seen is shown instead. */
export function plainText(text: string): string {
  // Cut first: what is thrown away need not be cleaned.
  const start = [...text.slice(0, maxPlainLength * 2)];
  const whole = start.length <= maxPlainLength && text.length <= maxPlainLength * 2;
  return visible((whole ? start : start.slice(0, maxPlainLength)).join('')) + (whole ? '' : '…');
}

/** A label of VS Code in which `$(name)` stands for an icon: the backslash is VS Code's own way to say it is none. */
export function iconless(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/**
 * Plain text as Markdown that says the same: every mark is written by its number, so that there is no heading, no link
 * (not even of a bare address), no picture and no HTML in it.
 */
export function inertMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** The message with every text that is an argument made plain; numbers and sentences of ours stay. */
export function inertMessage(message: Message): Message {
  if (!message.args) return message;
  return {
    key: message.key,
    args: Object.fromEntries(Object.entries(message.args).map(([name, value]) => [name, inert(value)])),
  };
}

function inert(value: Argument): Argument {
  if (typeof value === 'string') return plainText(value);
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.map((one: Message) => inertMessage(one)) : inertMessage(value as Message);
}

/** Says a message with inert arguments. */
export function sayInert(say: Say, message: Message): string {
  return say(inertMessage(message));
}
