import { computed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FactorView, PivotCell, PivotView } from '../../../src/core/page-model/pivot';
import { formatInterval, formatPercent, formatRatio } from '../../../src/core/text/ratio';
import { isOutlined, lookOf } from '../../../src/core/drawing/verdict-look';
import { say, t } from '../../shared/speech';
import { VerdictMark } from '../../shared/ui/Icon';
import { FileText, clip } from '../../shared/ui/FileText';
import { post, change, pivot, rowViewsByKey, ui, version } from '../state';
import { reveal } from '../actions';
import { Dropdown } from '../ui/controls';
import { Button } from '../ui/native';
import { moveInGrid } from '../keys';

const maxRows = 300;
const asked = computed(() => JSON.stringify(ui.value.vary));

/** The pivot table: varying factors against held ones, and the factor that decides, if any. */
export function PivotSection() {
  const vary = asked.value;
  const shown = version.value;
  useEffect(() => post({ type: 'pivot', varying: JSON.parse(vary) as string[] }), [vary, shown]);
  const view = pivot.value;
  if (view === undefined)
    return (
      <p class="nothing" role="status">
        {t('page.loading')}
      </p>
    );
  if (view === null) return <p class="nothing">{t('page.pivot-nothing')}</p>;
  return (
    <div class="pivot">
      <Chooser view={view} />
      {view.decision.length > 0 && (
        <div class="decision" role="note">
          {view.decision.map((sentence, i) => (
            <p key={i} class={i === 0 ? 'decides' : 'dim'}>
              {clip(say.value(sentence), 1000)}
            </p>
          ))}
        </div>
      )}
      {view.notes.map((note, i) => (
        <p key={i} class="dim">
          {clip(say.value(note), 1000)}
        </p>
      ))}
      {view.rows.length > 0 && <Grid view={view} />}
    </div>
  );
}

function Chooser({ view }: { readonly view: PivotView }) {
  const choices = view.choices.map((factor) => ({ value: factor.key, label: `${nameOf(factor)} (${factor.levels})` }));
  const [first = '', second = ''] = view.varying;
  return (
    <div class="toolbar varies">
      <span class="who">
        <span aria-hidden="true">{t('page.pivot-varies')}</span>
        <Dropdown
          label={t('page.pivot-varies')}
          value={first}
          choices={choices}
          onChoose={(value) => change({ vary: value === second ? [value] : [value, second].filter(Boolean) })}
        />
        {choices.length > 1 && (
          <>
            <span aria-hidden="true">{t('page.pivot-and')}</span>
            <Dropdown
              label={t('page.pivot-second')}
              value={second}
              choices={[
                { value: '', label: t('page.pivot-none') },
                ...choices.filter((choice) => choice.value !== first),
              ]}
              onChoose={(value) => change({ vary: [first, value].filter(Boolean) })}
            />
          </>
        )}
      </span>
    </div>
  );
}

function nameOf(factor: FactorView): string {
  return clip(say.value(factor.name), 60);
}

function Grid({ view }: { readonly view: PivotView }) {
  const table = useRef<HTMLTableElement>(null);
  const all = ui.value.wholePivot;
  const rows = all ? view.rows : view.rows.slice(0, maxRows);
  const factors = view.varying.map((key) => view.choices.find((choice) => choice.key === key));
  // Held factors with one level need no column.
  const held = view.held
    .map((factor, at) => ({ factor, at }))
    .filter(({ at }) => new Set(view.rows.map((row) => row.levels[at])).size > 1 || view.held.length === 1);
  const joined = held.length > maxHeld;
  const first = rows.findIndex((row) => row.cells.some((cell) => cell.kind === 'row'));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (table.current && moveInGrid(table.current, event.key)) event.preventDefault();
  };
  return (
    <>
      <div class="wide" tabIndex={0} role="group" aria-label={t('page.pivot')}>
        <table class="heat" ref={table} onKeyDown={onKeyDown}>
          <caption class="hidden">
            {t('page.pivot-table', { rows: view.rows.length, columns: view.columns.length })}
          </caption>
          <thead>
            {factors.map((factor, level) => (
              <tr key={level}>
                {joined ? (
                  <th scope="col">{level === factors.length - 1 && t('page.column.name')}</th>
                ) : (
                  held.map(({ factor: one }) => (
                    <th key={one.key} scope="col" class="held">
                      {level === factors.length - 1 ? <FileText text={nameOf(one)} maxLength={60} /> : null}
                    </th>
                  ))
                )}
                {held.length === 0 && <td />}
                {view.columns.map((column, i) => (
                  <th key={i} scope="col" class={`n ${column.base ? 'base' : ''}`}>
                    <span class="dim factor">{factor && <FileText text={nameOf(factor)} maxLength={40} />}</span>{' '}
                    <Level text={column.levels[level]} />
                    {column.base && level === factors.length - 1 && ' '}
                    {column.base && level === factors.length - 1 && <span class="tag">{t('page.baseline')}</span>}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={row.key}>
                {joined ? (
                  <th scope="row">
                    <Joined held={held} levels={row.levels} />
                  </th>
                ) : (
                  held.map(({ factor, at }) => (
                    <th key={factor.key} scope="row" class="held">
                      <Level text={row.levels[at]} />
                    </th>
                  ))
                )}
                {held.length === 0 && (
                  <th scope="row" class="held">
                    {t('page.pivot-whole')}
                  </th>
                )}
                {row.cells.map((cell, c) => (
                  <td key={c} class="n">
                    <Cell
                      cell={cell}
                      place={`${r},${c}`}
                      stop={r === first && row.cells.findIndex((one) => one.kind === 'row') === c}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < view.rows.length && (
        <Button
          label={t('page.pivot-more', { n: view.rows.length - rows.length })}
          onClick={() => change({ wholePivot: true })}
        />
      )}
    </>
  );
}

/** More held factors stand in one cell: as columns, most would only say that a row does not state them. */
const maxHeld = 3;

interface Held {
  readonly factor: FactorView;
  /** Index among the levels of a row. */
  readonly at: number;
}

/** What a row holds, as the results table names it; of the suite only its benchmark is of interest. */
function Joined({ held, levels }: { readonly held: readonly Held[]; readonly levels: readonly string[] }) {
  return (
    <span class="name">
      {held.map(({ factor: { key, kind, name }, at }) => {
        const level = levels[at];
        if (!level || key === 'suite') return null;
        return kind === 'parameter' || kind === 'config' ? (
          <span key={key} class="tag">
            <FileText class="tag-name" text={say.value(name)} maxLength={40} /> <FileText text={level} maxLength={60} />
          </span>
        ) : (
          <FileText key={key} text={level} maxLength={160} />
        );
      })}
    </span>
  );
}

function Level(props: { readonly text: string | undefined }) {
  return props.text ? <FileText text={props.text} maxLength={160} /> : <span class="dim">{t('pivot.none')}</span>;
}

/** Signed percentage, coloured by its size, with the verdict's sign; a click reveals the row. */
function Cell({ cell, place, stop }: { readonly cell: PivotCell; readonly place: string; readonly stop: boolean }) {
  if (cell.kind === 'several') return <span class="dim">{say.value(cell.text)}</span>;
  if (cell.kind !== 'row') return <Blank kind={cell.kind} />;
  const look = lookOf(cell.verdict);
  const verdict = say.value(cell.verdictText);
  const change = cell.change === undefined ? undefined : rowViewsByKey.value.get(cell.key)?.change;
  const what = change && (change.word ? say.value(change.word) : change.text);
  // An infinite end of an interval arrives as null.
  const interval =
    cell.interval && formatInterval(cell.interval.lo ?? 0, cell.interval.hi ?? Infinity, { limits: cell.limits });
  const ratio = cell.ratio === undefined ? '' : formatRatio(cell.ratio, { printed: cell.printed, limits: cell.limits });
  const said = [
    `${t('page.column.ratio')} ${ratio}${interval ? ` (${interval})` : ''}`,
    verdict,
    say.value(cell.evidenceText),
  ].join('\n');
  return (
    <button
      type="button"
      class={`cell tone-${look.tone} heat-${heatOf(cell.change)}`}
      title={said}
      data-cell={place}
      tabIndex={stop ? 0 : -1}
      disabled={!rowViewsByKey.value.has(cell.key)}
      onClick={() => reveal(cell.key)}
    >
      <VerdictMark shape={look.shape} tone={look.tone} faint={look.faint} outlined={isOutlined(cell.verdict)} />{' '}
      <span class="num">
        {cell.change === undefined ? verdict : formatPercent(cell.change, { limits: cell.limits })}
      </span>
      {what && <FileText class="word" text={what} maxLength={30} />}
      {cell.change !== undefined && <span class="hidden">, {verdict}</span>}
    </button>
  );
}

function Blank({ kind }: { readonly kind: 'empty' | 'base' | 'unmatched' }) {
  if (kind === 'empty')
    return (
      <span class="dim" aria-hidden="true">
        ·
      </span>
    );
  if (kind === 'base') return <span class="dim">{t('pivot.base')}</span>;
  return (
    <span class="dim" title={t('pivot.no-match')}>
      ?<span class="hidden"> {t('pivot.no-match')}</span>
    </span>
  );
}

/** Steps of colour: from 1%, 3%, 10% and 30%. As factors, so that half and double are equally far. */
function heatOf(change: number | undefined): number {
  const size =
    change === undefined || change <= -1 ? (change === undefined ? 0 : Infinity) : Math.abs(Math.log1p(change));
  return [0.01, 0.03, 0.1, 0.3].filter((limit) => size >= limit).length;
}
