import { trouble } from '../shared/host';
import { say, t } from '../shared/speech';
import { UnansweredBanner } from '../shared/ui/UnansweredBanner';
import { Doubts } from './Doubts';
import { Files } from './Files';
import { History } from './History';
import { Matrix, Counts, Lists } from './Lists';
import { Rows } from './Rows';
import { history, pair, spoken, view } from './state';

export function App() {
  return (
    <>
      <UnansweredBanner />
      <Shown />
    </>
  );
}

/** The files, what makes them incomparable, and only then the numbers. */
function Shown() {
  const shown = view.value;
  if (!spoken.value) return null;
  if (trouble.value)
    return (
      <p class="loading" role="alert">
        {t('compare.trouble')}
      </p>
    );
  if (history.value) return <History history={history.value} />;
  if (!shown)
    return (
      <p class="loading dim" role="status">
        {t('compare.loading')}
      </p>
    );
  const one = pair.value;
  return (
    <main>
      <Files view={shown} />
      {one ? (
        <>
          <p class="answer" role="status">
            {say.value(one.answer)}
          </p>
          <Doubts pair={one} />
          <Counts pair={one} />
          <Rows pair={one} />
          <Lists pair={one} />
        </>
      ) : (
        !shown.stopped && <p class="nothing">{t('compare.too-few')}</p>
      )}
      {shown.matrix && <Matrix view={shown} rows={shown.matrix} />}
    </main>
  );
}
