import { computed } from '@preact/signals';
import { formatInterval } from '../../src/format/ratio';
import type { RowView } from '../../src/view/model';
import type { OverviewPoint, OverviewSpec } from '../charts/api';
import { isOutlined, lookOf } from '../rows/kind';
import { sortRows } from '../rows/order';
import { reveal } from '../reveal';
import { model } from '../state';
import { say, t } from '../speech';
import { worstFirst } from '../ui-state';
import { ratioText } from '../table/Values';
import { Own } from '../ui/Own';
import { clip } from '../ui/text';
import { ChartBox } from './ChartBox';

/** The table below a chart is for reading, not for scrolling for ever; the results have all rows. */
const mostInTable = 500;
const namedRows = 80;

const rows = computed<readonly RowView[]>(() => sortRows((model.value?.rows ?? []).filter((row) => row.role === 'primary' && row.verdict.word !== 'not-judged' && row.ratio !== undefined && row.ratio > 0), worstFirst));

const spec = computed<OverviewSpec>(() => ({
  kind: 'overview',
  points: rows.value.map(pointOf),
  warn: rows.value[0]?.limits.warn ?? 0.01,
  fail: rows.value[0]?.limits.fail ?? 0.05,
  words: { worse: t('page.worse'), better: t('page.better') },
  onPick: reveal,
}));

function pointOf(row: RowView): OverviewPoint {
  const look = lookOf(row.verdict);
  const said = [`${t('page.column.ratio')} ${ratioText(row)}${row.interval ? ` (${formatInterval(row.interval.lo, row.interval.hi, { limits: row.limits })})` : ''}`, say.value(row.verdictText), say.value(row.evidenceText)];
  return { key: row.key, label: clip(row.label, 120), ratio: row.ratio ?? 1, lo: row.interval?.lo, hi: row.interval?.hi, tone: look.tone, shape: look.shape, outlined: isOutlined(row.verdict), said };
}

/** All ratios at a glance. */
export function OverviewChart() {
  const shown = rows.value;
  if (shown.length === 0) return <p class="nothing">{t('page.no-ratios')}</p>;
  const named = shown.length <= namedRows;
  const words = t('page.overview-words', { n: shown.length, text: model.value ? say.value(model.value.answer.text) : '', lo: shown[0] ? ratioText(shown[0]) : '', hi: ratioText(shown[shown.length - 1] as RowView) });
  return (
    <section>
      <h2>{t('page.overview')}</h2>
      <p class="dim">{t(named ? 'page.overview-note' : 'page.overview-note-many')}</p>
      <ChartBox title={t('page.overview')} words={words} spec={spec.value} height={named ? 74 + 24 * shown.length : 380}>
        <details>
          <summary>{t('page.as-table')}</summary>
          <table class="plain">
            <thead>
              <tr><th scope="col">{t('page.column.name')}</th><th scope="col" class="n">{t('page.column.ratio')}</th><th scope="col">{t('page.interval')}</th><th scope="col">{t('page.column.verdict')}</th></tr>
            </thead>
            <tbody>
              {shown.slice(0, mostInTable).map((row) => (
                <tr key={row.key}>
                  <th scope="row"><Own text={row.label} most={120} /></th>
                  <td class="n">{ratioText(row)}</td>
                  <td>{row.interval ? formatInterval(row.interval.lo, row.interval.hi, { limits: row.limits }) : '–'}</td>
                  <td>{say.value(row.verdictText)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length > mostInTable && <p class="dim">{t('page.table-cut', { n: mostInTable, all: shown.length })}</p>}
        </details>
      </ChartBox>
    </section>
  );
}
