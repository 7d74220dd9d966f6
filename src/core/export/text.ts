/** Text of a file made safe for a line of an export. */
import { visible } from '../text/visible';

/** Longer than any readable name: a file may contain a megabyte in one. */
const maxTextLength = 300;

/** One line; control and invisible characters are made visible, and long text is cut. */
export function clean(text: string, maxLength = maxTextLength): string {
  // Cut roughly first: the rest need not be cleaned.
  const start = [...text.slice(0, maxLength * 2)];
  const whole = start.length <= maxLength && text.length <= maxLength * 2;
  return visible((whole ? start : start.slice(0, maxLength)).join('').trim()) + (whole ? '' : '…');
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

/** The typographic characters of our own sentences, in ASCII: mails are read in terminals and kept in archives. */
export function ascii(text: string): string {
  return text.replace(/[±−×µμ…∞·–—“”‘’≤≥]/g, (sign) => plain[sign] ?? sign);
}

/** Capitalises a sentence at the start of a line. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
