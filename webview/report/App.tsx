import type { LiveView, PageModel } from '../../src/core/page-model/model';
import type { WordKey } from '../../src/core/messages/messages';
import { unanswered, trouble } from '../shared/host';
import { t } from '../shared/speech';
import { Guard, BannerBar, Empty } from './sections/Trouble';
import { announcement, empty, model, ui, change } from './state';
import { type Tab, tabs } from './ui-state';
import { severities } from '../shared/ui/Icon';
import { worstOf } from './sections/finding-groups';
import { Answer } from './sections/Answer';
import { Head, SubjectChooser } from './sections/Head';

/** What each tab shows: the extension, which draws the first frame, knows the table only. */
export type Panels = Readonly<Record<Tab, (model: PageModel) => preact.JSX.Element>>;

interface Shows {
  readonly panels: Panels;
  /** How far a plan is; the first frame does not know it. */
  readonly live?: (live: LiveView) => preact.JSX.Element;
}

export function ReportApp({ panels, live }: Shows) {
  return (
    <>
      <div class="hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
      {model.value ? (
        <Report model={model.value} panels={panels} live={live} />
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

function Report({ model: shown, panels, live }: Shows & { readonly model: PageModel }) {
  const { tab } = ui.value;
  return (
    <>
      <BannerBar />
      <main>
        <Head head={shown.head} />
        <SubjectChooser head={shown.head} />
        <Answer answer={shown.answer} />
        {shown.live && live?.(shown.live)}
        <ReportTabs />
        {tabs.map((id) => panel(id, tab, () => panels[id](shown)))}
      </main>
    </>
  );
}

/** Only the chosen tab is in the document; empty panels keep the references of the other tabs valid. */
function panel(id: Tab, now: Tab, draw: () => preact.JSX.Element) {
  return (
    <div key={id} role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`} hidden={id !== now} class="panel">
      {id === now && <Guard>{draw()}</Guard>}
    </div>
  );
}

/** How many findings nobody answered for, in the colour of the worst. */
function Badge() {
  const worst = worstOf(model.value?.findings ?? [], severities);
  return worst ? <span class={`badge severity-${worst.severity}`}>{worst.count}</span> : null;
}

const labels: Readonly<Record<Tab, WordKey>> = {
  results: 'page.results',
  charts: 'page.charts',
  pivot: 'page.pivot',
  environment: 'page.environment',
  findings: 'page.findings',
};

/** The tabs are one stop for the Tab key; arrow keys move between them. */
function ReportTabs() {
  const now = ui.value.tab;
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(now);
    const to = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const tab = to === undefined ? undefined : tabs[to];
    if (!tab || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    change({ tab });
    event.currentTarget.querySelectorAll('button')[tabs.indexOf(tab)]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={t('page.sections')} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-controls={`panel-${tab}`}
          aria-selected={tab === now}
          tabindex={tab === now ? 0 : -1}
          onClick={() => change({ tab })}
        >
          {t(labels[tab])}
          {tab === 'findings' && <Badge />}
        </button>
      ))}
    </div>
  );
}
