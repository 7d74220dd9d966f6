/** Rows as text that a spreadsheet or a mail takes: fields parted by tabs, in English and ASCII. */
import { formatInterval, formatPercent, formatRatio } from '../../src/format/ratio';
import { formatRaw } from '../../src/format/value';
import type { RowView } from '../../src/view/model';
import type { Say } from '../../src/words/words';

const plain = { ascii: true };

/** A name that a spreadsheet would take for a formula is written as text. */
function inert(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

/** Nothing in a field may look like the next field or the next row. */
function field(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}

export function rowAsText(row: RowView, say: Say): string {
  const { base, cand, change, ratio, interval, limits } = row;
  return [
    inert(row.label),
    base ? formatRaw(base.centre, row.unit, plain) : '',
    cand ? formatRaw(cand.centre, row.unit, plain) : '',
    change ? formatPercent(change.share, { ...plain, limits }) : '',
    ratio === undefined ? '' : formatRatio(ratio, { ...plain, printed: row.printed, limits }),
    interval ? formatInterval(interval.lo, interval.hi, { ...plain, limits }) : '',
    say(row.verdictText),
    say(row.evidenceText),
  ]
    .map(field)
    .join('\t');
}
