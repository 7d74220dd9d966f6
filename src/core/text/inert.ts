/**
 * Makes text from files safe to show. VS Code turns `$(flame)` in a lens into an icon, a direction mark reorders
 * everything after it, and a name may be a megabyte long; a file must not be able to cause any of that.
 */
import { visible } from './visible';
import type { Argument, Message, Say } from '../messages/messages';

const maxPlainLength = 120;

/** One line of plain text of limited length; control and invisible characters are made visible. */
export function plainText(text: string, maxLength = maxPlainLength): string {
  // Truncate first, to clean only what is kept.
  const start = [...text.slice(0, maxLength * 2)];
  const whole = start.length <= maxLength && text.length <= maxLength * 2;
  return visible((whole ? start : start.slice(0, maxLength)).join('')) + (whole ? '' : '…');
}

/** Text for VS Code labels, in which `$(name)` is an icon unless escaped with a backslash. */
export function iconless(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/**
 * Text for VS Code's lists, in which `$(name)` is an icon whatever is before it: a character without width keeps the
 * two signs apart.
 */
export function listText(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}

/**
 * Text for notifications and prompts, in which VS Code makes a link of `[text](address)`, and the address may be a
 * command with arguments. A space between the brackets leaves nothing but text.
 */
export function linkless(text: string): string {
  return text.replaceAll('](', '] (');
}

/**
 * Plain text as Markdown. All punctuation is written as character references, so that nothing in it becomes a heading,
 * a link (not even a bare address), an image or HTML.
 */
export function inertMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** The message with all string arguments made plain (and cut); numbers and nested messages stay. */
function inertMessage(message: Message, maxLength?: number): Message {
  const { args } = message;
  if (!args) return message;
  return {
    key: message.key,
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, inert(value, maxLength)])),
  };
}

function inert(value: Argument, maxLength?: number): Argument {
  if (typeof value === 'string') return plainText(value, maxLength);
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((one: Message) => inertMessage(one, maxLength));
  return inertMessage(value as Message, maxLength);
}

/** Formats a message with inert arguments. */
export function sayInert(say: Say, message: Message): string {
  return say(inertMessage(message));
}

/** A name of a file or a reason of an error may need more than a name in a report. */
const maxNoticeLength = 300;

/** A message for a notification or a prompt. */
export function sayNotice(say: Say, message: Message): string {
  return linkless(say(inertMessage(message, maxNoticeLength)));
}
