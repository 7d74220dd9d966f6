import { Own } from '../shared/ui/Own';
import { post } from './host';
import { MailPage } from './Mail';
import { Outcome } from './Outcome';
import { Environments } from './Environments';
import { Files } from './Files';
import { Notes } from './Notes';
import { Options } from './Options';
import { Rows } from './Rows';
import { Subjects } from './Subjects';
import { Template } from './Template';
import { Button } from './fields';
import { mail, reading, refused, results, say, t, trouble } from './state';

export function App() {
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
        <ResultsPage />
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

function ResultsPage() {
  const view = results.value;
  if (!view) return null;
  return (
    <>
      <Outcome heading={t('importPage.results')} view={view} />
      {view.template && <Template template={view.template} />}
      <Subjects subjects={view.subjects} references machines={view.machines} />
      <Rows rows={view.rows} subjects={view.subjects} count={view.counts.rows} />
      <Options view={view} />
      <Notes notes={view.notes} />
      <Environments environments={view.environments} />
      <Files files={view.files} tools={view.tools} />
    </>
  );
}
