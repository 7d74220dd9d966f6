import { Guard } from './Guard';
import { unanswered } from './heartbeat';
import { announcement, empty, model, trouble, ui } from './state';
import { t } from '../shared/speech';
import type { Tab } from './ui-state';
import { Answer } from './sections/Answer';
import { BannerBar } from './sections/Banner';
import { Charts } from './sections/Charts';
import { Empty } from './sections/Empty';
import { Environment } from './sections/Environment';
import { Findings } from './sections/Findings';
import { Head } from './sections/Head';
import { Pair } from './sections/Pair';
import { Pivot } from './sections/Pivot';
import { Results } from './sections/Results';
import { Tabs } from './sections/Tabs';
import type { PageModel } from '../../src/core/page-model/model';

/** The whole page. */
export function App() {
  return (
    <>
      <div class="hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
      {model.value ? (
        <Report model={model.value} />
      ) : empty.value ? (
        <Empty reason={empty.value} />
      ) : trouble.value || unanswered.value ? (
        <BannerBar />
      ) : (
        <p class="loading dim" role="status">
          {t('page.loading')}
        </p>
      )}
    </>
  );
}

function Report({ model: shown }: { readonly model: PageModel }) {
  const { tab } = ui.value;
  return (
    <>
      <BannerBar />
      <main>
        <Head head={shown.head} />
        <Pair head={shown.head} />
        <Answer answer={shown.answer} />
        <Tabs />
        {panel('results', tab, () => (
          <Results answer={shown.answer} />
        ))}
        {panel('charts', tab, () => (
          <Charts />
        ))}
        {panel('pivot', tab, () => (
          <Pivot />
        ))}
        {panel('environment', tab, () => (
          <Environment environment={shown.environment} />
        ))}
        {panel('findings', tab, () => (
          <Findings findings={shown.findings} />
        ))}
      </main>
    </>
  );
}

/** Only the chosen section is in the document; its empty neighbours keep the tabs' references true. */
function panel(id: Tab, now: Tab, draw: () => preact.JSX.Element) {
  return (
    <div key={id} role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`} hidden={id !== now} class="panel">
      {id === now && <Guard>{draw()}</Guard>}
    </div>
  );
}
