import { computed } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { MeasuredBenchmark, MeasuredValue, ValuesView } from '../../../src/core/page-model/values';
import { formatRaw, formatScaled, scaleOf, withUnit, type Scale } from '../../../src/core/text/value';
import { significant } from '../../../src/core/text/number';
import { t } from '../../shared/speech';
import { FileText, clip } from '../../shared/ui/FileText';
import type { ValueBar, ValuesSpec } from '../charts/api';
import { reveal } from '../actions';
import { layout, model, post, rowViewsByKey, measured } from '../state';
import { Button } from '../ui/native';
import { ChartBox } from './ChartBox';
import { axisWords, rowFacts } from './mark-facts';

/** Bars that are drawn at first, and that a click on "more" adds. */
const barsAtFirst = 36;
const barsMore = 120;

/** Benchmarks in the order of the table, each with the name of the table's group that begins with it. */
const order = computed(() => {
  const found = new Map<string, string | undefined>();
  let heading: string | undefined;
  for (const line of layout.value.lines) {
    if (line.kind === 'group') heading = line.name || t('page.group-none');
    else if (!line.child && line.row.role !== 'info' && !found.has(line.row.benchmark)) {
      found.set(line.row.benchmark, heading);
      heading = undefined;
    }
  }
  return found;
});

/** The measured values of every subject, benchmark by benchmark. */
export function ValuesChart() {
  const [bars, setBars] = useState(barsAtFirst);
  const perBenchmark = Math.max(1, model.value?.head.subjects.length ?? 1);
  const all = [...order.value.keys()];
  const most = Math.max(3, Math.floor(bars / perBenchmark));
  const asked = JSON.stringify(all.slice(0, most));
  const shown = model.value;
  useEffect(() => post({ type: 'values', benchmarks: JSON.parse(asked) as string[] }), [asked, shown]);
  const view = measured.value;
  if (!view || view.benchmarks.length === 0) return null;
  const drawn = { ...view, benchmarks: view.benchmarks.slice(0, most) };
  const total = Math.max(all.length, view.total);
  const more = Math.min(Math.floor(barsMore / perBenchmark), total - drawn.benchmarks.length);
  return (
    <Drawn view={drawn} total={total}>
      {more > 0 && (
        <p>
          <Button label={t('chart.values-more', { n: more })} onClick={() => setBars(bars + barsMore)} />{' '}
          <span class="dim">{t('chart.values-cut', { n: drawn.benchmarks.length, all: total })}</span>
        </p>
      )}
    </Drawn>
  );
}

/** Made once for a view and an order: a chart is drawn anew when its spec is another object. */
const made = new WeakMap<ValuesView['benchmarks'][number], { readonly key: string; readonly spec: ValuesSpec }>();

function specOnce(view: ValuesView): ValuesSpec | undefined {
  const [first] = view.benchmarks;
  if (!first) return undefined;
  const key = JSON.stringify([view.benchmarks.length, [...order.value], view.subjects.map(({ label }) => label)]);
  const known = made.get(first);
  if (known?.key === key) return known.spec;
  const spec = specOf(view);
  made.set(first, { key, spec });
  return spec;
}

function Drawn(props: {
  readonly view: ValuesView;
  readonly total: number;
  readonly children: preact.ComponentChildren;
}) {
  const { view } = props;
  const spec = specOnce(view);
  if (!spec) return null;
  const notes = new Set(view.benchmarks.map((one) => noteOf(one)));
  const [only = ''] = notes.size === 1 ? notes : [];
  const subject = view.subjects.length === 1 ? clip(view.subjects[0]?.label ?? '', 80) : '';
  return (
    <section>
      <h2>{t('chart.values')}</h2>
      {(subject || only) && (
        <p>
          <FileText text={[subject, only].filter(Boolean).join(': ')} maxLength={200} />
        </p>
      )}
      <p class="dim">{t(spec.series.length > 1 ? 'chart.values-note' : 'chart.values-note-one')}</p>
      <ChartBox
        title={t('chart.values')}
        words={t('chart.values-words', { n: view.benchmarks.length, m: view.subjects.length })}
        spec={spec}
      >
        <Numbers view={view} />
      </ChartBox>
      {props.children}
    </section>
  );
}

function scaleOfBenchmark({ values: mine, unit }: MeasuredBenchmark): Scale {
  return scaleOf(
    mine.map(({ value }) => value.centre),
    unit === undefined ? undefined : clip(unit, 40),
  );
}

/** Metric, unit and direction; a metric that the benchmark's label has is not said twice. */
function noteOf(benchmark: MeasuredBenchmark): string {
  const { label, metric, direction } = benchmark;
  const isSaid = metric !== undefined && label.includes(metric);
  return axisWords({ metric: isSaid ? undefined : metric, direction }, scaleOfBenchmark(benchmark).unit);
}

function specOf(view: ValuesView): ValuesSpec {
  const notes = new Set(view.benchmarks.map((one) => noteOf(one)));
  const used = view.subjects.map((_, i) =>
    view.benchmarks.some((one) => one.values.some(({ subject }) => subject === i)),
  );
  return {
    kind: 'values',
    series: used.filter(Boolean).length === 1 ? [''] : view.subjects.map(({ label }) => clip(label, 80)),
    groups: view.benchmarks.map((benchmark) => {
      const scale = scaleOfBenchmark(benchmark);
      const heading = order.value.get(benchmark.id);
      return {
        heading: heading === undefined ? undefined : clip(heading, 80),
        label: clip(benchmark.label, 200),
        note: notes.size === 1 ? '' : noteOf(benchmark),
        bars: benchmark.values.map((one) => barOf(view, benchmark, one, scale)),
      };
    }),
    onPick: reveal,
  };
}

function barOf(view: ValuesView, benchmark: MeasuredBenchmark, one: MeasuredValue, scale: Scale): ValueBar {
  const { subject, value, lo, hi, runs, row } = one;
  const label = clip(view.subjects[subject]?.label ?? '', 80);
  const text = formatScaled(value.centre, scale);
  const of = row === undefined ? undefined : rowViewsByKey.value.get(row);
  const said = (): string[] => [
    clip(benchmark.label, 120),
    `${label}: ${withUnit(text, scale.unit)}`,
    ...endWords(benchmark, one),
    // The facts of a comparison belong to the candidate's bar.
    ...(of && view.subjects[subject]?.id === of.subject ? rowFacts(of, false).slice(1) : []),
  ];
  return { series: subject, value: value.centre, text, lo, hi, runs, said, key: of?.key };
}

function endWords({ unit }: MeasuredBenchmark, { value, lo, hi, ends }: MeasuredValue): string[] {
  const name = unit === undefined ? undefined : clip(unit, 40);
  const said: string[] = [];
  const number = (one: number): string => formatRaw(significant(one, 4), name);
  if (lo !== undefined && hi !== undefined && ends) said.push(t(`chart.${ends}`, { lo: number(lo), hi: number(hi) }));
  if (value.sd !== undefined) said.push(t('page.sd', { value: formatRaw(significant(value.sd, 3), name) }));
  if (value.n !== undefined) said.push(t('page.runs', { n: value.n }));
  return said;
}

function Numbers({ view }: { readonly view: ValuesView }) {
  return (
    <details>
      <summary>{t('page.as-table')}</summary>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">{t('page.column.name')}</th>
            {view.subjects.map(({ id, label }) => (
              <th key={id} scope="col" class="n">
                <FileText text={label} maxLength={60} />
              </th>
            ))}
            <th scope="col">{t('page.metric')}</th>
          </tr>
        </thead>
        <tbody>
          {view.benchmarks.map((benchmark) => {
            const scale = scaleOfBenchmark(benchmark);
            return (
              <tr key={benchmark.id}>
                <th scope="row">
                  <FileText text={benchmark.label} maxLength={120} />
                </th>
                {view.subjects.map(({ id }, i) => {
                  const one = benchmark.values.find(({ subject }) => subject === i);
                  return (
                    <td key={id} class="n">
                      {one ? withUnit(formatScaled(one.value.centre, scale), scale.unit) : '–'}
                    </td>
                  );
                })}
                <td>
                  <FileText text={noteOf(benchmark)} maxLength={120} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
