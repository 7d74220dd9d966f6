/**
 * Text inside Markdown that says what it says and does nothing: no markup, no HTML, no end of a table's cell, and
 * nothing that GitHub and GitLab make of plain words: mentions, references to issues, bare addresses, emoji.
 */

/** A character without width, the usual way to keep a mention from being one; it is written so that it is seen in the source. */
const gap = '&#8203;';

const numbered = /[<>&$|]/g;

/** In bold. Asterisks around nothing would be four asterisks. */
export function bold(text: string): string {
  return text.trim() === '' ? '' : `**${inMarkdown(text.trim())}**`;
}

/** One line of plain text as Markdown. Controls have to be out of it already (`clean`). */
export function inMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]~#!^{}]/g, '\\$&')
    .replace(numbered, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/@|\\#|:(?=\/\/)|:(?=[\w+-]+:)|GH-(?=\d)|www(?=\.)/gi, `$&${gap}`);
}
