import type { RowView } from '../../../src/core/page-model/model';
import type { RatioScale } from '../../../src/core/drawing/ratio-scale';
import { say, t } from '../../shared/speech';
import { Icon, severityIcon } from '../../shared/ui/Icon';
import { FileText } from '../../shared/ui/FileText';
import { isOpen, severalMetrics, shownTags } from '../state';
import { VerdictLabel, ChangeCell, rowRatioText, SideValue } from './Values';
import type { TableColumn, ShownColumn } from './columns';
import { RatioBar } from './RatioBar';

interface RowProps {
  readonly row: RowView;
  readonly child: boolean;
  readonly columns: readonly TableColumn[];
  readonly scale: RatioScale;
  readonly index: number;
  readonly active: boolean;
  readonly measure?: (element: HTMLElement | null) => void;
  readonly button: (element: HTMLElement | null) => void;
  readonly toggle: (key: string) => void;
}

/** A benchmark and candidate. The button in the first cell takes the focus and opens the row. */
export function TableRow(props: RowProps) {
  const { row, child, columns, index } = props;
  const open = isOpen(row.key);
  const toggle = (event: MouseEvent): void => {
    // A click anywhere opens the row, except on links and buttons, or while text is selected.
    if (event.target instanceof Element && event.target.closest('a,button')) return;
    if (getSelection()?.isCollapsed === false) return;
    props.toggle(row.key);
  };
  return (
    <tr
      role="row"
      class={`row ${open ? 'open' : ''} ${child ? 'child' : ''} ${row.base && row.cand ? 'two' : ''}`}
      aria-rowindex={index + 2}
      data-index={index}
      data-key={row.key}
      ref={props.measure}
      onClick={toggle}
      data-vscode-context={context(row)}
    >
      {columns.map(({ id, numeric }) =>
        id === 'name' ? (
          <th key={id} role="rowheader" scope="row" class="c-name">
            <Name {...props} open={open} />
          </th>
        ) : (
          <td key={id} role="cell" class={`c-${id} ${numeric ? 'n' : ''}`}>
            <Cell id={id} row={row} scale={props.scale} />
          </td>
        ),
      )}
    </tr>
  );
}

function Name({ row, child, active, button, toggle, open }: RowProps & { readonly open: boolean }) {
  return (
    <div class="name">
      <button
        type="button"
        class="opener"
        ref={button}
        aria-expanded={open}
        tabindex={active ? 0 : -1}
        data-opener=""
        onClick={() => toggle(row.key)}
      >
        <Icon name="chevron-right" class={open ? 'turned' : ''} />
        <FileText text={child ? (row.metric ?? row.name) : row.name} maxLength={160} />
      </button>
      {!child && row.metric !== undefined && severalMetrics.value.has(row.name) && (
        <FileText class="metric" text={row.metric} maxLength={80} />
      )}
      {row.findings && (
        <span class="row-findings" title={t('page.row-findings', { n: row.findings.count })}>
          <Icon name={severityIcon[row.findings.severity]} class={`severity-${row.findings.severity}`} />
          <span class="hidden">{t('page.row-findings', { n: row.findings.count })}</span>
        </span>
      )}
      {child ? <span class="tag">{t('page.cost')}</span> : <Tags row={row} />}
      {row.notes && !open && <FileText class="note" text={row.notes} maxLength={200} />}
    </div>
  );
}

/** Parameters as tags, to distinguish rows of one name; the rest is in the opened row. */
const maxTags = 6;

function Tags({ row }: { readonly row: RowView }) {
  const tags = row.tags.filter((tag) => shownTags.value.has(tag.name));
  return (
    <>
      {tags.slice(0, maxTags).map((tag) => (
        <span key={tag.name} class="tag">
          <FileText class="tag-name" text={tag.name} maxLength={40} />{' '}
          <FileText text={String(tag.value)} maxLength={60} />
        </span>
      ))}
      {tags.length > maxTags && <span class="tag">+{tags.length - maxTags}</span>}
    </>
  );
}

function Cell({ id, row, scale }: { readonly id: ShownColumn; readonly row: RowView; readonly scale: RatioScale }) {
  switch (id) {
    case 'name':
      return null;
    case 'subject':
      return <FileText text={row.subjectLabel} maxLength={80} />;
    case 'base':
      return <SideValue row={row} side={row.base} />;
    case 'cand':
      return <SideValue row={row} side={row.cand} />;
    case 'change':
      return <ChangeCell row={row} />;
    case 'ratio':
      return <span class={`ratio ${row.ratio === undefined ? 'none' : ''}`}>{rowRatioText(row)}</span>;
    case 'bar':
      return <RatioBar row={row} scale={scale} />;
    case 'verdict':
      return <VerdictLabel row={row} />;
    case 'evidence':
      return <span class="dim">{say.value(row.evidenceText)}</span>;
  }
}

/** The row for the context menu, without Cut and Paste. No real row has a key of a megabyte. */
function context(row: RowView): string | undefined {
  return row.key.length > 2000
    ? undefined
    : JSON.stringify({ webviewSection: 'row', row: row.key, preventDefaultContextMenuItems: true });
}
