/** The measured rows, with the values of each subject. */
import type { ImportRowView, ImportSubjectView } from '../../src/core/page-model/import/model';
import { metricRoles } from '../../src/protocol/import-values';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { choose } from './state';
import { CheckField, DirectionSelect, SelectField, TextField, useFirst, Wide } from './fields';

/** More columns are hidden; the report has them all. */
const maxSubjects = 8;

export function ImportRows(props: {
  readonly rows: readonly ImportRowView[];
  readonly subjects: readonly ImportSubjectView[];
  readonly count: number;
}) {
  const [shown, more] = useFirst(props.rows, 100);
  const subjects = props.subjects.filter((one) => !one.dropped).slice(0, maxSubjects);
  const labels = [...new Set(subjects.map((one) => one.label))];
  if (props.rows.length === 0) return null;
  return (
    <section aria-labelledby="rows-heading">
      <h2 id="rows-heading">
        {t('importPage.rows')} <span class="dim">{props.rows.length}</span>
      </h2>
      <Wide label={t('importPage.rows')}>
        <table class="grid" id="rows">
          <thead>
            <tr>
              <th scope="col">{t('importPage.take')}</th>
              <th scope="col">{t('importPage.benchmark')}</th>
              <th scope="col">{t('importPage.metric')}</th>
              <th scope="col">{t('importPage.unit')}</th>
              <th scope="col">{t('importPage.direction')}</th>
              <th scope="col">{t('importPage.importance')}</th>
              {labels.map((label) => (
                <th key={label} scope="col">
                  <FileText text={label} maxLength={60} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.id} row={row} labels={labels} />
            ))}
          </tbody>
        </table>
      </Wide>
      {more}
    </section>
  );
}

function Row({ row, labels }: { readonly row: ImportRowView; readonly labels: readonly string[] }) {
  const set =
    (field: string) =>
    (value: string): void =>
      choose('row', row.id, field, value);
  const name = `${row.name} ${row.metric}`;
  const field = (key: 'importPage.metric' | 'importPage.unit' | 'importPage.importance'): string =>
    t('importPage.field-of', { field: t(key), name });
  return (
    <tr class={row.dropped ? 'dropped' : ''}>
      <td>
        <CheckField
          label={t('importPage.take-one', { name })}
          checked={!row.dropped}
          onChange={(checked) => choose('row', row.id, 'drop', !checked)}
        />
      </td>
      <td>
        <TextField label={t('importPage.name-of', { name })} value={row.name} onChange={set('name')} />
        <div>
          {row.suite !== undefined && (
            <span class="dim">
              <FileText text={row.suite} maxLength={60} />{' '}
            </span>
          )}
          {row.parameters.map(([key, value]) => (
            <span key={key} class="tag">
              <span class="tag-name">
                <FileText text={key} maxLength={40} />
              </span>{' '}
              <FileText text={value} maxLength={60} />
            </span>
          ))}
        </div>
      </td>
      <td>
        <TextField label={field('importPage.metric')} value={row.metric} onChange={set('metric')} />
      </td>
      <td>
        <TextField class="narrow" label={field('importPage.unit')} value={row.unit ?? ''} onChange={set('unit')} />
      </td>
      <td>
        <DirectionSelect name={name} value={row.direction} onChange={set('direction')} />
      </td>
      <td>
        <SelectField
          label={field('importPage.importance')}
          value={row.role}
          options={metricRoles.map((value) => ({ value, label: t(`importPage.${value}`) }))}
          onChange={set('role')}
        />
      </td>
      {labels.map((label) => {
        const cell = row.cells.find((one) => one.subject === label);
        return (
          <td key={label} class="num">
            {cell ? say.value(cell.text) : <span class="dim">{t('importing.cell-none')}</span>}
            {cell !== undefined && cell.failed > 0 && cell.runs > 0 && (
              <div class="refused">{t('importPage.failed', { n: cell.failed })}</div>
            )}
          </td>
        );
      })}
    </tr>
  );
}
