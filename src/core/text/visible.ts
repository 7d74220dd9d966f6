/** Text from a file or a file's name, made fit for a terminal, a log or a line of plain text. */

// Controls, everything that turns, joins or hides text, line and paragraph separators, lone surrogates.
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * The text with every character shown that a terminal would obey or a reader would not see: controls as their pictures
 * (␛ for escape, ␊ for a line end), the rest as their numbers (\u202E). The result is one line.
 */
export function visible(text: string): string {
  return text.replace(hidden, visibleCharacter);
}

function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

/**
 * JSON text in which such characters are written as escapes: the same value to a program, harmless in a terminal.
 * Line ends stay: in JSON they only ever stand between values.
 */
export function visibleJson(json: string): string {
  return json.replace(hidden, (character) => (character === '\n' ? character : escapes(character)));
}

function escapes(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
