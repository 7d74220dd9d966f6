import { useState } from 'preact/hooks';
import type { HistoryPointView, HistorySeriesView, HistoryView } from '../../src/core/compare/history-view';
import { fieldsOf, HistoryChanges } from './HistoryChanges';
import { nameOf } from './run-names';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { post } from './state';
import { largest, smallest } from '../../src/core/text/lists';

const chartHeight = 110;
const marginY = 14;
/** Width of the scale on the left, in CSS pixels. */
const scaleWidth = 104;
/** How many charts are drawn at first; series that changed come first. */
const firstCharts = 20;

/** A line per benchmark over the runs, with intervals and marks at changes of the level. */
export function History({ history }: { readonly history: HistoryView }) {
  const [shown, setShown] = useState(firstCharts);
  return (
    <main>
      <h1>
        <FileText
          text={history.title === undefined ? t('history.title') : t('history.of', { title: history.title })}
          maxLength={200}
        />
      </h1>
      {history.subjects && <p>{say.value(history.subjects)}</p>}
      <p class="answer" role="status">
        {say.value(history.answer)}
      </p>
      {history.notes.map((note, i) => (
        <p key={i} class="dim note">
          {say.value(note)}
        </p>
      ))}
      {history.series.length > 0 && !history.steps && (
        <p class="dim">
          {t('history.more-changes')} {t('history.each-look')}
        </p>
      )}
      <HistoryChanges history={history} />
      {history.series.slice(0, shown).map((series) => (
        <Line key={series.key} series={series} history={history} />
      ))}
      {history.series.length > shown && (
        <button type="button" class="button" onClick={() => setShown(shown + firstCharts)}>
          {t('compare.more', { n: Math.min(firstCharts, history.series.length - shown) })}
        </button>
      )}
    </main>
  );
}

function Line({ series, history }: { readonly series: HistorySeriesView; readonly history: HistoryView }) {
  const { points, changes } = series;
  const [from, to] = [points[0], points[points.length - 1]];
  if (!from || !to) return null;
  const { x, y } = scales(series, history);
  const area = points.filter((point) => point.lo !== undefined && point.hi !== undefined);
  const steps = history.steps;
  const path = points
    .map(({ at, value }, i) => {
      if (i === 0) return `M${x(at)} ${y(value)}`;
      return steps ? `H${x(at)} V${y(value)}` : `L${x(at)} ${y(value)}`;
    })
    .join(' ');
  const band = [
    ...area.map((point) => `${x(point.at)},${y(point.hi ?? point.value)}`),
    ...[...area].reverse().map((point) => `${x(point.at)},${y(point.lo ?? point.value)}`),
  ].join(' ');
  const label = t('history.chart', {
    label: series.label,
    n: points.length,
    from: from.text,
    to: to.text,
    changes: changes.length,
  });
  return (
    <section class="line-of">
      <h2>
        <FileText text={series.subject ? `${series.label}, ${series.subject}` : series.label} maxLength={200} />{' '}
        <span class="dim num">
          {from.text} → {to.text}
        </span>
      </h2>
      <p class="axis-of dim">
        <FileText text={axisOf(series)} maxLength={160} />
      </p>
      <div class="chart" role="img" aria-label={label}>
        <svg class="scale" width={scaleWidth} height={chartHeight} aria-hidden="true">
          {scaleOf(series, y).map(({ value, text }) => (
            <text key={text} class="axis" x={scaleWidth - 8} y={y(value) + 4} text-anchor="end">
              {text}
            </text>
          ))}
        </svg>
        <div class="drawn">
          <svg
            class="plot"
            viewBox={`0 0 100 ${chartHeight}`}
            preserveAspectRatio="none"
            width="100%"
            height={chartHeight}
            aria-hidden="true"
          >
            {series.of === 'ratio' && <line class="one" x1="0" x2="100" y1={y(1)} y2={y(1)} />}
            {area.length > 1 && !steps && <polygon class="band-of" points={band} />}
            <path class="stroke-of" d={path} />
          </svg>
          <svg class="marks" width="100%" height={chartHeight} aria-hidden="true">
            {history.environment.map((change) => (
              <g key={`environment ${change.at}`} class="environment-at">
                <line x1={`${x(change.at)}%`} x2={`${x(change.at)}%`} y1="0" y2={chartHeight} />
                <text x={`${x(change.at)}%`} y={chartHeight - 2} text-anchor="middle">
                  ◆<title>{fieldsOf(change)}</title>
                </text>
              </g>
            ))}
            {changes.map((one) => {
              const at = points[one.point]?.at ?? 0;
              const right = x(at) > 80;
              return (
                <g key={one.point} class={`tone-${one.tone < 0 ? 'bad' : one.tone > 0 ? 'good' : 'warn'}`}>
                  <line class="change-at" x1={`${x(at)}%`} x2={`${x(at)}%`} y1="0" y2={chartHeight} />
                  <text x={`${x(at)}%`} dx={right ? -4 : 4} y="11" text-anchor={right ? 'end' : 'start'}>
                    {one.text}
                  </text>
                </g>
              );
            })}
            {points.map((point) => (
              <circle
                key={point.at}
                class={`run-of ${point.carried ? 'carried' : ''}`}
                cx={`${x(point.at)}%`}
                cy={y(point.value)}
                r={points.length > 120 ? 2 : 3.5}
                onClick={() => post({ type: 'open', file: point.at })}
              >
                <title>{said(point, history)}</title>
              </circle>
            ))}
          </svg>
        </div>
      </div>
      <p class="ends dim" aria-hidden="true">
        <span>
          <FileText text={nameOf(history, 0)} maxLength={100} />
        </span>
        {history.runs.length > 1 && (
          <span>
            <FileText text={nameOf(history, history.runs.length - 1)} maxLength={100} />
          </span>
        )}
      </p>
      {series.night && <p class="dim note">{say.value(series.night)}</p>}
      {changes.length > 0 && (
        <p class="changes-of">
          {changes.map((one) => {
            const at = points[one.point]?.at ?? 0;
            return (
              <button type="button" key={one.point} class="link" onClick={() => post({ type: 'open', file: at })}>
                {t('history.mark', { change: one.text, at: nameOf(history, at) })}
              </button>
            );
          })}
        </p>
      )}
      <Numbers points={points} history={history} />
    </section>
  );
}

/** The ends, and 1 for ratios unless it is too close to one of them. */
function scaleOf(series: HistorySeriesView, y: (value: number) => number): HistorySeriesView['ends'] {
  const { of, ends } = series;
  return of === 'ratio' && ends.every(({ value }) => Math.abs(y(value) - y(1)) >= 12)
    ? [...ends, { value: 1, text: '1' }]
    : ends;
}

/** "elapsed time, s, lower is better". */
function axisOf({ of, metric, unit, direction }: HistorySeriesView): string {
  const what = of === 'ratio' ? t('history.ratio') : metric;
  return [what, unit, direction && t(`history.${direction}`)].filter(Boolean).join(', ');
}

function said(point: HistoryPointView, history: HistoryView): string {
  const name = [nameOf(history, point.at), history.runs[point.at]?.title?.slice(0, 100)].filter(Boolean).join(': ');
  return point.interval
    ? t('history.at-interval', { name, value: point.text, lo: point.interval[0], hi: point.interval[1] })
    : t('history.at', { name, value: point.text });
}

/** Runs from left to right; values on a log scale, the natural one for ratios. */
function scales(
  { ends, of }: HistorySeriesView,
  { runs }: HistoryView,
): { readonly x: (at: number) => number; readonly y: (value: number) => number } {
  const logs = [...ends.map(({ value }) => value), ...(of === 'ratio' ? [1] : [])].map(Math.log);
  const [min, max] = [smallest(logs), largest(logs)];
  const span = max - min || 1;
  const last = Math.max(1, runs.length - 1);
  return {
    x: (at) => Number((1 + (98 * at) / last).toFixed(2)),
    y: (value) =>
      Number(
        (
          chartHeight -
          marginY -
          ((Math.log(Math.max(value, Math.exp(min))) - min) / span) * (chartHeight - 2 * marginY)
        ).toFixed(1),
      ),
  };
}

function Numbers({ points, history }: { readonly points: readonly HistoryPointView[]; readonly history: HistoryView }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history.numbers')}</summary>
      {open && (
        <table class="compared">
          <thead>
            <tr>
              <th scope="col">{t('history.column-run')}</th>
              <th scope="col" class="n">
                {t('history.column-value')}
              </th>
              <th scope="col" class="n">
                {t('history.column-interval')}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.at}>
                <th scope="row">
                  <button type="button" class="plain" onClick={() => post({ type: 'open', file: point.at })}>
                    <FileText text={nameOf(history, point.at)} maxLength={100} />
                  </button>
                </th>
                <td class="n num">{point.text}</td>
                <td class="n num dim">
                  {point.interval ? t('compare.share-interval', { lo: point.interval[0], hi: point.interval[1] }) : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
