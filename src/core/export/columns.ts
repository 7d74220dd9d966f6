/** Text of a fixed width, measured in terminal columns. */

/** Scripts and pictographs that take two columns, after Unicode's East Asian Width, as far as names need it. */
const wide = new RegExp(
  String.raw`[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3` +
    String.raw`\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}` +
    String.raw`\u{1f680}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]`,
  'u',
);
const none = /\p{M}/u;

function columnsOf(character: string): number {
  return none.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** Width of a line in columns. */
export function width(line: string): number {
  let sum = 0;
  for (const character of line) sum += columnsOf(character);
  return sum;
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** More combining marks on one character are not writing but an attack on the measuring code. */
const maxMarks = 8;

/** Breaks a word that is wider than the line. */
function pieces(word: string, columns: number): string[] {
  const list: string[] = [];
  let piece = '';
  let used = 0;
  let marks = 0;
  for (const character of word) {
    const own = columnsOf(character);
    marks = own === 0 ? marks + 1 : 0;
    if (marks > maxMarks) continue;
    if (used + own > columns) {
      list.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += own;
  }
  return piece ? [...list, piece] : list;
}

/**
 * Lines of at most `columns` columns, broken between words; a word that fits on no line is broken.
 * @param first before the first line, @param rest before all others
 */
export function wrap(text: string, columns: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  const room = columns - Math.max(width(first), width(rest));
  let line = '';
  for (const word of text
    .split(' ')
    .filter(Boolean)
    .flatMap((one) => pieces(one, room))) {
    if (line && width(line) + 1 + width(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  if (line || lines.length === 0) lines.push(line);
  return lines.map((one, index) => `${index ? rest : first}${one}`.trimEnd());
}

/** As many of the first letters as fit. */
export function take(letters: readonly string[], columns: number): string[] {
  const taken: string[] = [];
  for (const letter of letters) {
    if (width([...taken, letter].join('')) > columns) break;
    taken.push(letter);
  }
  return taken;
}

/** The first and the last part of a text that is wider than `columns`. */
export function middle(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const letters = [...text];
  const left = take(letters, Math.ceil((columns - 2) / 2));
  const right = take(letters.reverse(), columns - 2 - width(left.join(''))).reverse();
  return columns < 5 ? take([...text], columns).join('') : `${left.join('')}..${right.join('')}`;
}
