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

/** Text from a file or about it, on one line. */
export function shownLine(message: Message | string): string {
  const said = typeof message === 'string' ? message : sayEnglish(message);
  return visible(said.length > maxLineLength ? `${said.slice(0, maxLineLength)}…` : said);
}

/** A file's name at the start of a line, never readable as a command to a build server. */
export function shownName(name: string): string {
  const shown = visible(name);
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
  message: Message,
  severity: 'error' | 'warning' = 'error',
): void {
  const kind = err.paint(severity, severityColours[severity]);
  err.write(`${err.paint(shownName(name), 'bold')}: ${kind}: ${shownLine(message)}\n`);
}

/** `vmibench: message` on standard error. */
export function complain({ err }: Io, message: Message): void {
  err.write(`vmibench: ${visible(sayEnglish(message))}\n`);
}
