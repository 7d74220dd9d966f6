/**
 * Text that is safe inside Markdown: no markup, no HTML, no end of a table cell, and nothing that GitHub and GitLab
 * turn into links: mentions, references to issues, bare addresses, emoji.
 */

/** A zero-width character, the usual way to disable a mention; written as an escape to be visible in the source. */
const gap = '&#8203;';

const numbered = /[<>&$|]/g;

/** Bold. Around nothing it would be four asterisks. */
export function bold(text: string): string {
  return text.trim() === '' ? '' : `**${inMarkdown(text.trim())}**`;
}

/** One line of plain text as Markdown. Controls must have been removed already (`clean`). */
export function inMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]~#!^{}]/g, '\\$&')
    .replace(numbered, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/@|\\#|:(?=\/\/)|:(?=[\w+-]+:)|GH-(?=\d)|www(?=\.)/gi, `$&${gap}`);
}
