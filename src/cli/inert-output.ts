/**
 * Text that a build server prints and obeys at the same time. GitHub runs `::command::` at the start of a line, after
 * blanks too, and `##[command]` anywhere in it; Azure runs `##vso[command]`, and TeamCity `##teamcity[command]`; GitLab
 * folds its log at `section_start:`. None of these may come from a report, a file name or an argument.
 */

/** Colours may be anywhere in a command; servers take them out or not. */
const colour = '\\u001b\\[[\\d;]*m';
/** Not with the flag for lines: other characters that end lines there would be blanks here, and long to search. */
const doubleColon = new RegExp(`(?<![^\\n])((?:[^\\S\\n]|${colour})*:)(?=(?:${colour})*:)`, 'gu');
const bracket = new RegExp(`(#(?:${colour})*#(?:${colour}|[\\w.-])*)(?=\\[)`, 'gu');
const section = new RegExp(`(section_(?:start|end)(?:${colour})*)(?=:)`, 'giu');

/** Controls other than line ends, tabs, and the colours and the erased line that we write ourselves. */
const control = /\u001b\[\d+m|\r\u001b\[2K|\r\n|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** The text with a space inside of whatever is a command to a build server, and with controls made visible. */
export function inertText(text: string): string {
  return text
    .replace(control, (found) => (found.length > 1 ? found : picture(found)))
    .replace(bracket, '$1 ')
    .replace(section, '$1 ')
    .replace(doubleColon, '$1 ');
}

function picture(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** JSON text with the same value in which no string is such a command: one character of each is escaped. */
export function inertJson(json: string): string {
  return json
    .replace(/(##[\w.-]*)\[/gu, '$1\\u005b')
    .replace(/(section_(?:start|end)):/giu, '$1\\u003a')
    .replace(/[\u007f-\u009f]/g, picture);
}

/** What GitHub shows beside a line of a file. */
export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string | number | undefined>>;
  readonly message: string;
}

/** The only command to a build server that is written: text in it ends neither the property nor the line. */
export function annotationLine({ kind, properties, message }: Annotation): string {
  const list = Object.entries(properties).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`;
  });
  return `::${kind} ${list.join(',')}::${escaped(message)}\n`;
}

function escaped(text: string): string {
  return inertText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
