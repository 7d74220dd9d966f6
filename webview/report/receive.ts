/** Turns messages of the extension into the page's state. */
import type { ToPage } from '../../src/protocol/report';
import type { DetailView, PageModel, RowView } from '../../src/core/page-model/model';
import { unpack } from '../../src/protocol/pack';
import { say } from '../shared/speech';
import {
  post,
  announcement,
  banner,
  details,
  empty,
  first,
  model,
  pivot,
  rowViewsByKey,
  measured,
  ui,
  version,
  locale,
} from './state';
import { reveal, copyRow, copyTable } from './actions';
import { holdPlace } from './scroll';

/** Messages common to all pages are handled in `startPage`. */
export function receive(message: Exclude<ToPage, { readonly type: 'words' | 'pong' }>): void {
  switch (message.type) {
    case 'show':
      locale.value = message.locale;
      banner.value = message.banner;
      empty.value = undefined;
      first.value = message.first;
      arrived = [];
      showModel(message.model, message.version, message.details);
      return;
    case 'rows':
      rowsArrived(message);
      return;
    case 'patch':
      patch(message);
      return;
    case 'banner':
      banner.value = message.banner;
      return;
    case 'empty':
      locale.value = message.locale;
      banner.value = message.banner;
      model.value = undefined;
      empty.value = message.reason;
      return;
    case 'detail':
      details.value = new Map(details.peek()).set(message.detail.key, message.detail);
      return;
    case 'pivot':
      pivot.value = message.view ?? null;
      return;
    case 'values':
      measured.value = message.view;
      return;
    case 'reveal':
      reveal(message.key);
      return;
    case 'copy':
      if (message.what === 'table') copyTable();
      else copyRow(message.key);
      return;
  }
}

/** Messages travel as JSON, in which an infinite end of an interval becomes null or disappears. */
function withOpenEnds(row: RowView): RowView {
  const { interval } = row;
  if (!interval || (typeof interval.lo === 'number' && typeof interval.hi === 'number')) return row;
  return { ...row, interval: { ...interval, lo: interval.lo ?? 0, hi: interval.hi ?? Infinity } };
}

/** Those of the shown version that have arrived so far, in the order of the file. */
let arrived: RowView[] = [];

/** The table stays as it was drawn until the last rows are there, unless the user arranges it otherwise meanwhile. */
function rowsArrived({ version: of, packed, last }: Extract<ToPage, { type: 'rows' }>): void {
  const now = model.peek();
  if (!now || !first.peek() || of !== version.peek()) return;
  const known = rowViewsByKey.peek();
  for (const row of unpack(packed.rows, packed.count) as RowView[])
    arrived.push(known.get(row.key) ?? withOpenEnds(row));
  const here = new Set(arrived.map((row) => row.key));
  if (last) holdPlace((row) => here.has(row));
  model.value = { ...now, rows: last ? arrived : [...arrived, ...now.rows.filter((row) => !here.has(row.key))] };
  if (last) first.value = undefined;
}

function showModel(next: PageModel, nextVersion: number, given: readonly DetailView[] = []): void {
  const before = model.peek()?.answer.text;
  const known = rowViewsByKey.peek();
  const rows = next.rows.map(withOpenEnds);
  const kept = new Set(rows.filter((row) => known.get(row.key) === row).map((row) => row.key));
  if (before) holdPlace((row) => kept.has(row));
  model.value = { ...next, rows };
  version.value = nextVersion;
  if (before && say.peek()(before) !== say.peek()(next.answer.text)) announcement.value = say.peek()(next.answer.text);
  // Opened rows keep their content until the new one arrives; the rest is requested on opening.
  const open = ui.peek().open.filter((key) => rowViewsByKey.peek().has(key));
  details.value = new Map([
    ...[...details.peek()].filter(([key]) => open.includes(key)),
    ...given.map((detail) => [detail.key, detail] as const),
  ]);
  for (const key of open) post({ type: 'detail', key });
}

type Patch = Extract<ToPage, { type: 'patch' }>;

/** Replaces changed rows. A patch that does not fit the current version requests everything. */
function patch(message: Patch): void {
  const now = model.peek();
  if (!now || message.since !== version.peek()) {
    post({ type: 'ready' });
    return;
  }
  const changed = new Map(message.rows.map((row) => [row.key, row]));
  const known = new Map(now.rows.map((row) => [row.key, row]));
  const order = message.order ?? now.rows.map((row) => row.key);
  const rows = order.flatMap((key): RowView[] => {
    const row = changed.get(key) ?? known.get(key);
    return row ? [row] : [];
  });
  banner.value = undefined;
  showModel(
    { ...now, ...message.parts, rows: message.rows.length === 0 && !message.order ? now.rows : rows },
    message.version,
  );
}
