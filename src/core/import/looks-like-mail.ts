/** Mails among files: the user confirms which column is which, so they are read otherwise than a tool's output. */

/** Headers of real mails are long: dozens of lines of Received and signatures come before From. */
const maxHeaderLength = 64 * 1024;

/**
 * Whether a text is a mail: two of the headers that each has, before its first empty line. An mbox and a patch begin
 * with a line `From ` of their own.
 */
export function looksLikeMail(text: string): boolean {
  const start = text.slice(0, maxHeaderLength).replace(/\r\n/g, '\n').trimStart();
  const end = start.indexOf('\n\n');
  const headers = end < 0 ? start : start.slice(0, end);
  return (
    ['From', 'Subject', 'Date', 'Message-I[Dd]'].filter((name) => new RegExp(`^${name}: `, 'm').test(headers)).length >=
    2
  );
}
