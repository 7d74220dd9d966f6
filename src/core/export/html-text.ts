/** Text inside HTML and SVG. */
import { sheetText } from '../text/sheet';

/** For text and for attributes in double quotes. Controls must have been removed already (`clean`). */
export function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Text of a file may be written from right to left: it must not reorder its surroundings. */
export function isolated(text: string): string {
  return `<bdi>${inHtml(text)}</bdi>`;
}

/** Text in a cell of a table: spreadsheets read tables of pages, and would compute a formula. */
export function cellText(text: string): string {
  return isolated(sheetText(text));
}

/** Anything that scrolls must be reachable by keyboard. @param labelledBy id of its heading */
export function scrollable(className: 'chart' | 'table', labelledBy: string, content: string): string {
  const role = className === 'chart' ? 'group' : 'region';
  return `<div class="${className}" role="${role}" aria-labelledby="${labelledBy}" tabindex="0">${content}</div>`;
}

export function figure(labelledBy: string, chart: string, caption: string): string {
  return `<figure>${scrollable('chart', labelledBy, chart)}<figcaption>${caption}</figcaption></figure>`;
}

/** @param head cells of the header row, @param rows complete rows */
export function tableHtml(head: string, rows: readonly string[]): string {
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

export function verdictCell(sign: string | undefined, verdict: string): string {
  return `<td class="verdict"><span class="sign" aria-hidden="true">${sign ?? ''}</span> ${cellText(verdict)}</td>`;
}

export function findingHtml(finding: {
  readonly severity: string;
  readonly rule: string;
  readonly text: string;
  readonly waived?: string;
}): string {
  const { severity, rule, text, waived } = finding;
  const name = `<strong>${waived ? 'waived' : severity}</strong>`;
  const reason = waived ? `; ${isolated(waived)}` : '';
  const tone = severity === 'error' && !waived ? 'bad' : 'quiet';
  return `<li class="${tone}">${name} ${isolated(text)} <span class="dim">(${isolated(rule)})</span>${reason}</li>`;
}
