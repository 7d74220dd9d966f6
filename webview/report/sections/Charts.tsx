import { computed } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../shared/speech';
import { clip } from '../../shared/ui/FileText';
import { OverviewChart } from './OverviewChart';
import { SweepChart } from './SweepChart';
import { ValuesChart } from './ValuesChart';
import { askFor, change, details, model, rowViewsByKey, ui } from '../state';
import { reveal } from '../actions';
import { RunsPanel } from '../table/Runs';
import { Dropdown } from '../ui/controls';
import { ActionLink } from '../ui/native';

const sections = [OverviewChart, ValuesChart, SweepChart, DistributionChart];

/** Each section in a task of its own: with ten thousand rows one for all of them would hold up the page. */
export function Charts() {
  const [shown, setShown] = useState(1);
  useEffect(() => {
    if (shown >= sections.length) return undefined;
    const task = setTimeout(() => setShown(shown + 1));
    return () => clearTimeout(task);
  }, [shown]);
  return (
    <div class="charts" aria-busy={shown < sections.length}>
      {sections.slice(0, shown).map((Section, i) => (
        <Section key={i} />
      ))}
    </div>
  );
}

const sampled = computed(() =>
  (model.value?.rows ?? []).filter((row) => row.evidence === 'samples' && row.role !== 'info'),
);
const maxChoices = 500;

/** The runs of one benchmark; only if the report has runs. */
function DistributionChart() {
  const rows = sampled.value;
  const of = (key: string | undefined) => rows.find((one) => one.key === key);
  const row = of(ui.value.distribution) ?? of(model.value?.answer.worst?.key) ?? rows[0];
  const key = row?.key;
  const detail = key === undefined ? undefined : details.value.get(key);
  useEffect(() => {
    if (key !== undefined) askFor(key);
  }, [key, detail]);
  if (!row || !rowViewsByKey.value.has(row.key)) return null;
  return (
    <section>
      <h2>{t('page.distributions')}</h2>
      <div class="toolbar">
        <Dropdown
          class="long"
          label={t('page.distribution-choose')}
          value={row.key}
          choices={rows.slice(0, maxChoices).map((one) => ({ value: one.key, label: clip(one.label, 100) }))}
          onChoose={(value) => change({ distribution: value })}
        />
        <ActionLink onClick={() => reveal(row.key)}>{t('page.show-row')}</ActionLink>
      </div>
      {detail ? <RunsPanel row={row} detail={detail} /> : <p class="dim">{t('page.loading')}</p>}
    </section>
  );
}
