/** "Copy as Reply": the quoted lines of a mail with a remark under each, and only what is certain. */
import { sayEnglish, word, type Say } from '../../messages/messages';
import type { Mail } from './message';
import type { MailLine } from './quotes';
import { addAll } from '../../text/lists';

export interface Remark {
  /** Line of the source, from 1. */
  readonly line: number;
  readonly text: string;
}

const maxWidth = 72;

/** The reply as plain text; '' without remarks. Remarks on lines that the mail does not have are left out. */
export function reply(
  mail: Pick<Mail, 'author' | 'published' | 'lines'>,
  remarks: readonly Remark[],
  say: Say = sayEnglish,
): string {
  const lines = mail.lines.filter((line) => line.part !== 'signature');
  const placed = new Map<MailLine, string[]>();
  for (const remark of [...remarks].sort((a, b) => a.line - b.line)) {
    const line = lines.find((one) => one.segments.some((segment) => segment.line === remark.line));
    const text = remark.text.trim();
    if (!line || !text) continue;
    const known = placed.get(line) ?? [];
    if (!known.includes(text)) placed.set(line, [...known, text]);
  }
  if (placed.size === 0) return '';
  const head =
    mail.author === undefined
      ? []
      : [
          mail.published === undefined
            ? say(word('mail.reply-wrote-undated', { author: mail.author }))
            : say(word('mail.reply-wrote', { date: mail.published, author: mail.author })),
        ];
  const out = [...head];
  let before = -1;
  lines.forEach((line, index) => {
    const texts = placed.get(line);
    if (!texts) return;
    // Skipped lines are marked, as people do by hand.
    if (before >= 0 && index > before + 1) out.push('> [...]');
    // One more mark for text that the mail quotes itself.
    out.push(`${'>'.repeat(line.quote + 1)} ${line.text}`.trimEnd(), '');
    addAll(
      out,
      texts.flatMap((text) => wrap(text)),
    );
    out.push('');
    before = index;
  });
  return `${out.join('\n').trimEnd()}\n`;
}

/** One remark per paragraph; a line of a remark never looks like a quotation, a patch or an mbox. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/\s+/)) {
    if (line && line.length + 1 + piece.length > maxWidth) {
      lines.push(line);
      line = '';
    }
    line = line ? `${line} ${piece}` : piece;
  }
  if (line) lines.push(line);
  return lines.map((one) => (/^(?:>|From |-- $|---)/.test(one) ? ` ${one}` : one));
}
