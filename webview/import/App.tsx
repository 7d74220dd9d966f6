import { UnansweredBanner } from '../shared/ui/UnansweredBanner';
import { Own } from '../shared/ui/Own';
import { say, t } from '../shared/speech';
import { trouble } from '../shared/host';
import { post, mail, reading, refused, results } from './state';
import { MailPage } from './Mail';
import { ResultsPage } from './Results';
import { Button } from './fields';

export function App() {
  return (
    <>
      <UnansweredBanner />
      <Shown />
    </>
  );
}

function Shown() {
  if (trouble.value)
    return (
      <main>
        <p role="alert">{t('importPage.trouble')}</p>
      </main>
    );
  if (mail.value)
    return (
      <main>
        <Refused />
        <MailPage view={mail.value} />
      </main>
    );
  if (results.value)
    return (
      <main>
        <Refused />
        <ResultsPage view={results.value} />
      </main>
    );
  return (
    <main>
      <Reading />
    </main>
  );
}

function Refused() {
  return (
    <div role="alert">
      {refused.value && (
        <p class="refused">
          <Own text={say.value(refused.value)} most={600} />
        </p>
      )}
    </div>
  );
}

function Reading() {
  const now = reading.value;
  return (
    <div class="reading">
      <p role="status">
        {!now ? (
          t('importPage.loading')
        ) : now.of === 0 ? (
          t('importPage.listing')
        ) : (
          <Own text={t('importPage.reading', { done: now.done, of: now.of, path: now.path })} most={300} />
        )}
        {now?.part !== undefined && ` ${String(Math.floor(now.part * 100))} %`}
      </p>
      {now && now.of > 0 && (
        <progress max={now.of} value={now.done + (now.part ?? 0)} aria-label={t('importPage.listing')} />
      )}
      <Button label={t('importPage.cancel')} onClick={() => post({ type: 'cancel' })} />
    </div>
  );
}
