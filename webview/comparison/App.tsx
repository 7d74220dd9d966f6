import { Doubts } from './Doubts';
import { Files } from './Files';
import { History } from './History';
import { Matrix } from './Matrix';
import { Rows } from './Rows';
import { Counts, Lists } from './Lists';
import { history, pair, say, spoken, t, trouble, view } from './state';

/** The whole page: who takes part, what makes them incomparable, and only then the numbers. */
export function App() {
  const shown = view.value;
  // Sentences come before anything else; until then there is nothing to say.
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
