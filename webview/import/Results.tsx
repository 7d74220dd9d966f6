import type { ResultsView, ImportEnvironmentView } from '../../src/core/page-model/import/model';
import { t } from '../shared/speech';
import { FileText } from '../shared/ui/FileText';
import { choose, looked, post } from './state';
import { CheckField, PushButton, useFirst } from './fields';
import { ImportFiles } from './Files';
import { LookPane } from './Look';
import { Outcome } from './Outcome';
import { Notes, Problems } from './Notes';
import { Questions } from './Questions';
import { ImportRows } from './Rows';
import { Subjects } from './Subjects';
import { TemplateForm } from './Template';

/** Results of tools: what failed, what to answer, what the report will hold, and every other choice. */
export function ResultsPage({ view }: { readonly view: ResultsView }) {
  return (
    <>
      <Outcome heading={t('importPage.results')} view={view} />
      <div class={looked.value ? 'beside' : ''}>
        <div class="content">
          {view.kept && (
            <p class="kept" role="status">
              {t('importPage.kept')}{' '}
              <PushButton label={t('importPage.forget')} onClick={() => post({ type: 'forget' })} />
            </p>
          )}
          <Problems notes={view.notes} />
          <Questions questions={view.questions} />
          <ImportRows rows={view.rows} subjects={view.subjects} />
          {view.template && <TemplateForm template={view.template} />}
          <ImportFiles files={view.files} tools={view.tools} />
          <Subjects subjects={view.subjects} references machines={view.machines} />
          <Notes notes={view.notes} />
          <ImportEnvironments environments={view.environments} />
          <ImportOptions artifacts={view.artifacts} />
        </div>
        <LookPane />
      </div>
    </>
  );
}

function ImportOptions({ artifacts }: { readonly artifacts: boolean }) {
  return (
    <section aria-labelledby="options-heading" class="options">
      <h2 id="options-heading">{t('importPage.options')}</h2>
      <CheckField
        shown
        label={t('importPage.artifacts')}
        checked={artifacts}
        onChange={(checked) => choose('whole', '', 'artifacts', checked)}
      />
    </section>
  );
}

function ImportEnvironments(props: { readonly environments: readonly ImportEnvironmentView[] }) {
  const [shown, more] = useFirst(props.environments, 6);
  return (
    <section aria-labelledby="environments-heading" id="environments">
      <h2 id="environments-heading">{t('importPage.environments')}</h2>
      {shown.length === 0 && <p class="dim">{t('importPage.no-environments')}</p>}
      {shown.map(({ label, fields }, index) => (
        <div key={index}>
          <h3>
            <FileText text={label} maxLength={120} />
          </h3>
          <dl>
            {fields.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <FileText text={name} maxLength={80} />
                </dt>
                <dd>
                  <FileText text={value} maxLength={300} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {more}
    </section>
  );
}
