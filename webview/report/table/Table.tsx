import { computed } from '@preact/signals';
import { Component } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { barScale, type RatioScale } from '../../../src/core/drawing/ratio-scale';
import { t } from '../../shared/speech';
import { FileText } from '../../shared/ui/FileText';
import type { DrawnLines } from '../ui-state';
import type { TableLine } from './arrange';
import { activeKey, drawn, ui, tableFacts, focusRequest, isOpen, layout, setOpen, startOf } from '../state';
import { columnsNamed, type TableColumn } from './columns';
import { Header } from './Header';
import { Detail } from './Detail';
import { targetRow } from '../keys';
import { TableRow } from './Row';
import { estimates, windowing, type DrawnItem } from './windowing';

/** A line of the table in the document: the detail of an opened row is a separate line. */
type Shown = TableLine | { readonly kind: 'detail'; readonly key: string; readonly of: string };

const shownLines = computed<readonly Shown[]>(() =>
  layout.value.lines.flatMap((line): Shown[] =>
    line.kind === 'row' && isOpen(line.key)
      ? [line, { kind: 'detail', key: `detail ${line.key}`, of: line.key }]
      : [line],
  ),
);
const shownKeys = computed(() => shownLines.value.map((line) => line.key));
const scale = computed(() => barScale(tableFacts.value.span));
const hiddenColumns = computed(() => ui.value.hidden);
const shownColumns = computed(() => columnsNamed(tableFacts.value.columns, hiddenColumns.value));
const none: readonly string[] = [];
/**
 * The style sheet asks the table which columns it has. With `:has` it would look for that itself, whenever a line comes
 * or goes, and style the whole table anew.
 */
const classes = computed(() =>
  [`ratios names-${tableFacts.value.nameStep}`, ...shownColumns.value.map(({ id }) => `has-${id}`)].join(' '),
);

/** For the context menu; rows add their own context. */
const tableContext = JSON.stringify({ webviewSection: 'table' });

const rowsOfPage = 15;

/** The ratio table: a real table, of which only the visible part is drawn if it is long. */
export function Table() {
  const lines = shownLines.value;
  const columns = shownColumns.value;
  const body = useRef<HTMLTableSectionElement>(null);
  const openers = useRef(new Map<string, HTMLElement>());
  const focusOn = useRef<string | undefined>(undefined);
  const firstRow = lines.find((line) => line.kind === 'row')?.key;
  const active = lines.some((line) => line.key === activeKey.value) ? activeKey.value : firstRow;
  const keys = shownKeys.value;
  const top = (): number => (body.current ? body.current.getBoundingClientRect().top + window.scrollY : 0);
  // Of lines that are only those in sight all are drawn.
  const { part } = layout.value;
  const view = windowing.use(
    part ? none : keys,
    (index) => estimates[lines[index]?.kind ?? 'row'],
    top,
    activeKey.value === undefined ? -1 : keys.indexOf(activeKey.value),
  );
  startOf.current = view.startOf;
  drawn.current = () => drawnOf(view.items, view.total, top(), keys);

  const goTo = (key: string): void => {
    activeKey.value = key;
    focusOn.current = key;
  };
  useLayoutEffect(() => {
    const wanted = focusRequest.value;
    if (wanted === undefined || !keys.includes(wanted)) return;
    focusRequest.value = undefined;
    goTo(wanted);
  });
  useLayoutEffect(() => {
    const opener = focusOn.current === undefined ? undefined : openers.current.get(focusOn.current);
    if (!opener) return;
    focusOn.current = undefined;
    opener.focus({ preventScroll: true });
    keepInView(opener);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (
      !(event.target instanceof HTMLElement) ||
      !event.target.matches('[data-opener]') ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const rows = lines.filter((line) => line.kind === 'row');
    const from = rows.findIndex((line) => line.key === active);
    const key = rows[targetRow(event.key, from, rows.length, rowsOfPage) ?? -1]?.key;
    if (key !== undefined) goTo(key);
    else if (event.key === 'ArrowRight' && active !== undefined) setOpen(active, true);
    else if (event.key === 'ArrowLeft' && active !== undefined) setOpen(active, false);
    else return;
    event.preventDefault();
  };
  const draw = (line: Shown, index: number): preact.JSX.Element => (
    <LineView
      key={line.key}
      line={line}
      index={index}
      active={line.key === active}
      columns={columns}
      scale={scale.value}
      measure={view.measure}
      openers={openers.current}
    />
  );
  return (
    <table
      class={classes.value}
      role="table"
      aria-rowcount={(part?.of ?? lines.length) + 1}
      aria-colcount={columns.length}
      aria-describedby="table-hint"
      data-vscode-context={tableContext}
      onKeyDown={onKeyDown}
      onFocusCapture={(event) => noteFocus(event, openers.current)}
    >
      <caption class="hidden">{t('page.table', { n: layout.value.shown, all: layout.value.all })}</caption>
      <Widths columns={columns} />
      <Header columns={columns} scale={scale.value} />
      <tbody ref={body}>
        {part && part.above >= 1 && <Gap key="gap before" height={part.above} span={columns.length} />}
        {view.items
          ? withGaps(view.items, view.total, top(), columns.length, (index) => lines[index], draw)
          : lines.map((line, index) => draw(line, index + (part?.from ?? 0)))}
        {part && part.below >= 1 && <Gap key="gap after" height={part.below} span={columns.length} />}
      </tbody>
    </table>
  );
}

/** The widths that the user gave to columns, as attributes: the policy refuses styles in the first frame. */
function Widths(props: { readonly columns: readonly TableColumn[] }) {
  const { widths } = ui.value;
  return (
    <colgroup>
      {props.columns.map(({ id }) => (
        <col key={id} width={widths[id]} />
      ))}
    </colgroup>
  );
}

/** The lines in the document and the heights around them: the next first frame draws the same. */
function drawnOf(
  items: readonly DrawnItem[] | undefined,
  total: number,
  top: number,
  keys: readonly string[],
): DrawnLines | undefined {
  // A line that has the focus may be drawn far from the others.
  const together = items?.filter(
    (item, at) => items[at - 1]?.index === item.index - 1 || items[at + 1]?.index === item.index + 1,
  );
  const first = keys[together ? (together[0]?.index ?? -1) : 0];
  const last = keys[together ? (together.at(-1)?.index ?? -1) : keys.length - 1];
  if (first === undefined || last === undefined) return undefined;
  if (!together) return { first, last, above: 0, below: 0 };
  return { first, last, above: (together[0]?.start ?? top) - top, below: top + total - (together.at(-1)?.end ?? 0) };
}

/** How many frames a row may move after it was scrolled into view: heights are estimates until a line is drawn. */
const settleFrames = 12;

function keepInView(opener: HTMLElement, frames = settleFrames): void {
  const box = opener.getBoundingClientRect();
  const head = 44;
  if (box.top < head || box.bottom > window.innerHeight) opener.closest('tr')?.scrollIntoView({ block: 'nearest' });
  if (frames > 0) requestAnimationFrame(() => opener === document.activeElement && keepInView(opener, frames - 1));
}

function noteFocus(event: FocusEvent, openers: ReadonlyMap<string, HTMLElement>): void {
  for (const [key, opener] of openers) if (opener === event.target) activeKey.value = key;
}

interface LineProps {
  readonly line: Shown;
  readonly index: number;
  readonly active: boolean;
  readonly columns: readonly TableColumn[];
  readonly scale: RatioScale;
  readonly measure?: (element: HTMLElement | null) => void;
  readonly openers: Map<string, HTMLElement>;
}

/**
 * Unchanged lines are not drawn again, so scrolling draws only new ones. (Returning the previous element to Preact
 * would do the same, but chains every element to its predecessor: nothing is ever freed.)
 */
class LineView extends Component<LineProps> {
  override shouldComponentUpdate(next: LineProps): boolean {
    const now = this.props;
    return (
      now.line !== next.line ||
      now.index !== next.index ||
      now.active !== next.active ||
      now.columns !== next.columns ||
      now.scale !== next.scale ||
      now.measure !== next.measure
    );
  }

  override render(props: LineProps): preact.JSX.Element {
    return lineOf(props);
  }
}

function lineOf({ line, index, active, columns, scale: shared, measure, openers }: LineProps): preact.JSX.Element {
  const span = columns.length;
  switch (line.kind) {
    case 'group':
      return (
        <tr role="row" class="group" aria-rowindex={index + 2} data-index={index} ref={measure}>
          <th role="rowheader" scope="rowgroup" colspan={span}>
            {line.name === '' ? t('page.group-none') : <FileText text={line.name} maxLength={120} />}{' '}
            <span class="dim count">{line.rows}</span>
          </th>
        </tr>
      );
    case 'detail':
      return (
        <tr role="row" class="detail" aria-rowindex={index + 2} data-index={index} ref={measure}>
          <td role="cell" colspan={span}>
            <Detail of={line.of} />
          </td>
        </tr>
      );
    case 'row':
      return (
        <TableRow
          row={line.row}
          child={line.child}
          columns={columns}
          scale={shared}
          index={index}
          active={active}
          measure={measure}
          button={(element) => void (element ? openers.set(line.key, element) : openers.delete(line.key))}
          toggle={(key) => setOpen(key, !isOpen(key))}
        />
      );
  }
}

/** Drawn lines with gaps between them, as high as the lines that are not drawn. */
function withGaps(
  items: readonly DrawnItem[],
  total: number,
  top: number,
  span: number,
  lineAt: (index: number) => Shown | undefined,
  draw: (line: Shown, index: number) => preact.JSX.Element,
) {
  const parts: preact.JSX.Element[] = [];
  let end = top;
  const gap = (to: number, name: string): void => {
    if (to - end >= 1) parts.push(<Gap key={name} height={to - end} span={span} />);
  };
  for (const item of items) {
    const line = lineAt(item.index);
    if (!line) continue;
    gap(item.start, `gap before ${item.index}`);
    parts.push(draw(line, item.index));
    end = item.end;
  }
  gap(top + total, 'gap after');
  return parts;
}

/** Its height is an attribute: the policy refuses styles in the first frame. */
function Gap(props: { readonly height: number; readonly span: number }) {
  return (
    <tr class="gap" aria-hidden="true">
      <td colspan={props.span} height={props.height} />
    </tr>
  );
}
