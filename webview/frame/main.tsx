/**
 * The first frame of the report page as HTML, made by the page's own components. The extension runs it, so nothing here
 * or in what it imports may need a document. Every text of a file passes the renderer's escaping.
 */
import { batch } from '@preact/signals';
import { renderToString } from 'preact-render-to-string';
import type { PageModel, RowView } from '../../src/core/page-model/model';
import type { Catalog } from '../../src/core/messages/messages';
import { pageWords } from '../../src/core/messages/en/page';
import type { FirstLines, ToPage } from '../../src/protocol/report';
import { ReportApp, type Panels } from '../report/App';
import { receive } from '../report/receive';
import { Results } from '../report/sections/Results';
import { banner, details, empty, first, model, ui } from '../report/state';
import { arrangementOf, arrangeRows, type TableLine } from '../report/table/arrange';
import { factsOf } from '../report/table/facts';
import { searchable } from '../report/table/search';
import { estimates } from '../report/table/windowing';
import { fresh, restore, type UiState } from '../report/ui-state';
import { catalog, say, speakWith } from '../shared/speech';

/** Lines of a table that nobody has scrolled: enough for a high window. */
const usualLines = 50;
/** Lines that were in the document, at most. */
const mostLines = 200;

const later = () => <></>;
const panels: Panels = {
  results: ({ answer }) => <Results answer={answer} />,
  // These need the page's script, or more than a first frame is worth.
  charts: later,
  pivot: later,
  environment: later,
  findings: later,
};

speakWith(pageWords);

/**
 * What of a model stands in the first frame: all of a short one, else the lines in sight and their rows.
 * @param kept what the page keeps of the user's setup; not to be trusted
 */
export function beginning(
  shown: PageModel,
  kept: unknown,
  words: Catalog,
): { readonly rows: readonly RowView[]; readonly first?: FirstLines } {
  const { rows } = shown;
  if (rows.length <= usualLines) return { rows };
  catalog.value = words;
  const setup = restore(kept);
  const { lines, shown: passing, all } = arrangeRows(rows, setup, searchable(say.peek()));
  const { from, to, above, below } = sight(lines, setup);
  const inSight = lines.slice(from, to);
  const keys = new Set([
    ...inSight.map((line) => line.key),
    ...[shown.answer.worst, shown.answer.best].map((card) => card?.key),
    // An opened row shows what stands under it.
    ...rows.filter((row) => row.under !== undefined && setup.open.includes(row.under)).map((row) => row.key),
  ]);
  return {
    rows: rows.filter((row) => keys.has(row.key)),
    first: {
      arrangement: arrangementOf(setup),
      lines: inSight.map((line) => (line.kind === 'group' ? line : { kind: 'row', key: line.key, child: line.child })),
      from,
      of: lines.length,
      above,
      below,
      shown: passing,
      all,
      rows: rows.length,
      facts: factsOf(rows),
    },
  };
}

/** Which lines are in sight: those that the page drew last, or the beginning. */
function sight(
  lines: readonly TableLine[],
  { drawn }: UiState,
): { readonly from: number; readonly to: number; readonly above: number; readonly below: number } {
  const at = (key: string): number => lines.findIndex((line) => line.key === key || `detail ${line.key}` === key);
  const from = drawn ? at(drawn.first) : -1;
  const last = drawn ? at(drawn.last) : -1;
  if (drawn && from >= 0 && last >= from)
    return { from, to: Math.min(last + 1, from + mostLines), above: drawn.above, below: drawn.below };
  const below = lines.slice(usualLines).reduce((height, line) => height + estimates[line.kind], 0);
  return { from: 0, to: usualLines, above: 0, below };
}

/**
 * Draws what the page will show when it gets this message.
 * @returns the content of the page's root, and how far it is scrolled, in CSS pixels
 */
export function frameOf(
  message: Extract<ToPage, { type: 'show' | 'empty' }>,
  kept: unknown,
  words: Catalog,
): { readonly html: string; readonly scroll: number } {
  try {
    batch(() => {
      catalog.value = words;
      ui.value = restore(kept);
      // Exactly what arrives at the page: on the way an infinity becomes null.
      receive(JSON.parse(JSON.stringify(message)) as typeof message);
    });
    return { html: renderToString(<ReportApp panels={panels} />), scroll: ui.peek().scroll };
  } finally {
    // Nothing of the report is held until the next frame.
    batch(() => {
      for (const signal of [banner, empty, first, model]) signal.value = undefined;
      details.value = new Map();
      ui.value = fresh;
    });
  }
}
