/**
 * Writes decimal numbers as `Intl.NumberFormat` does. Its first formatter loads the tables of all languages and each
 * further one takes as long as thousands of numbers: half the time of checking a small report, and part of every first
 * frame.
 */

/** The languages whose data is English: a point, and a comma between thousands. */
const asEnglish = new Set(['en', 'en-US', 'ja']);

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, least: number, most: number): Intl.NumberFormat {
  const key = `${locale} ${least} ${most}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
    formatters.set(key, found);
  }
  return found;
}

/**
 * A number, grouped by thousands, with `least` to `most` decimals (0 to 20).
 * @param size finite and at least 0
 * @param locale a BCP 47 tag
 */
export function decimal(size: number, least: number, most: number, locale: string): string {
  return asEnglish.has(locale) ? english(size, least, most) : formatter(locale, least, most).format(size);
}

/** Rounds the shortest decimal that means this number, half up: 1.005 becomes 1.01, which `toFixed` does not give. */
function english(size: number, least: number, most: number): string {
  const shortest = String(size);
  const point = shortest.indexOf('.');
  const decimals = point < 0 ? 0 : shortest.length - point - 1;
  const isTie = decimals === most + 1 && shortest.endsWith('5');
  // `toFixed` rounds the number itself, which is on the same side of each tie as its shortest decimal, unless that is
  // the tie.
  if (isTie || size >= 1e15 || (size < 1e-6 && size > 0)) return byDigits(size, least, most);
  const text = decimals <= most ? shortest : size.toFixed(most);
  return inGroups(text, least);
}

/** Groups the whole part of a plain decimal, and writes at least so many of its decimals. */
function inGroups(text: string, least: number): string {
  const found = text.indexOf('.');
  const point = found < 0 ? text.length : found;
  let end = text.length;
  if (found >= 0) while (end > point + 1 + least && text[end - 1] === '0') end--;
  const decimals = text.slice(point + 1, end).padEnd(least, '0');
  const whole = point > 3 ? byThousands(text.slice(0, point)) : text.slice(0, point);
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** The same for all numbers, digit by digit. */
function byDigits(size: number, least: number, most: number): string {
  const [mantissa = '0', exponent = '0'] = size.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  // How many digits are before the point; negative for numbers with zeros after it.
  const before = Number(exponent) + 1;
  const rounded = roundedAt(digits, before + most);
  const point = before + rounded.carried;
  const whole = point > 0 ? rounded.digits.slice(0, point).padEnd(point, '0') : '0';
  const after = '0'.repeat(Math.max(0, -point)) + rounded.digits.slice(Math.max(0, point));
  const decimals = without(after.slice(0, most), '0').padEnd(least, '0');
  return byThousands(whole) + (decimals === '' ? '' : `.${decimals}`);
}

function byThousands(whole: string): string {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return groups.join(',');
}

/** The digits without those of one kind at their end. */
function without(digits: string, last: string): string {
  let end = digits.length;
  while (digits[end - 1] === last) end--;
  return digits.slice(0, end);
}

/** The first `count` digits, rounded; `carried` is 1 when that made one digit more in front, as 99 becomes 100. */
function roundedAt(digits: string, count: number): { readonly digits: string; readonly carried: 0 | 1 } {
  if (count >= digits.length) return { digits, carried: 0 };
  if (count < 0) return { digits: '', carried: 0 };
  const up = (digits[count] ?? '0') >= '5';
  if (!up) return { digits: digits.slice(0, count), carried: 0 };
  const kept = without(digits.slice(0, count), '9');
  const next = kept === '' ? '1' : kept.slice(0, -1) + String(Number(kept.at(-1)) + 1);
  return { digits: next.padEnd(kept === '' ? count + 1 : count, '0'), carried: kept === '' ? 1 : 0 };
}
