import { computed } from '@preact/signals';
import { formatInterval } from '../../../src/core/text/ratio';
import type { RowView } from '../../../src/core/page-model/model';
import { isDense, maxNamedRows } from '../../../src/core/drawing/ratio-scale';
import { isOutlined, lookOf } from '../../../src/core/drawing/verdict-look';
import type { WordKey } from '../../../src/core/messages/messages';
import { say, t } from '../../shared/speech';
import { FileText, clip } from '../../shared/ui/FileText';
import type { OverviewPoint, OverviewSpec } from '../charts/api';
import { sortRows } from '../table/arrange';
import { reveal } from '../actions';
import { measured, model } from '../state';
import { worstFirst } from '../ui-state';
import { rowRatioText } from '../table/Values';
import { rowFacts } from './mark-facts';
import { ChartBox } from './ChartBox';

/** More rows are cut; the results have them all. */
const maxTableRows = 500;

const rows = computed<readonly RowView[]>(() =>
  sortRows(
    (model.value?.rows ?? []).filter(
      (row) => row.role === 'primary' && row.verdict.word !== 'not-judged' && row.ratio !== undefined && row.ratio > 0,
    ),
    worstFirst,
  ),
);

/** Candidates with rows, in the order of the file. */
const candidates = computed(() =>
  [...new Map((model.value?.rows ?? []).map((row) => [row.subject, row.subjectLabel]))].filter(([subject]) =>
    rows.value.some((row) => row.subject === subject),
  ),
);
const spec = computed<OverviewSpec>(() => {
  // With one candidate every row has its own line, whatever the ids.
  const several = candidates.value.length > 1;
  const first = new Map<string, number>();
  for (const row of rows.value) if (!first.has(row.benchmark)) first.set(row.benchmark, first.size);
  const subjects = candidates.value.map(([subject]) => subject);
  const lines = several
    ? [...first.keys()].map((id) => rows.value.find((row) => row.benchmark === id)?.label ?? id)
    : rows.value.map((row) => row.label);
  return {
    kind: 'overview',
    points: rows.value.map((row, at) => ({
      ...pointOf(row),
      line: several ? (first.get(row.benchmark) ?? 0) : at,
      series: several ? subjects.indexOf(row.subject) : 0,
    })),
    lines: lines.map((label) => clip(label, 120)),
    series: candidates.value.map(([, label]) => clip(label, 60)),
    warn: rows.value[0]?.limits.warn ?? 0.01,
    fail: rows.value[0]?.limits.fail ?? 0.05,
    words: { worse: t('page.worse'), better: t('page.better'), ratio: t('page.column.ratio') },
    onPick: reveal,
  };
});

function pointOf(row: RowView): Omit<OverviewPoint, 'line' | 'series'> {
  const look = lookOf(row.verdict);
  return {
    key: row.key,
    ratio: row.ratio ?? 1,
    ratioText: rowRatioText(row),
    lo: row.interval?.lo,
    hi: row.interval?.hi,
    tone: look.tone,
    shape: look.shape,
    outlined: isOutlined(row.verdict),
    said: () => rowFacts(row, candidates.value.length > 1),
  };
}

function noteOf({ points, lines, series }: OverviewSpec): WordKey {
  if (isDense({ points: points.length, lines: lines.length, series: series.length })) return 'chart.strips-note';
  if (series.length > 1) return 'page.overview-note-several';
  return lines.length <= maxNamedRows ? 'page.overview-note' : 'page.overview-note-many';
}

/** All ratios at a glance. */
export function OverviewChart() {
  const shown = rows.value;
  if (shown.length === 0)
    return measured.value?.benchmarks.length ? null : <p class="nothing">{t('page.no-ratios')}</p>;
  const several = spec.value.series.length > 1;
  const words = t('page.overview-words', {
    n: shown.length,
    text: model.value ? say.value(model.value.answer.text) : '',
    lo: shown[0] ? rowRatioText(shown[0]) : '',
    hi: rowRatioText(shown[shown.length - 1] as RowView),
  });
  return (
    <section>
      <h2>{t('page.overview')}</h2>
      <p class="dim">{t(noteOf(spec.value))}</p>
      <ChartBox title={t('page.overview')} words={words} spec={spec.value}>
        <details>
          <summary>{t('page.as-table')}</summary>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">{t('page.column.name')}</th>
                {several && <th scope="col">{t('page.column.subject')}</th>}
                <th scope="col" class="n">
                  {t('page.column.ratio')}
                </th>
                <th scope="col">{t('page.interval')}</th>
                <th scope="col">{t('page.column.verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, maxTableRows).map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    <FileText text={row.label} maxLength={120} />
                  </th>
                  {several && (
                    <td>
                      <FileText text={row.subjectLabel} maxLength={80} />
                    </td>
                  )}
                  <td class="n">{rowRatioText(row)}</td>
                  <td>
                    {row.interval ? formatInterval(row.interval.lo, row.interval.hi, { limits: row.limits }) : '–'}
                  </td>
                  <td>{say.value(row.verdictText)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length > maxTableRows && (
            <p class="dim">{t('page.table-cut', { n: maxTableRows, all: shown.length })}</p>
          )}
        </details>
      </ChartBox>
    </section>
  );
}
