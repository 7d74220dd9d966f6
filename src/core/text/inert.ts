/**
 * Makes text from files safe to show. VS Code turns `$(flame)` in a lens into an icon, a direction mark reorders
 * everything after it, and a name may be a megabyte long; a file must not be able to cause any of that.
 */
import { visible } from './visible';
import type { Argument, Message, Say } from '../messages/messages';

const maxPlainLength = 120;

/** One line of plain text of limited length; control and invisible characters are made visible. */
export function plainText(text: string): string {
  // Truncate first, to clean only what is kept.
  const start = [...text.slice(0, maxPlainLength * 2)];
  const whole = start.length <= maxPlainLength && text.length <= maxPlainLength * 2;
  return visible((whole ? start : start.slice(0, maxPlainLength)).join('')) + (whole ? '' : '…');
}

/** Text for VS Code labels, in which `$(name)` is an icon unless escaped with a backslash. */
export function iconless(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/**
 * Plain text as Markdown. All punctuation is written as character references, so that nothing in it becomes a heading,
 * a link (not even a bare address), an image or HTML.
 */
export function inertMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** The message with all string arguments made plain; numbers and nested messages stay. */
export function inertMessage(message: Message): Message {
  const { args } = message;
  if (!args) return message;
  return {
    key: message.key,
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, inert(value)])),
  };
}

function inert(value: Argument): Argument {
  if (typeof value === 'string') return plainText(value);
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.map((one: Message) => inertMessage(one)) : inertMessage(value as Message);
}

/** Formats a message with inert arguments. */
export function sayInert(say: Say, message: Message): string {
  return say(inertMessage(message));
}
