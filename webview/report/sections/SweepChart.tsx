import { computed } from '@preact/signals';
import type { RowView, ValueView } from '../../../src/core/page-model/model';
import { formatRaw, formatValue, scaleOf } from '../../../src/core/text/value';
import { areFactors, levelsOf, spreadAround, sweepsOf, type Sweep } from '../../../src/core/drawing/sweeps';
import { t } from '../../shared/speech';
import { FileText, clip } from '../../shared/ui/FileText';
import type { SweepSeries, SweepSpec } from '../charts/api';
import { reveal } from '../actions';
import { change, model, ui } from '../state';
import { rowRatioText } from '../table/Values';
import { Dropdown } from '../ui/controls';
import { ChartBox } from './ChartBox';
import { axisWords, rowFacts } from './mark-facts';

const sweeps = computed(() => sweepsOf(model.value?.rows ?? []));
const chosen = computed(() => sweeps.value.find((sweep) => sweep.key === ui.value.sweep) ?? sweeps.value[0]);
const spec = computed(() => (chosen.value ? specOf(chosen.value) : undefined));

/** A benchmark over one parameter; only if the report has such rows. */
export function SweepChart() {
  const sweep = chosen.value;
  if (!sweep || !spec.value) return null;
  const name = nameOf(sweep);
  return (
    <section>
      <h2>{t('page.sweep')}</h2>
      {sweeps.value.length > 1 && (
        <Dropdown
          class="long"
          label={t('page.sweep-choose')}
          value={sweep.key}
          choices={sweeps.value.slice(0, 100).map((one) => ({ value: one.key, label: nameOf(one) }))}
          onChoose={(value) => change({ sweep: value })}
        />
      )}
      {sweeps.value.length === 1 && (
        <p class="dim">
          <FileText text={name} />
        </p>
      )}
      <ChartBox
        title={`${t('page.sweep')}: ${clip(name, 120)}`}
        words={t('page.sweep-words', { name: clip(name, 120), n: spec.value.levels.length })}
        spec={spec.value}
      >
        <Numbers sweep={sweep} spec={spec.value} />
      </ChartBox>
    </section>
  );
}

function nameOf(sweep: Sweep): string {
  const held = sweep.held ? ` (${clip(sweep.held, 80)})` : '';
  return `${clip(sweep.name, 80)}${held}: ${clip(sweep.parameter, 40)}`;
}

function Numbers({ sweep, spec: shown }: { readonly sweep: Sweep; readonly spec: SweepSpec }) {
  return (
    <details>
      <summary>{t('page.as-table')}</summary>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">
              <FileText text={sweep.parameter} maxLength={60} />
            </th>
            {shown.series.map((series) => (
              <th key={series.label} scope="col" class="n">
                <FileText text={series.label} maxLength={60} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.levels.map((at) => (
            <tr key={at}>
              <th scope="row">{at}</th>
              {shown.series.map((series) => (
                <td key={series.label} class="n">
                  {series.points.find((point) => point.x === at)?.text ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Values of both sides if there are any, else the ratios. */
function specOf(sweep: Sweep): SweepSpec {
  const rows = sweep.rows.map((one) => one.row);
  const first = rows[0] as RowView;
  const unit = first.unit === undefined ? undefined : clip(first.unit, 40);
  const values = rows.flatMap((row) => [row.base?.centre, row.cand?.centre]).filter((value) => value !== undefined);
  const subjects = [...new Map(rows.map((row) => [row.subject, row.subjectLabel]))];
  const of = (subject: string): Sweep['rows'] => sweep.rows.filter(({ row }) => row.subject === subject);
  const common = {
    kind: 'sweep',
    parameter: sweep.parameter,
    levels: levelsOf(sweep),
    log: sweep.byFactors,
    onPick: reveal,
  } as const;
  if (values.length === 0)
    return {
      ...common,
      series: subjects.map(([subject, label]) => ratios(sweep.parameter, of(subject), label)),
      axis: `${t('page.column.ratio')}, ${t('chart.higher')}`,
      divisor: 1,
      scale: 'ratios',
    };
  const scale = scaleOf(values, unit);
  const baseline =
    model.value?.head.subjects.find((subject) => subject.id === model.value?.head.baseline)?.label ??
    t('page.baseline');
  // All candidates share the baseline.
  const once = [...new Map(sweep.rows.filter(({ row }) => row.base).map((one) => [one.at, one])).values()];
  const series = [
    side(sweep.parameter, once, baseline, (row) => row.base, unit),
    ...subjects.map(([subject, label]) => side(sweep.parameter, of(subject), label, (row) => row.cand, unit)),
  ].filter((one) => one.points.length > 0);
  return {
    ...common,
    series,
    axis: axisWords(first, scale.unit),
    divisor: scale.divisor,
    scale: areFactors(values) ? 'factors' : 'linear',
  };
}

function ratios(parameter: string, rows: Sweep['rows'], name: string): SweepSeries {
  const label = clip(name, 80);
  const points = rows.flatMap(({ at, row }) =>
    row.ratio !== undefined && row.ratio > 0
      ? [
          {
            x: at,
            y: row.ratio,
            lo: positive(row.interval?.lo),
            hi: positive(row.interval?.hi),
            text: rowRatioText(row),
            said: () => [`${clip(parameter, 40)} ${at}`, ...rowFacts(row, true).slice(1)],
            key: row.key,
          },
        ]
      : [],
  );
  return { label, points };
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 && Number.isFinite(value) ? value : undefined;
}

function side(
  parameter: string,
  rows: Sweep['rows'],
  name: string,
  of: (row: RowView) => ValueView | undefined,
  unit: string | undefined,
): SweepSeries {
  const label = clip(name, 80);
  const points = rows.flatMap(({ at, row }) => {
    const value = of(row);
    if (!value) return [];
    const band = spreadAround(value);
    const deviation = value.sd === undefined ? '' : ` ± ${formatRaw(Number(value.sd.toPrecision(3)), unit)}`;
    return [
      {
        x: at,
        y: value.centre,
        lo: band?.lo,
        hi: band?.hi,
        text: `${formatValue(value.centre, unit)}${deviation}`,
        said: () => [
          `${clip(parameter, 40)} ${at}`,
          `${label}: ${formatValue(value.centre, unit)}${deviation}`,
          ...(value === row.cand ? rowFacts(row, false).slice(1) : []),
        ],
        key: row.key,
      },
    ];
  });
  return { label, points };
}
