/** Lines about a file or about vmibench itself: safe on a terminal and short enough to read. */
import { visible } from '../core/text/visible';
import { sayEnglish, word, type Message } from '../core/messages/messages';
import type { Severity } from '../core/report/problem';
import type { Colour, Io } from './output';

export const severityColours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'cyan',
  hint: 'dim',
};

/** A name in a file may have a megabyte. */
const maxLineLength = 2000;
/** A path that can be opened has at most 4096 bytes on Linux, but hardly ever this many. */
const maxNameLength = 1000;

/** Without its middle: the beginning says what it is about, and the end what is wrong. */
function cut(text: string, most: number): string {
  const end = Math.floor(most / 4);
  return text.length > most ? `${text.slice(0, most - end)}…${text.slice(-end)}` : text;
}

/** Text from a file or about it, on one line. */
export function shownLine(message: Message | string): string {
  const said = typeof message === 'string' ? message : sayEnglish(message);
  return visible(cut(said, maxLineLength));
}

/** A file's name at the start of a line, never readable as a command to a build server. */
export function shownName(name: string): string {
  const shown = name === '' ? '""' : visible(cut(name, maxNameLength));
  return /^[-:#]/.test(shown) ? `./${shown}` : shown;
}

/** What a finding says, with the reason why it is waived. */
export function findingMessage({
  message,
  waived,
}: {
  readonly message: Message;
  readonly waived?: { readonly reason: string };
}): Message {
  return waived ? word('cli.waived', { said: message, reason: waived.reason }) : message;
}

/** `name: error: message` on standard error, so that it is not mistaken for a result. */
export function complainAbout(
  { err }: Io,
  name: string,
  message: Message | string,
  severity: 'error' | 'warning' = 'error',
): void {
  const kind = err.paint(severity, severityColours[severity]);
  err.write(`${err.paint(shownName(name), 'bold')}: ${kind}: ${shownLine(message)}\n`);
}

/** `vmibench: message` on standard error. */
export function complain({ err }: Io, message: Message): void {
  err.write(`vmibench: ${shownLine(message)}\n`);
}
