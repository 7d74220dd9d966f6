/** Text inside HTML and SVG. */

/** For text and for attributes in double quotes. Controls must have been removed already (`clean`). */
export function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Text of a file may be written from right to left: it must not reorder its surroundings. */
export function isolated(text: string): string {
  return `<bdi>${inHtml(text)}</bdi>`;
}
