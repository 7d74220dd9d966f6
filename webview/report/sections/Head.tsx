import type { HeadView } from '../../../src/core/page-model/model';
import { formatDate } from '../../../src/core/text/date';
import { say, t } from '../../shared/speech';
import { FileText, clip } from '../../shared/ui/FileText';
import { Icon } from '../../shared/ui/Icon';
import { post, locale } from '../state';
import { Button, Select } from '../ui/native';

/** Title, date, author, machine, and unstated fields. */
export function Head(props: { readonly head: HeadView }) {
  const { head } = props;
  return (
    <header class="head">
      <div class="head-text">
        <h1>
          <FileText text={head.title} maxLength={300} />
        </h1>
        <Byline head={head} />
        <System head={head} />
        {head.notes && (
          <p class="dim notes">
            <FileText text={head.notes} maxLength={1000} />
          </p>
        )}
      </div>
      <div class="head-actions" role="group" aria-label={t('page.actions')}>
        <Button
          label={t('page.compare')}
          icon="compare"
          onClick={() => post({ type: 'command', command: 'compare' })}
        />
        <Button label={t('page.export')} icon="export" onClick={() => post({ type: 'command', command: 'export' })} />
        <Button label={t('page.open-text')} icon="json" onClick={() => post({ type: 'text' })} />
      </div>
    </header>
  );
}

function Byline({ head }: { readonly head: HeadView }) {
  const { source } = head;
  const parts = [
    head.date && <span key="date">{formatDate(clip(head.date, 40), locale.value)}</span>,
    head.author && <FileText key="author" text={head.author} maxLength={120} />,
    head.list && <FileText key="list" text={head.list} maxLength={80} />,
    source && (
      <a
        key="source"
        class="link"
        href={source}
        title={clip(source)}
        onClick={(event: Event) => {
          event.preventDefault();
          post({ type: 'link', url: source });
        }}
      >
        {t('page.source')}
      </a>
    ),
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return null;
  return <p class="dim byline">{withDots(parts)}</p>;
}

function System({ head }: { readonly head: HeadView }) {
  const parts = head.system.map((part, i) => <bdi key={i}>{clip(say.value(part), 200)}</bdi>);
  if (parts.length === 0 && head.notStated.length === 0) return null;
  return (
    <div class="system">
      {withDots(parts)}
      {head.notStated.length > 0 && (
        <details class={parts.length > 0 ? 'not-stated' : 'not-stated alone'}>
          <summary>{t('page.not-stated', { n: head.notStated.length })}</summary>
          <p class="dim">{head.notStated.map((one) => say.value(one)).join(' · ')}</p>
        </details>
      )}
    </div>
  );
}

function withDots(parts: readonly preact.ComponentChild[]) {
  return parts.flatMap((part, i) =>
    i === 0
      ? [part]
      : [
          <span key={`dot ${i}`} class="dot-between">
            {' '}
            ·{' '}
          </span>,
          part,
        ],
  );
}

/** Chooses baseline and candidate: any subject can be either. */
export function SubjectChooser(props: { readonly head: HeadView }) {
  const { head } = props;
  const choices = head.subjects.map((subject) => ({ value: subject.id, label: subject.label }));
  const other = (id: string): string => head.subjects.find((subject) => subject.id !== id)?.id ?? id;
  // Ids are never empty, so the empty string can mean all.
  const candidates =
    head.candidates > 1
      ? [{ value: '', label: t('page.all-candidates', { n: head.candidates }) }, ...choices]
      : choices;
  const choose = (baseline: string, candidate: string): void => {
    // Choosing the other side's subject swaps them: comparing a subject with itself is pointless.
    if (baseline !== candidate) post({ type: 'choose', baseline, candidate });
  };
  return (
    <section class="pair" aria-label={t('page.pair')}>
      {head.subjects.length > 1 && (
        <div class="who">
          <Select
            label={t('page.candidate')}
            value={head.candidate}
            choices={candidates}
            onChoose={(value) =>
              choose(value === head.baseline ? head.candidate || other(value) : head.baseline, value)
            }
          />
          <span>{t('page.against')}</span>
          <Select
            label={t('page.baseline')}
            value={head.baseline}
            choices={choices}
            onChoose={(value) => choose(value, value === head.candidate ? head.baseline : head.candidate)}
          />
          {head.candidate !== '' && (
            <button
              type="button"
              class="bare swap"
              title={t('page.swap')}
              aria-label={t('page.swap')}
              onClick={() => choose(head.candidate, head.baseline)}
            >
              <Icon name="swap" />
            </button>
          )}
          {!head.ownBaseline && <span class="tag">{t('page.other-baseline')}</span>}
        </div>
      )}
      <p class="dim evidence">{say.value(head.evidence)}</p>
    </section>
  );
}
