/** Text inside HTML and SVG. */

/** For text and for attributes in double quotes. Controls have to be out of it already (`clean`). */
export function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A text of a file may be written from right to left: it is kept from turning what stands beside it. */
export function own(text: string): string {
  return `<bdi>${inHtml(text)}</bdi>`;
}
