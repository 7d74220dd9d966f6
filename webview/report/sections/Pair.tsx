import type { HeadView } from '../../../src/core/page-model/model';
import { post } from '../host';
import { say, t } from '../../shared/speech';
import { Dropdown } from '../ui/controls';
import { Icon } from '../../shared/ui/Icon';

/** Who against whom: any subject can be the baseline and any other the candidate. */
export function Pair(props: { readonly head: HeadView }) {
  const { head } = props;
  const choices = head.subjects.map((subject) => ({ value: subject.id, label: subject.label }));
  const other = (id: string): string => head.subjects.find((subject) => subject.id !== id)?.id ?? id;
  // Ids are never empty, so the empty one is free to mean all of them.
  const candidates =
    head.candidates > 1
      ? [{ value: '', label: t('page.all-candidates', { n: head.candidates }) }, ...choices]
      : choices;
  const choose = (baseline: string, candidate: string): void => {
    // Choosing what the other side has trades places: a subject against itself says nothing.
    if (baseline !== candidate) post({ type: 'choose', baseline, candidate });
  };
  return (
    <section class="pair" aria-label={t('page.pair')}>
      {head.subjects.length > 1 && (
        <div class="who">
          <Dropdown
            label={t('page.candidate')}
            value={head.candidate}
            choices={candidates}
            onChoose={(value) =>
              choose(value === head.baseline ? head.candidate || other(value) : head.baseline, value)
            }
          />
          <span>{t('page.against')}</span>
          <Dropdown
            label={t('page.baseline')}
            value={head.baseline}
            choices={choices}
            onChoose={(value) => choose(value, value === head.candidate ? head.baseline : head.candidate)}
          />
          {head.candidate !== '' && (
            <button
              type="button"
              class="bare swap"
              title={t('page.swap')}
              aria-label={t('page.swap')}
              onClick={() => choose(head.candidate, head.baseline)}
            >
              <Icon name="swap" />
            </button>
          )}
          {!head.ownBaseline && <span class="tag">{t('page.other-baseline')}</span>}
        </div>
      )}
      <p class="dim evidence">{say.value(head.evidence)}</p>
    </section>
  );
}
