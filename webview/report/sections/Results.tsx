import type { AnswerView, CountView } from '../../../src/core/page-model/model';
import { countLooks } from '../../../src/core/drawing/verdict-look';
import { say, t } from '../../shared/speech';
import { VerdictMark } from '../../shared/ui/Icon';
import { clip, FileText } from '../../shared/ui/FileText';
import type { WordKey } from '../../../src/core/messages/messages';
import { change, tableFacts, first, layout, model, ui } from '../state';
import { ActionLink, Button, Check, SearchField, Select } from '../ui/native';
import { FindingItem } from './Findings';
import { copyTable } from '../actions';
import { ColumnChooser } from '../table/ColumnChooser';
import { Table } from '../table/Table';

/** The table and its toolbar. */
export function Results(props: {
  readonly answer: AnswerView;
  /** Stands in place of a table that has no rows. */
  readonly instead?: preact.JSX.Element;
}) {
  const { hideUnchanged, search, group } = ui.value;
  const { groupings } = tableFacts.value;
  const choices = [
    { value: '', label: t('page.group-by-none') },
    ...groupings.map((one) => ({ value: one, label: groupLabel(one) })),
  ];
  const chosen = choices.some((choice) => choice.value === group) ? group : '';
  return (
    <>
      {layout.value.all > 0 && (
        <div class="toolbar">
          <div class="chips" role="group" aria-label={t('page.filter')}>
            <button
              type="button"
              class={`chip ${ui.value.filter ? '' : 'on'}`}
              aria-pressed={!ui.value.filter}
              onClick={() => change({ filter: undefined })}
            >
              {t('page.all', { n: layout.value.all })}
            </button>
            {props.answer.counts
              .filter((count) => count.n > 0)
              .map((count) => (
                <Chip key={count.count} count={count} />
              ))}
          </div>
          <div class="tools">
            <Check checked={hideUnchanged} onChange={(checked) => change({ hideUnchanged: checked })}>
              {t('page.hide-unchanged')}
            </Check>
            {groupings.length > 0 && (
              <label class="group-by">
                <span aria-hidden="true">{t('page.group-by')}</span>
                <Select
                  label={t('page.group-by')}
                  value={chosen}
                  choices={choices}
                  onChoose={(value) => change({ group: value })}
                />
              </label>
            )}
            <ColumnChooser />
            <Button label={t('page.copy-table')} icon="copy" onClick={copyTable} />
            <SearchField
              label={t('page.search')}
              hint={t('page.search-hint')}
              clear={t('page.search-clear')}
              value={search}
              onInput={(value) => change({ search: value })}
            />
          </div>
        </div>
      )}
      <p class="hidden" id="table-hint">
        {t('page.table-hint')}
      </p>
      <LeftOut />
      <Same />
      <Arriving />
      {layout.value.all > 0 && <Table />}
      {layout.value.shown === 0 && <Nothing />}
      {layout.value.all === 0 && props.instead}
    </>
  );
}

/** So many entries that could not be read stand above the table. */
const maxLeftOut = 3;

/** What is not in the table, why, and the fix: in place of empty cells. */
function LeftOut() {
  const lost = (model.value?.findings ?? []).filter(({ entry, waived }) => entry !== undefined && !waived);
  if (lost.length === 0) return null;
  return (
    <div class="left-out" role="note">
      <p>{t('page.left-out')}</p>
      <ul class="findings">
        {lost.slice(0, maxLeftOut).map((finding) => (
          <FindingItem key={finding.id} finding={finding} inGroup inRow />
        ))}
      </ul>
      {lost.length > maxLeftOut && (
        <ActionLink onClick={() => change({ tab: 'findings' })}>
          {t('page.more', { n: lost.length - maxLeftOut })}
        </ActionLink>
      )}
    </div>
  );
}

const groupWords: Readonly<Record<string, WordKey>> = {
  suite: 'page.suite',
  benchmark: 'page.column.name',
  metric: 'page.metric',
  candidate: 'page.candidate',
};

function groupLabel(group: string): string {
  const known = groupWords[group];
  return known ? t(known) : clip(group.slice(2), 60);
}

/** Parameters that are the same in all rows, once. */
function Same() {
  const { same } = tableFacts.value;
  if (same.length === 0) return null;
  return (
    <p class="same">
      <span class="dim">{t('page.same')}</span>{' '}
      {same.map(({ name, value }) => (
        <span key={name} class="tag">
          <FileText class="tag-name" text={name} maxLength={40} /> <FileText text={value} maxLength={120} />
        </span>
      ))}
    </p>
  );
}

/** A count as a toggle that filters the table. */
function Chip({ count: { count, text } }: { readonly count: CountView }) {
  const pressed = ui.value.filter === count;
  const look = countLooks[count];
  return (
    <button
      type="button"
      class={`chip ${pressed ? 'on' : ''}`}
      aria-pressed={pressed}
      onClick={() => change({ filter: pressed ? undefined : count })}
    >
      <VerdictMark shape={look.shape} tone={look.tone} /> {say.value(text)}
    </button>
  );
}

/** A table that is arranged before all of its rows are there says so. */
function Arriving() {
  if (!first.value || layout.value.part) return null;
  return (
    <p class="dim" role="status">
      {t('page.arriving', { n: model.value?.rows.length ?? 0, all: first.value.rows })}
    </p>
  );
}

function Nothing() {
  if (layout.value.all === 0) return <p class="nothing">{t('page.no-rows')}</p>;
  return (
    <div class="nothing" role="status">
      <p>{t('page.nothing-found')}</p>
      <Button
        label={t('page.show-all')}
        onClick={() => change({ filter: undefined, search: '', hideUnchanged: false })}
      />
    </div>
  );
}
