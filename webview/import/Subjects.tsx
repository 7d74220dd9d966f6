/** The subjects. The original name is the key; the displayed one can be changed. */
import type { ImportSubjectView } from '../../src/core/page-model/import/model';
import { FileText } from '../shared/ui/FileText';
import { t } from '../shared/speech';
import { choose } from './state';
import { CheckField, SelectField, TextField, useFirst, Wide } from './fields';

const columns = ['importPage.take', 'importPage.name', 'importPage.role', 'importPage.numbers'] as const;

export function Subjects(props: {
  readonly subjects: readonly ImportSubjectView[];
  readonly references?: boolean;
  readonly machines?: readonly string[];
}) {
  const { machines = [] } = props;
  const [shown, more] = useFirst(props.subjects, 50);
  const roles = ['baseline', 'candidate', ...(props.references ? ['reference' as const] : [])] as const;
  if (props.subjects.length === 0) return null;
  return (
    <section aria-labelledby="subjects-heading">
      <h2 id="subjects-heading">{t('importPage.subjects')}</h2>
      <Wide label={t('importPage.subjects')}>
        <table class="grid cards" id="subjects" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {[...columns, ...(machines.length > 0 ? ['importPage.machine' as const] : [])].map((name) => (
                <th key={name} scope="col" role="columnheader">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((one) => (
              <tr key={one.id} class={one.dropped ? 'dropped' : ''} role="row">
                <td role="cell" data-head={t('importPage.take')}>
                  <CheckField
                    label={t('importPage.take-one', { name: one.label })}
                    checked={!one.dropped}
                    onChange={(checked) => choose('subject', one.id, 'drop', !checked)}
                  />
                </td>
                <td role="cell" data-head={t('importPage.name')}>
                  <TextField
                    label={t('importPage.name-of', { name: one.id })}
                    value={one.label}
                    onChange={(value) => choose('subject', one.id, 'label', value)}
                  />
                  {one.label !== one.id && props.references && (
                    <div class="dim">
                      <FileText text={one.id} maxLength={120} />
                    </div>
                  )}
                </td>
                <td role="cell" data-head={t('importPage.role')}>
                  <SelectField
                    label={t('importPage.field-of', { field: t('importPage.role'), name: one.label })}
                    value={one.role}
                    options={roles.map((value) => ({ value, label: t(`importPage.${value}`) }))}
                    onChange={(value) =>
                      props.references
                        ? choose('subject', one.id, 'role', value)
                        : choose(
                            'whole',
                            '',
                            'baseline',
                            value === 'baseline'
                              ? one.id
                              : (props.subjects.find((other) => other.id !== one.id)?.id ?? ''),
                          )
                    }
                  />
                  {one.why && (
                    <div class="dim why">
                      <FileText text={t('importPage.guessed-why', { why: one.why })} maxLength={200} />
                    </div>
                  )}
                </td>
                <td role="cell" data-head={t('importPage.numbers')}>
                  {t('importPage.rows-values', { rows: one.rows, values: one.values })}
                </td>
                {machines.length > 0 && (
                  <td role="cell" data-head={t('importPage.machine')}>
                    <SelectField
                      label={t('importPage.field-of', { field: t('importPage.machine'), name: one.label })}
                      value={one.machine ?? '-'}
                      options={[
                        { value: '-', label: t('importPage.machine-none') },
                        ...machines.map((path) => ({ value: path, label: path })),
                      ]}
                      onChange={(value) => choose('subject', one.id, 'environment', value)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {more}
    </section>
  );
}
