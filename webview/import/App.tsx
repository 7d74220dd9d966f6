import { UnansweredBanner } from '../shared/ui/UnansweredBanner';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { trouble } from '../shared/host';
import { post, shownMail, reading, refused, shownResults } from './state';
import { MailPage } from './Mail';
import { ResultsPage } from './Results';
import { PushButton } from './fields';

export function ImportApp() {
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
  if (shownMail.value)
    return (
      <main>
        <Refused />
        <MailPage view={shownMail.value} />
      </main>
    );
  if (shownResults.value)
    return (
      <main>
        <Refused />
        <ResultsPage view={shownResults.value} />
      </main>
    );
  const now = reading.value;
  if (now)
    return (
      <main>
        <Reading now={now} />
      </main>
    );
  // The first frame says the same: see `waitingFrame` in src/host/frame-html.ts.
  return (
    <p class="loading dim" role="status">
      {t('importPage.loading')}
    </p>
  );
}

function Refused() {
  return (
    <div role="alert">
      {refused.value && (
        <p class="refused">
          <FileText text={say.value(refused.value)} maxLength={600} />
        </p>
      )}
    </div>
  );
}

function Reading({ now }: { readonly now: NonNullable<typeof reading.value> }) {
  return (
    <div class="reading">
      <p role="status">
        {now.of === 0 ? (
          t('importPage.listing')
        ) : (
          <FileText text={t('importPage.reading', { done: now.done, of: now.of, path: now.path })} maxLength={300} />
        )}
        {now.part !== undefined && ` ${String(Math.floor(now.part * 100))} %`}
      </p>
      {now.of > 0 && <progress max={now.of} value={now.done + (now.part ?? 0)} aria-label={t('importPage.listing')} />}
      <PushButton label={t('importPage.cancel')} onClick={() => post({ type: 'cancel' })} />
    </div>
  );
}
