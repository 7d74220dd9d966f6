import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ChangeCount } from '../../src/core/compare/compare';
import type { ChangeView } from '../../src/core/compare/change-view';
import type { ComparedRowView, HalfView, RowBrief } from '../../src/core/compare/row-view';
import type { ComparisonView, PairView } from '../../src/core/compare/view';
import { firstRows } from '../../src/protocol/comparison';
import { isOutlined, lookOf } from '../../src/core/drawing/verdict-look';
import { Icon, VerdictMark } from '../shared/ui/Icon';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { CardCell } from './CardCell';
import { FileLabel } from './FileLabel';
import { askForRows, changeSetup, post, setup, textOfRow, type ComparisonColumn } from './state';

/** A row per benchmark, the largest change first. */
export function ComparisonRows({ view, pair }: { readonly view: ComparisonView; readonly pair: PairView }) {
  const [shown, setShown] = useState(firstRows);
  const { filter, sort, descending } = setup.value;
  const rows = useMemo(() => arranged(pair.rows, filter, sort, descending), [pair.rows, filter, sort, descending]);
  const drawn = rows.slice(0, shown);
  useEffect(() => askForRows(pair.file, drawn));
  if (pair.rows.length === 0) return null;
  // Reports of one subject have values and no ratios.
  const { ratios } = pair;
  const [then, now] = [view.files[view.reference], view.files[pair.file]];
  const name = t('compare.rows', { n: rows.length, all: pair.rows.length });
  return (
    <section>
      <div class="wide" tabIndex={0} role="group" aria-label={name}>
        <table class="compared cards" role="table">
          <caption class="hidden">{name}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <Head id="label" label={t('compare.column-name')} />
              <th scope="col" class="n" role="columnheader">
                {t(ratios ? 'compare.column-then' : 'compare.column-value-then')}
                <FileLabel file={then} />
              </th>
              <th scope="col" class="n" role="columnheader">
                {t(ratios ? 'compare.column-now' : 'compare.column-value-now')}
                <FileLabel file={now} />
              </th>
              <Head id="change" label={t('compare.column-change')} numeric />
              {ratios && <Head id="candidate" label={t('compare.column-candidate')} numeric />}
              {ratios && <Head id="baseline" label={t('compare.column-baseline')} numeric />}
              <Head id="severity" label={t('compare.column-verdict')} />
            </tr>
          </thead>
          <tbody role="rowgroup">
            {drawn.map((place) => {
              const row = textOfRow(pair.file, place);
              return row ? (
                <Row key={place} row={row} file={pair.file} ratios={ratios} />
              ) : (
                <ExpectedRow key={place} row={pair.rows[place]} />
              );
            })}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p class="nothing">{t('compare.no-rows')}</p>}
      {rows.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + firstRows)}>
          {t('compare.more', { n: Math.min(firstRows, rows.length - shown) })}
        </button>
      )}
    </section>
  );
}

function Head({
  id,
  label,
  numeric,
}: {
  readonly id: ComparisonColumn;
  readonly label: string;
  readonly numeric?: boolean;
}) {
  const { sort, descending } = setup.value;
  const on = sort === id;
  return (
    <th
      scope="col"
      role="columnheader"
      class={`sorts ${numeric ? 'n' : ''}`}
      aria-sort={on ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        class="sort"
        onClick={() => changeSetup({ sort: id, descending: on ? !descending : id !== 'label' })}
      >
        {label}
        <Icon name={on && !descending ? 'arrow-up' : 'arrow-down'} class={on ? 'sorted' : 'unsorted'} />
      </button>
    </th>
  );
}

/** The places of the rows that a filter leaves, in order. */
function arranged(
  rows: readonly RowBrief[],
  filter: ChangeCount | undefined,
  by: ComparisonColumn,
  descending: boolean,
): readonly number[] {
  const places = [...rows.keys()].filter((place) => filter === undefined || rows[place]?.count === filter);
  // Rows arrive sorted by severity, incomparable ones first.
  if (by === 'severity') return descending ? places : places.reverse();
  const sizes = by === 'label' ? undefined : rows.map((row) => row[by]);
  const order = (a: number, b: number): number =>
    sizes ? (sizes[a] ?? 0) - (sizes[b] ?? 0) : (rows[a]?.label ?? '').localeCompare(rows[b]?.label ?? '');
  return places.sort((a, b) => (descending ? order(b, a) : order(a, b)));
}

/** A row whose text is on its way. */
function ExpectedRow({ row }: { readonly row: RowBrief | undefined }) {
  return (
    <tr role="row" aria-busy="true">
      <th scope="row" role="rowheader">
        <FileText text={row?.label ?? ''} maxLength={200} />
      </th>
    </tr>
  );
}

interface RowProps {
  readonly row: ComparedRowView;
  readonly file: number;
  /** Whether the table has ratios; without, the change is the subject's own. */
  readonly ratios: boolean;
}

function Row({ row, file, ratios }: RowProps) {
  const nothing = row.change?.identical;
  return (
    <tr role="row" class={`count-${row.count}`}>
      <th scope="row" role="rowheader">
        <button
          type="button"
          class="plain strong"
          title={t('compare.show-row')}
          onClick={() => post({ type: 'open', file, row: row.key })}
        >
          <FileText text={row.label} maxLength={200} />
        </button>
        {row.role !== 'primary' && <span class="tag">{row.role}</span>}
        {row.flipped && <span class="tag tag-warn">{t('compare.flipped')}</span>}
        {row.direction && <span class="remark dim">{say.value(row.direction)}</span>}
        {row.remarks.map((one, index) => (
          <span key={index} class="remark dim">
            {say.value(one)}
          </span>
        ))}
      </th>
      <CardCell head={t(ratios ? 'compare.column-then' : 'compare.column-value-then')} class="n num half">
        {row.then.ratio ?? row.then.value}
      </CardCell>
      <CardCell head={t(ratios ? 'compare.column-now' : 'compare.column-value-now')} class="n num strong half">
        {row.now.ratio ?? row.now.value}
      </CardCell>
      <CardCell head={t('compare.column-change')} class="n change">
        {row.change?.said && <ComparedChange change={row.change} />}
      </CardCell>
      {ratios && (
        <>
          <CardCell head={t('compare.column-candidate')} class="n">
            {row.candidate?.said && <ComparedChange change={row.candidate} quiet={nothing} />}
          </CardCell>
          <CardCell head={t('compare.column-baseline')} class="n">
            {row.baseline?.said && <ComparedChange change={row.baseline} warn={row.moved} quiet={nothing} />}
          </CardCell>
        </>
      )}
      <CardCell head={t('compare.column-verdict')}>
        {(row.verdict ?? row.now.verdict) && <Verdicts row={row} />}
      </CardCell>
    </tr>
  );
}

interface ChangeProps {
  readonly change: ChangeView | undefined;
  readonly warn?: boolean;
  /** The row says already that nothing changed. */
  readonly quiet?: boolean;
}

export function ComparedChange({ change: one, warn, quiet }: ChangeProps) {
  if (!one?.said) return null;
  const values = one.values && <FileText class="interval dim num" text={one.values} maxLength={80} />;
  if (one.identical)
    return (
      <span class="dim">
        {!(quiet && values) && say.value(one.said)}
        {values}
      </span>
    );
  const tone = warn ? 'warn' : one.tone < 0 ? 'bad' : one.tone > 0 ? 'good' : 'same';
  return (
    <span>
      <span class={`num toned tone-${tone}`}>{say.value(one.said)}</span>
      {warn && <span class="tag tag-warn">{t('compare.moved')}</span>}
      {values}
      {one.interval && <span class="interval dim num">{say.value(one.interval)}</span>}
    </span>
  );
}

function Verdicts({ row }: { readonly row: ComparedRowView }) {
  if (row.then.verdict && row.now.verdict) {
    const [before, after] = [row.then, row.now].map(({ verdictText }) => verdictText && say.value(verdictText));
    if (before === after) return <HalfVerdict half={row.now} />;
    return (
      <span class="verdicts">
        <HalfVerdict half={row.then} />
        <span class="dim" aria-label={t('compare.now')}>
          →
        </span>
        <HalfVerdict half={row.now} />
      </span>
    );
  }
  return <HalfVerdict half={{ verdict: row.verdict, verdictText: row.verdictText }} />;
}

export function HalfVerdict({ half }: { readonly half: HalfView }) {
  const { verdict, verdictText } = half;
  if (!verdict || !verdictText) return <span class="dim">–</span>;
  const look = lookOf(verdict);
  return (
    <span class={`verdict tone-${look.tone}`}>
      <VerdictMark shape={look.shape} tone={look.tone} faint={look.faint} outlined={isOutlined(verdict)} />
      <span>{say.value(verdictText)}</span>
    </span>
  );
}
