/** The report to be: a row for each metric of a benchmark, with the numbers of each subject and its editors. */
import { useState } from 'preact/hooks';
import type { ImportRowView, ImportSubjectView } from '../../src/core/page-model/import/model';
import { formatPercent } from '../../src/core/text/ratio';
import { metricRoles } from '../../src/protocol/import-values';
import { clip, FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { choose, looked, post } from './state';
import { CheckField, DirectionSelect, PushButton, SelectField, TextField, useFirst, Wide } from './fields';

/** More columns are hidden; the report has them all. */
const maxSubjects = 8;

export function ImportRows(props: {
  readonly rows: readonly ImportRowView[];
  readonly subjects: readonly ImportSubjectView[];
  /** What is corrected is elsewhere: the tables of a mail. */
  readonly fixed?: boolean;
}) {
  const { fixed = false } = props;
  const [shown, more] = useFirst(props.rows, 100);
  const kept = props.subjects.filter((one) => !one.dropped);
  const baseline = kept.find((one) => one.role === 'baseline');
  const ordered = [...(baseline ? [baseline] : []), ...kept.filter((one) => one !== baseline)];
  const labels = [...new Set(ordered.map((one) => one.label))].slice(0, maxSubjects);
  if (props.rows.length === 0) return null;
  return (
    <section aria-labelledby="rows-heading">
      <h2 id="rows-heading">
        {t('importPage.preview')} <span class="dim">{props.rows.length}</span>
      </h2>
      <p class="dim">
        {t('importPage.preview-help')}
        {kept.length > labels.length && ` ${t('importPage.more-subjects', { n: kept.length - labels.length })}`}
      </p>
      <Wide label={t('importPage.preview')}>
        <table class="grid cards" id="rows" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {!fixed && (
                <th scope="col" role="columnheader">
                  <span class="hidden">{t('importPage.take')}</span>
                </th>
              )}
              <th scope="col" role="columnheader">
                {t('importPage.metric')}
              </th>
              {labels.map((label) => (
                <th key={label} scope="col" role="columnheader" class="n">
                  <FileText text={label} maxLength={60} />
                  {label === baseline?.label && <div class="dim">{t('importPage.baseline')}</div>}
                </th>
              ))}
              {!fixed && (
                <th scope="col" role="columnheader">
                  <span class="hidden">{t('importPage.edit')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((row, index) => (
              <Row key={row.id} row={row} labels={labels} first={!sameLoad(row, shown[index - 1])} fixed={fixed} />
            ))}
          </tbody>
        </table>
      </Wide>
      {more}
    </section>
  );
}

function sameLoad(row: ImportRowView, before: ImportRowView | undefined): boolean {
  const load = (one: ImportRowView): string => JSON.stringify([one.suite, one.name, one.parameters]);
  return before !== undefined && load(row) === load(before);
}

interface RowProps {
  readonly row: ImportRowView;
  readonly labels: readonly string[];
  /** The first row of its benchmark names it. */
  readonly first: boolean;
  readonly fixed: boolean;
}

const arrows = { higher: '↑', lower: '↓', none: '' } as const;

function Row({ row, labels, first, fixed }: RowProps) {
  const [editing, setEditing] = useState(false);
  const name = `${row.name} ${row.metric}`;
  return (
    <>
      {first && (
        <tr class="load" role="row">
          <th scope="rowgroup" role="rowheader" colSpan={labels.length + (fixed ? 1 : 3)}>
            <Load row={row} />
          </th>
        </tr>
      )}
      <tr class={`row ${row.dropped ? 'dropped' : ''}`} role="row">
        {!fixed && (
          <td class="half take" role="cell">
            <CheckField
              label={t('importPage.take-one', { name })}
              checked={!row.dropped}
              onChange={(checked) => choose('row', row.id, 'drop', !checked)}
            />
          </td>
        )}
        <td class={`half of ${row.role === 'primary' ? '' : 'dim'}`} role="cell">
          <FileText text={row.metric} maxLength={80} />{' '}
          <span class="dim">
            {row.unit !== undefined && <FileText text={row.unit} maxLength={30} />}{' '}
            {row.direction === undefined ? (
              <span class="unmatched">?</span>
            ) : (
              <span title={t(`importPage.${row.direction}`)}>{arrows[row.direction]}</span>
            )}
            {row.role !== 'primary' && ` ${t(`importPage.${row.role}`)}`}
          </span>
        </td>
        {labels.map((label) => (
          <Cell key={label} row={row} label={label} />
        ))}
        {!fixed && (
          <td class="half" role="cell">
            <button
              type="button"
              class="link edit"
              aria-expanded={editing}
              aria-label={clip(t('importPage.edit-row', { name }), 160)}
              onClick={() => setEditing(!editing)}
            >
              {t('importPage.edit')}
            </button>
          </td>
        )}
      </tr>
      {editing && (
        <tr class="editors" role="row">
          <td role="cell" />
          <td role="cell" colSpan={labels.length + 2}>
            <RowEditors row={row} name={name} />
          </td>
        </tr>
      )}
    </>
  );
}

function Load({ row }: { readonly row: ImportRowView }) {
  return (
    <>
      <FileText text={row.name} maxLength={120} />{' '}
      {row.suite !== undefined && row.suite !== row.name && (
        <span class="dim suite">
          <FileText text={row.suite} maxLength={60} />
        </span>
      )}{' '}
      {row.parameters.map(([key, value]) => (
        <span key={key} class="tag">
          <span class="tag-name">
            <FileText text={key} maxLength={40} />
          </span>{' '}
          <FileText text={value} maxLength={60} />
        </span>
      ))}
    </>
  );
}

function Cell({ row, label }: { readonly row: ImportRowView; readonly label: string }) {
  const cell = row.cells.find((one) => one.subject === label);
  const head = clip(label, 60);
  if (!cell)
    return (
      <td class="n dim" role="cell" data-head={head}>
        {t('importing.cell-none')}
      </td>
    );
  const text = say.value(cell.text);
  const here = looked.value?.row === row.id && looked.value.subject === label;
  const change = cell.change === undefined ? '' : percent(cell.change);
  return (
    <td class="n num" role="cell" data-head={head}>
      <button
        type="button"
        class={`value ${here ? 'chosen' : ''}`}
        aria-label={clip(
          t('importPage.look-at', { value: text, subject: label, name: `${row.name} ${row.metric}` }),
          240,
        )}
        onClick={() => post({ type: 'look', row: row.id, subject: label, at: 0 })}
      >
        {text}
      </button>
      {change && <span class="change dim">{change}</span>}
      {cell.range && <div class="dim range">{say.value(cell.range)}</div>}
      {cell.failed > 0 && cell.values > 0 && <div class="refused">{t('importPage.failed', { n: cell.failed })}</div>}
    </td>
  );
}

/** Of medians, without a verdict: that is the report's. */
function percent(share: number): string {
  return Math.abs(share) > 1000 ? '' : formatPercent(share);
}

function RowEditors({ row, name }: { readonly row: ImportRowView; readonly name: string }) {
  const set =
    (field: string) =>
    (value: string): void =>
      choose('row', row.id, field, value);
  const field = (key: 'importPage.metric' | 'importPage.unit' | 'importPage.importance'): string =>
    t('importPage.field-of', { field: t(key), name });
  return (
    <div class="settings">
      <label>
        {t('importPage.benchmark')}{' '}
        <TextField label={t('importPage.name-of', { name })} value={row.name} onChange={set('name')} />
      </label>
      <label>
        {t('importPage.metric')}{' '}
        <TextField label={field('importPage.metric')} value={row.metric} onChange={set('metric')} />
      </label>
      <label>
        {t('importPage.unit')}{' '}
        <TextField class="narrow" label={field('importPage.unit')} value={row.unit ?? ''} onChange={set('unit')} />
      </label>
      <label>
        {t('importPage.direction')} <DirectionSelect name={name} value={row.direction} onChange={set('direction')} />
      </label>
      <label>
        {t('importPage.importance')}{' '}
        <SelectField
          label={field('importPage.importance')}
          value={row.role}
          options={metricRoles.map((value) => ({ value, label: t(`importPage.${value}`) }))}
          onChange={set('role')}
        />
      </label>
      <PushButton
        label={t('importPage.look')}
        onClick={() => post({ type: 'look', row: row.id, subject: row.cells[0]?.subject ?? '', at: 0 })}
      />
    </div>
  );
}
