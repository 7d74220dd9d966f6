import type { NameView, PairView } from '../../src/core/compare/view';
import { Own } from '../shared/ui/Own';
import { post } from './host';
import { change, say, t, ui } from './state';

/** How many rows of which kind; each filters the table. */
export function Counts({ pair }: { readonly pair: PairView }) {
  const { filter } = ui.value;
  if (pair.counts.length < 2) return null;
  return (
    <p class="counts">
      <button
        type="button"
        class="chip"
        aria-pressed={filter === undefined}
        onClick={() => change({ filter: undefined })}
      >
        {t('compare.all', { n: pair.rows.length })}
      </button>
      {pair.counts.map((one) => (
        <button
          type="button"
          key={one.count}
          class="chip"
          aria-pressed={filter === one.count}
          onClick={() => change({ filter: filter === one.count ? undefined : one.count })}
        >
          {say.value(one.text)}
        </button>
      ))}
    </p>
  );
}

/** What is in one report only, and what may have been renamed. */
export function Lists({ pair }: { readonly pair: PairView }) {
  return (
    <section class="lists">
      {pair.suggested.length > 0 && (
        <ul>
          {pair.suggested.map((one) => (
            <li key={`${one.then.id}/${one.now.id}`}>
              <Own text={t('compare.suggested', { then: one.then.label, now: one.now.label })} most={400} />{' '}
              <button
                type="button"
                class="link"
                onClick={() => post({ type: 'accept', then: one.then.id, now: one.now.id })}
              >
                {t('compare.rename-one')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Names title={t('compare.only-then')} names={pair.gone} />
      <Names title={t('compare.only-now')} names={pair.fresh} />
    </section>
  );
}

const most = 100;

function Names({ title, names }: { readonly title: string; readonly names: readonly NameView[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="names">
        {names.slice(0, most).map((one) => (
          <li key={one.id}>
            <Own text={one.label} most={200} />
          </li>
        ))}
        {names.length > most && <li class="dim">{t('compare.names-more', { n: names.length - most })}</li>}
      </ul>
    </>
  );
}
