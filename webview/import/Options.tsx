import type { ResultsView } from '../../src/core/page-model/import/model';
import { choose } from './host';
import { Check, Select } from './fields';
import { t } from './state';

/** Choices about all files. Those that no file asks for are not shown. */
export function Options({ view }: { readonly view: ResultsView }) {
  return (
    <section aria-labelledby="options-heading" class="options">
      <h2 id="options-heading">{t('importPage.options')}</h2>
      {view.systems && (
        <p>
          {t('importPage.systems')}{' '}
          <Select
            label={t('importPage.systems')}
            value={view.systems}
            options={(['subjects', 'repetitions'] as const).map((value) => ({
              value,
              label: t(`importPage.systems.${value}`),
            }))}
            onChange={(value) => choose('whole', '', 'systems', value)}
          />
        </p>
      )}
      {view.commands && (
        <p>
          {t('importPage.commands')}{' '}
          <Select
            label={t('importPage.commands')}
            value={view.commands}
            options={(['subjects', 'benchmarks'] as const).map((value) => ({
              value,
              label: t(`importPage.commands.${value}`),
            }))}
            onChange={(value) => choose('whole', '', 'commands', value)}
          />
        </p>
      )}
      <p>
        <Check
          shown
          label={t('importPage.artifacts')}
          checked={view.artifacts}
          onChange={(checked) => choose('whole', '', 'artifacts', checked)}
        />
      </p>
    </section>
  );
}
