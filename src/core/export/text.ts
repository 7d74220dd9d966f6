/** Text of a file, made fit for a line of text of ours. */
import { visible } from '../text/visible';

/** Longer than any name that somebody reads: a file may have a megabyte in one. */
const longest = 300;

/** One line; what would be obeyed or not be seen is shown instead, and what nobody reads on is cut. */
export function clean(text: string, most = longest): string {
  // Cut roughly first: what is thrown away need not be cleaned.
  const start = [...text.slice(0, most * 2)];
  const whole = start.length <= most && text.length <= most * 2;
  return visible((whole ? start : start.slice(0, most)).join('').trim()) + (whole ? '' : '…');
}

const plain: Readonly<Record<string, string>> = {
  '±': '+-',
  '−': '-',
  '×': 'x',
  µ: 'u',
  μ: 'u',
  '…': '...',
  '∞': 'inf',
  '·': '-',
  '–': '-',
  '—': '-',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '≤': '<=',
  '≥': '>=',
};

/** The signs that our own sentences use, in ASCII: a mail is read in terminals and kept in archives. */
export function ascii(text: string): string {
  return text.replace(/[±−×µμ…∞·–—“”‘’≤≥]/g, (sign) => plain[sign] ?? sign);
}

/** A sentence as the beginning of a line or a paragraph. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
