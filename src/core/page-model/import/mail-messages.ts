/** The messages of a thread that hold results. */
import { gridOf } from '../../import/mail/grid';
import { readMails, type Mail } from '../../import/mail/message';
import type { Grid } from '../../import/mail/model';

export interface MailWithGrid {
  readonly mail: Mail;
  readonly grid: Grid;
}

/** Messages with results; if there are none, the first one, whose notes say why. */
export function messagesOf(content: string | Uint8Array): MailWithGrid[] {
  const all = readMails(content).map((mail): MailWithGrid => ({ mail, grid: gridOf(mail) }));
  const withResults = all.filter(({ grid }) => grid.tables.length > 0 || grid.claims.length > 0);
  return withResults.length > 0 ? withResults : all.slice(0, 1);
}
