import type { LiveView } from '../../../src/core/page-model/model';
import { say, t } from '../../shared/speech';

/** How far a plan is, while its log grows. The pictures of a page are drawn before it is known. */
export function Live({ live }: { readonly live: LiveView }) {
  return (
    <section class="live" aria-label={t('live.label')}>
      <progress max={live.all} value={live.n} aria-label={t('live.label')} />
      <p class="dim">{live.facts.map((fact) => say.value(fact)).join(' · ')}</p>
    </section>
  );
}
