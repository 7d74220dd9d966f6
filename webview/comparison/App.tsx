import type { ComparisonView, PairView } from '../../src/core/compare/view';
import { word } from '../../src/core/messages/message';
import { trouble } from '../shared/host';
import { say, spoken, t } from '../shared/speech';
import { UnansweredBanner } from '../shared/ui/UnansweredBanner';
import { Doubts } from './Doubts';
import { ComparisonFiles } from './Files';
import { History } from './History';
import { Matrix, Counts, Lists } from './Lists';
import { ComparisonRows } from './Rows';
import { pair, shownHistory, view } from './state';

export function ComparisonApp() {
  return (
    <>
      <UnansweredBanner />
      <Shown />
    </>
  );
}

/** Of three files or more, the answer says of which. */
function answerOf({ files, pairs }: ComparisonView, { file, answer }: PairView): string {
  const label = files[file]?.label;
  return say.value(pairs.length > 1 && label ? word('compare.answer-of', { file: label, answer }) : answer);
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
  if (shownHistory.value) return <History history={shownHistory.value} />;
  if (!shown)
    return (
      <p class="loading dim" role="status">
        {t('compare.loading')}
      </p>
    );
  const one = pair.value;
  return (
    <main>
      <ComparisonFiles view={shown} />
      {one ? (
        <>
          <p class="answer" role="status">
            {answerOf(shown, one)}
          </p>
          <Doubts view={shown} pair={one} />
          <Counts pair={one} />
          <ComparisonRows view={shown} pair={one} />
          <Lists pair={one} />
        </>
      ) : (
        !shown.stopped && <p class="nothing">{t('compare.too-few')}</p>
      )}
      {shown.matrix && <Matrix view={shown} matrix={shown.matrix} />}
    </main>
  );
}
