/** A table of a mail as a grid: the numbers as printed, and the interpretation of each column above it. */
import type { GridColumnView, MailView, TableView } from '../../src/core/page-model/import/model';
import { columnRoles, percentBases, spreads } from '../../src/protocol/import-values';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { choose } from './state';
import { CheckField, DirectionSelect, SelectField, TextField, useFirst, Wide, type SelectOption } from './fields';
import { PlaceLink } from './Notes';

/** Roles whose numbers belong to a subject. */
const owned = new Set<string>(['subject', 'change', 'n', 'min', 'max', 'median', 'mean', 'stddev', 'range']);

interface Props {
  readonly table: TableView;
  readonly subjects: MailView['subjects'];
  readonly path: string;
}

export function MailTable({ table, subjects, path }: Props) {
  const set =
    (field: string) =>
    (value: string | boolean): void =>
      choose('table', table.id, field, value);
  const [rows, more] = useFirst(table.rows, 40);
  const name = table.title || t('importPage.table-at', { line: String(table.line) });
  const unknown: SelectOption = { value: '', label: t('importPage.unknown') };
  const field = (
    key: 'importPage.table-title' | 'importPage.suite' | 'importPage.metric' | 'importPage.unit',
  ): string => t('importPage.field-of', { field: t(key), name });
  return (
    <div class={`mail-table ${table.include ? '' : 'dropped'}`}>
      <h3>
        <CheckField shown label={t('importPage.take')} checked={table.include} onChange={set('include')} />{' '}
        <FileText text={name} maxLength={160} /> <PlaceLink path={path} line={table.line} short />
      </h3>
      <div class="settings">
        <label>
          {t('importPage.table-title')}{' '}
          <TextField label={field('importPage.table-title')} value={table.title} onChange={set('title')} />
        </label>
        <label>
          {t('importPage.suite')}{' '}
          <TextField label={field('importPage.suite')} value={table.suite ?? ''} onChange={set('suite')} />
        </label>
        <label>
          {t('importPage.metric')}{' '}
          <TextField label={field('importPage.metric')} value={table.metric ?? ''} onChange={set('metric')} />
        </label>
        <label>
          {t('importPage.unit')}{' '}
          <TextField class="narrow" label={field('importPage.unit')} value={table.unit ?? ''} onChange={set('unit')} />
        </label>
        <label>
          {t('importPage.direction')}{' '}
          <DirectionSelect name={name} value={table.direction} onChange={set('direction')} />
        </label>
        <label>
          {t('importPage.rows-are')}{' '}
          <SelectField
            label={t('importPage.rows-are')}
            value={table.rowsAre}
            options={(['benchmarks', 'runs', 'subjects'] as const).map((value) => ({
              value,
              label: t(`importPage.rows-are.${value}`),
            }))}
            onChange={set('rowsAre')}
          />
        </label>
        <label>
          {t('importPage.basis')}{' '}
          <SelectField
            label={t('importPage.basis')}
            value={table.basis ?? ''}
            options={[unknown, ...percentBases.map((value) => ({ value, label: t(`importPage.basis.${value}`) }))]}
            onChange={set('basis')}
          />
        </label>
        <label>
          {t('importPage.spread')}{' '}
          <SelectField
            label={t('importPage.spread')}
            value={table.spread ?? 'unknown'}
            options={spreads.map((value) => ({
              value,
              label: t(`importPage.spread.${value}`),
            }))}
            onChange={set('spread')}
          />
        </label>
      </div>
      {table.directionWhy && (
        <p class="dim">
          <FileText text={t('importPage.guessed-why', { why: table.directionWhy })} maxLength={200} />
        </p>
      )}
      <Wide label={name}>
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">{t('importPage.take')}</th>
              <th scope="col">{t('importPage.benchmark')}</th>
              {table.columns.map((column, index) => (
                <ColumnHead key={index} table={table.id} index={index} column={column} subjects={subjects} />
              ))}
              {table.rows.some((row) => row.ratio !== undefined) && <th scope="col">{t('importPage.ratio')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} class={row.include ? '' : 'dropped'}>
                <td>
                  <CheckField
                    label={t('importPage.take-one', {
                      name: row.name || t('importPage.line', { line: String(row.line) }),
                    })}
                    checked={row.include}
                    onChange={(checked) => choose('row', row.id, 'include', checked)}
                  />
                </td>
                <td>
                  <TextField
                    label={t('importPage.name-of', { name: row.name })}
                    value={row.name}
                    onChange={(value) => choose('row', row.id, 'name', value)}
                  />
                </td>
                {row.cells.map((cell, index) => (
                  <td key={index} class="num">
                    <FileText text={cell} maxLength={60} />
                  </td>
                ))}
                {row.ratio !== undefined && (
                  <td class="num">
                    <FileText text={row.ratio} maxLength={60} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {more}
    </div>
  );
}

function ColumnHead(props: {
  readonly table: string;
  readonly index: number;
  readonly column: GridColumnView;
  readonly subjects: MailView['subjects'];
}) {
  const { table, index, column, subjects } = props;
  const id = `${table} ${String(index)}`;
  const name = column.header || t('importPage.column', { n: index + 1 });
  const others: SelectOption[] = [
    ...(column.subject === undefined ? [{ value: '', label: t('importPage.unknown') }] : []),
    ...subjects.map((one) => ({ value: one.id, label: one.label })),
    // A column may be a subject that the parser did not find.
    ...(subjects.some((one) => one.label === column.header) || !column.header
      ? []
      : [{ value: column.header, label: `${t('importPage.column-new')}: ${column.header}` }]),
  ];
  return (
    <th scope="col" title={column.certain ? undefined : say.value(column.why)}>
      <div>
        <FileText text={name} maxLength={60} />
      </div>
      <SelectField
        label={`${name} ${t('importPage.column-is')}`}
        value={column.role}
        options={columnRoles.map((value) => ({ value, label: t(`importPage.column.${value}`) }))}
        onChange={(value) => choose('column', id, 'role', value)}
      />
      {owned.has(column.role) && (
        <SelectField
          label={`${name} ${t('importPage.column-of')}`}
          value={column.subject ?? ''}
          options={others}
          onChange={(value) => choose('column', id, 'subject', value)}
        />
      )}
    </th>
  );
}
