/** Makes text from files and file names safe for terminals, logs and plain text. */

// Nearly all texts consist of these and need no look at the table of all characters, which takes longer to build than
// everything else that is done with the texts of a small report.
const ordinary = /^[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u2bff\u3000-\u9fff]*$/;

// Any other character than those, or the end of a line.
const beyondJson = /[^\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u2bff\u3000-\u9fff]/;

// Control characters, characters that reorder, join or hide text, line and paragraph separators, lone surrogates.
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * The text with all control and invisible characters made visible: controls as pictures (␛ for escape, ␊ for a line
 * end), the rest as escapes (\u202E). The result is one line.
 */
export function visible(text: string): string {
  return ordinary.test(text) ? text : text.replace(hidden, visibleCharacter);
}

function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

/**
 * JSON text with such characters escaped: the same value to a program, harmless in a terminal. Line ends stay: in JSON
 * they only occur between values.
 */
export function visibleJson(json: string): string {
  // A look first: the 14 MB of a long report have half a million line ends, and mostly nothing to escape.
  if (!beyondJson.test(json)) return json;
  return json.replace(hidden, (character) => (character === '\n' ? character : escapes(character)));
}

function escapes(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
