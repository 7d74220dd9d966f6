import type { WordKey } from '../../../src/core/messages/messages';
import { change, model, ui } from '../state';
import { t } from '../../shared/speech';
import { tabs, type Tab } from '../ui-state';

const labels: Readonly<Record<Tab, WordKey>> = {
  results: 'page.results',
  charts: 'page.charts',
  pivot: 'page.pivot',
  environment: 'page.environment',
  findings: 'page.findings',
};

/** The tabs: one stop for the Tab key, arrows between them. */
export function Tabs() {
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
          tabIndex={tab === now ? 0 : -1}
          onClick={() => change({ tab })}
        >
          {t(labels[tab])}
          {tab === 'findings' && (model.value?.findings.length ?? 0) > 0 && (
            <span class="badge">{model.value?.findings.length}</span>
          )}
        </button>
      ))}
    </div>
  );
}
