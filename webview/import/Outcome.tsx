/** The outcome of the import: counts, the title, and the target report. */
import { useState } from 'preact/hooks';
import type { MailView, ResultsView } from '../../src/core/page-model/import/model';
import { t } from '../shared/speech';
import { choose, post } from './state';
import { PushButton, SelectField, TextField } from './fields';

type As = 'subject' | 'runs' | 'benchmarks';

export function Outcome(props: { readonly heading: string; readonly view: ResultsView | MailView }) {
  const { title, counts, ready, targets } = props.view;
  const [into, setInto] = useState('');
  const [as, setAs] = useState<As>('subject');
  const target = targets.find((one) => one.uri === into) ?? targets[0];
  return (
    <header class="outcome">
      <h1>{props.heading}</h1>
      <p role="status" class="counts">
        {ready ? t('importPage.counts', counts) : t('importPage.nothing')}
        {ready && counts.failed > 0 && <span class="refused">, {t('importPage.failed', { n: counts.failed })}</span>}
      </p>
      <label class="title">
        {t('importPage.report-title')}{' '}
        <TextField
          label={t('importPage.report-title')}
          value={title}
          onChange={(value) => choose('whole', '', 'title', value)}
        />
      </label>
      <div class="buttons">
        <PushButton
          primary
          label={t('importPage.new')}
          disabled={!ready}
          onClick={() => post({ type: 'accept', into: '', as: 'new' })}
        />
        {target && (
          <span class="into" role="group" aria-label={t('importPage.into')}>
            {t('importPage.into')}{' '}
            <SelectField
              label={t('importPage.report')}
              value={target.uri}
              options={targets.map(({ uri, name }) => ({ value: uri, label: name }))}
              onChange={setInto}
            />{' '}
            {t('importPage.as')}{' '}
            <SelectField
              label={t('importPage.as')}
              value={as}
              options={(['subject', 'runs', 'benchmarks'] as const).map((value) => ({
                value,
                label: t(`importPage.as-${value}`),
              }))}
              onChange={(value) => setAs(value as As)}
            />{' '}
            <PushButton
              label={t('importPage.add')}
              disabled={!ready}
              onClick={() => post({ type: 'accept', into: target.uri, as })}
            />
          </span>
        )}
        <PushButton label={t('importPage.cancel')} onClick={() => post({ type: 'cancel' })} />
      </div>
    </header>
  );
}
