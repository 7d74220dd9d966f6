import type { ResultsView, ImportEnvironmentView, ImportFileView } from '../../src/core/page-model/import/model';
import { t } from '../shared/speech';
import { FileText } from '../shared/ui/FileText';
import { choose } from './state';
import { CheckField, SelectField, useFirst, Wide } from './fields';
import { Outcome } from './Outcome';
import { Notes, PlaceLink } from './Notes';
import { ImportRows } from './Rows';
import { Subjects } from './Subjects';
import { TemplateForm } from './Template';

/** Results of tools: what was read, and every choice about it. */
export function ResultsPage({ view }: { readonly view: ResultsView }) {
  return (
    <>
      <Outcome heading={t('importPage.results')} view={view} />
      {view.template && <TemplateForm template={view.template} />}
      <Subjects subjects={view.subjects} references machines={view.machines} />
      <ImportRows rows={view.rows} subjects={view.subjects} count={view.counts.rows} />
      <ImportOptions view={view} />
      <Notes notes={view.notes} />
      <ImportEnvironments environments={view.environments} />
      <ImportFiles files={view.files} tools={view.tools} />
    </>
  );
}

/** Choices about all files; those that do not apply are hidden. */
function ImportOptions({ view }: { readonly view: ResultsView }) {
  return (
    <section aria-labelledby="options-heading" class="options">
      <h2 id="options-heading">{t('importPage.options')}</h2>
      {view.systems && (
        <p>
          {t('importPage.systems')}{' '}
          <SelectField
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
          <SelectField
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
        <CheckField
          shown
          label={t('importPage.artifacts')}
          checked={view.artifacts}
          onChange={(checked) => choose('whole', '', 'artifacts', checked)}
        />
      </p>
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

/** Each file with the detected tool, which can be changed. */
function ImportFiles(props: { readonly files: readonly ImportFileView[]; readonly tools: ResultsView['tools'] }) {
  const [shown, more] = useFirst(props.files, 30);
  const tools = props.tools.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">
        {t('importPage.files')} <span class="dim">{props.files.length}</span>
      </h2>
      <Wide label={t('importPage.files')}>
        <table class="grid" id="files">
          <thead>
            <tr>
              <th scope="col">{t('importPage.file')}</th>
              <th scope="col">{t('importPage.tool')}</th>
              <th scope="col">{t('importPage.numbers')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ path, tool, numbers }) => (
              <tr key={path}>
                <td>
                  <PlaceLink path={path} />
                </td>
                <td>
                  <SelectField
                    label={t('importPage.field-of', { field: t('importPage.tool'), name: path })}
                    value={tool ?? ''}
                    options={[
                      ...(tool === undefined ? [{ value: '', label: t('importPage.tool-none') }] : []),
                      ...tools,
                    ]}
                    onChange={(value) => choose('file', path, 'tool', value)}
                  />
                </td>
                <td class="num">{numbers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {more}
    </section>
  );
}
