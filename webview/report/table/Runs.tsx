import type { DetailView, RowView, RunView } from '../../../src/core/page-model/model';
import { formatRaw, formatScaled, formatValue, scaleOf, withUnit, type Scale } from '../../../src/core/text/value';
import { runsPlotOf, type PlotSide, type RunStrip } from '../../../src/core/drawing/runs-plot';
import { word } from '../../../src/core/messages/message';
import { t } from '../../shared/speech';
import { FileText, clip } from '../../shared/ui/FileText';
import { largest, smallest } from '../../../src/core/text/lists';
import { axisWords } from '../sections/mark-facts';

const plotHeight = 132;

/** The runs of each side in run order and as a distribution, on one axis of values. */
export function RunsPanel(props: { readonly row: RowView; readonly detail: DetailView }) {
  const sides = props.detail.sides.filter((side) => side.runs.length > 0 || side.value || side.failed.length > 0);
  const drawn = sides.filter((side) => side.runs.length > 1);
  if (sides.length === 0) return null;
  const unit = props.row.unit === undefined ? undefined : clip(props.row.unit, 40);
  return (
    <>
      {drawn.length > 0 && <Plot row={props.row} sides={drawn} unit={unit} />}
      {drawn.length > 0 && <Legend sides={drawn} />}
      {sides.flatMap((side) =>
        side.failed.map((reason, i) => (
          <p key={`${side.subject} ${i}`} class="tone-bad">
            {t('page.failed-run', { subject: clip(side.label, 80), reason: clip(reason, 300) })}
          </p>
        )),
      )}
      {drawn.length > 0 && <Numbers sides={drawn} unit={unit} />}
    </>
  );
}

/** The meaning of rings, if there are any. */
function Legend(props: { readonly sides: readonly PlotSide[] }) {
  const kinds = new Set(props.sides.flatMap((side) => side.runs.map((run) => run.outlier)));
  const said = [kinds.has('apart') && t('page.ring-apart'), kinds.has('far') && t('page.ring-far')].filter(
    (one) => one !== false,
  );
  const grouped = props.sides.filter((side) => side.groups);
  return (
    <>
      {grouped.map((side) => (
        <p key={side.subject}>{t('chart.two-groups', { subject: clip(side.label, 80) })}</p>
      ))}
      {said.length > 0 && <p class="dim">{said.join('; ')}</p>}
    </>
  );
}

/** Metric, unit and direction are said once, over the plot. */
function Plot(props: {
  readonly row: RowView;
  readonly sides: readonly PlotSide[];
  readonly unit: string | undefined;
}) {
  const { strips, blocks, ticks } = runsPlotOf(props.sides);
  const scale = scaleOf(
    ticks.map((tick) => tick.value),
    props.unit,
  );
  return (
    <>
      <p class="dim">
        <FileText text={axisWords(props.row, scale.unit)} maxLength={160} />
      </p>
      <figure class="runs">
        <div class="runs-axis" aria-hidden="true">
          <svg width="100%" height={plotHeight}>
            {ticks.map((tick) => (
              <text key={tick.value} x="100%" y={`${tick.y}%`} dx="-6" dy="4" text-anchor="end">
                {formatScaled(tick.value, scale)}
              </text>
            ))}
          </svg>
        </div>
        {strips.map((strip) => (
          <InOrder
            key={strip.side.subject}
            strip={strip}
            scale={scale}
            ticks={ticks}
            label={summary(strip.side, props.unit)}
          />
        ))}
        {strips.map((strip) => (
          <Distribution key={strip.side.subject} strip={strip} ticks={ticks} />
        ))}
        {blocks.length > 0 && <InBlocks sides={props.sides} blocks={blocks} ticks={ticks} />}
      </figure>
    </>
  );
}

type Ticks = readonly { readonly value: number; readonly y: number }[];

function Grid({ ticks }: { readonly ticks: Ticks }) {
  return (
    <>
      {ticks.map((tick) => (
        <line key={tick.value} class="grid" x1="0" x2="100%" y1={`${tick.y}%`} y2={`${tick.y}%`} />
      ))}
    </>
  );
}

function InOrder({
  strip,
  scale,
  ticks,
  label,
}: {
  readonly strip: RunStrip;
  readonly scale: Scale;
  readonly ticks: Ticks;
  readonly label: string;
}) {
  const { side, dots, boots, centre, groups } = strip;
  return (
    <div class={`strip side-${side.role}`}>
      <svg width="100%" height={plotHeight} role="img" aria-label={label}>
        {boots.map((boot, i) => (
          <g key={boot.from}>
            {i % 2 === 1 && (
              <rect class="boot" x={`${boot.from}%`} width={`${boot.to - boot.from}%`} y="0" height="100%" />
            )}
            {boots.length <= 8 && (
              <text class="boot-name" x={`${(boot.from + boot.to) / 2}%`} y="10" text-anchor="middle">
                {bootText(side, clip(boot.name, 12))}
              </text>
            )}
          </g>
        ))}
        <Grid ticks={ticks} />
        {groups.length === 0 && centre !== undefined && (
          <line class="centre" x1="0" x2="100%" y1={`${centre}%`} y2={`${centre}%`} />
        )}
        {groups.map((group) => (
          <g key={group.y} class="group">
            <rect x="0" width="100%" y={`${group.y - 7}%`} height="14%" />
            <text x="4" y={`${group.y}%`} dy="-8">
              {t('page.runs', { n: group.n })}
            </text>
          </g>
        ))}
        {dots.slice(1).map((dot, i) => (
          <line
            key={dot.run.index}
            class="path"
            x1={`${dots[i]?.order}%`}
            y1={`${dots[i]?.y}%`}
            x2={`${dot.order}%`}
            y2={`${dot.y}%`}
          />
        ))}
        {dots.map((dot) => (
          <RunDot key={dot.run.index} x={dot.order} y={dot.y} run={dot.run} title={runTitle(dot.run, scale, side)} />
        ))}
      </svg>
      <div class="strip-name">
        <FileText text={side.label} maxLength={60} />{' '}
        <span class="dim">{t('page.in-order', { n: side.runs.length })}</span>
      </div>
    </div>
  );
}

/** Both sides joined by block: parallel lines are a change that is the same in all blocks. */
function InBlocks(props: {
  readonly sides: readonly PlotSide[];
  readonly blocks: ReturnType<typeof runsPlotOf>['blocks'];
  readonly ticks: Ticks;
}) {
  const { blocks, ticks } = props;
  const label = t('page.in-blocks', { n: blocks.length });
  const ends = props.sides.slice(0, 2).map((side, i) => ({ side, x: i === 0 ? '18%' : '82%' }));
  return (
    <div class="strip in-blocks">
      <svg width="100%" height={plotHeight} role="img" aria-label={label}>
        <Grid ticks={ticks} />
        {blocks.map((block) => (
          <g key={block.name}>
            <title>{t('page.block', { name: clip(block.name, 40) })}</title>
            <line class="path" x1="18%" x2="82%" y1={`${block.from}%`} y2={`${block.to}%`} />
            {ends.map(({ side, x }, i) => (
              <g key={side.subject} class={`side-${side.role}`}>
                <circle class="dot" cx={x} cy={`${i === 0 ? block.from : block.to}%`} r="3.2" />
              </g>
            ))}
          </g>
        ))}
      </svg>
      <div class="strip-name">
        <span class="dim">{label}</span>
      </div>
    </div>
  );
}

function RunDot(props: { readonly x: number; readonly y: number; readonly run: RunView; readonly title?: string }) {
  const { run } = props;
  const kind = run.excluded !== undefined ? 'excluded' : (run.outlier ?? '');
  return (
    <g class={`run ${kind}`}>
      {props.title && <title>{props.title}</title>}
      {run.outlier && <circle class="ring" cx={`${props.x}%`} cy={`${props.y}%`} r="6.5" />}
      {run.outlier === 'far' && <circle class="ring" cx={`${props.x}%`} cy={`${props.y}%`} r="9.5" />}
      <circle class="dot" cx={`${props.x}%`} cy={`${props.y}%`} r="3.2" />
    </g>
  );
}

function outlierText(outlier: NonNullable<RunView['outlier']>): string {
  return t(outlier === 'far' ? 'page.outlier' : 'page.apart');
}

/** "boot 3", "fork 3": as the file says what was started anew. */
function bootText({ restart }: PlotSide, name: string): string {
  return t('page.boot', { restart: restart ?? word('restarts.boot', { n: 1 }), name });
}

function runTitle(run: RunView, scale: Scale, side: PlotSide): string {
  const value = withUnit(formatScaled(run.value, { ...scale, decimals: scale.decimals + 2 }), scale.unit);
  const parts = [t('page.run', { n: run.index + 1, value })];
  if (run.boot !== undefined) parts.push(bootText(side, clip(String(run.boot), 40)));
  if (run.block !== undefined) parts.push(t('page.block', { name: clip(String(run.block), 40) }));
  if (run.outlier) parts.push(outlierText(run.outlier));
  if (run.excluded !== undefined) parts.push(t('page.excluded', { reason: clip(run.excluded, 200) }));
  return parts.join(', ');
}

function Distribution({ strip, ticks }: { readonly strip: RunStrip; readonly ticks: Ticks }) {
  const { side, dots, centre, sd } = strip;
  return (
    <div class={`strip dist side-${side.role}`} aria-hidden="true">
      <svg width="100%" height={plotHeight}>
        <Grid ticks={ticks} />
        {sd && <rect class="sd" x="12%" width="76%" y={`${sd.from}%`} height={`${sd.to - sd.from}%`} />}
        {centre !== undefined && <line class="centre" x1="12%" x2="88%" y1={`${centre}%`} y2={`${centre}%`} />}
        {dots.map((dot) => (
          <RunDot key={dot.run.index} x={dot.across} y={dot.y} run={dot.run} />
        ))}
      </svg>
      <div class="strip-name">
        <FileText text={side.label} maxLength={20} />
      </div>
    </div>
  );
}

/** Text alternative for one side. */
function summary(side: PlotSide, unit: string | undefined): string {
  const values = side.runs.filter((run) => run.excluded === undefined).map((run) => run.value);
  const outliers = side.runs.filter((run) => run.outlier).length;
  return t(outliers > 0 ? 'page.runs-summary-outliers' : 'page.runs-summary', {
    subject: clip(side.label, 80),
    n: values.length,
    lo: formatValue(smallest(values), unit),
    hi: formatValue(largest(values), unit),
    outliers,
  });
}

function runText({ value, excluded, outlier }: RunView): string {
  if (excluded !== undefined) return `${formatRaw(value)} (${t('page.excluded', { reason: clip(excluded, 200) })})`;
  return outlier ? `${formatRaw(value)} (${outlierText(outlier)})` : formatRaw(value);
}

/** The same runs as numbers. */
function Numbers(props: { readonly sides: readonly PlotSide[]; readonly unit: string | undefined }) {
  return (
    <details>
      <summary>{t('page.runs-numbers')}</summary>
      {props.sides.map((side) => (
        <p key={side.subject}>
          <FileText text={side.label} maxLength={80} />:{' '}
          <span class="num">{side.runs.slice(0, 500).map(runText).join(' · ')}</span> {props.unit}
          {side.runs.length > 500 && <span class="dim"> +{side.runs.length - 500}</span>}
        </p>
      ))}
    </details>
  );
}
