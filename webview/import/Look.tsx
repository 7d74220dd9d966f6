/** Beside the preview: the values of a cell, and the lines of the file around one of them. */
import type { LookView } from '../../src/core/page-model/import/model';
import { FileText } from '../shared/ui/FileText';
import { t } from '../shared/speech';
import { looked, post } from './state';
import { PushButton } from './fields';

export function LookPane() {
  const look = looked.value;
  if (!look) return null;
  const line = look.excerpt?.here ?? look.line;
  const close = (): void => void (looked.value = undefined);
  return (
    <aside class="look" aria-label={t('importPage.look')} id="look">
      <div class="look-head">
        <h2>{t('importPage.look')}</h2>
        <PushButton label={t('importPage.close')} onClick={close} />
      </div>
      {look.values.length > 1 && <Values look={look} />}
      <p class="look-path" role="status">
        <FileText text={look.path} maxLength={160} />
        {line !== undefined && `, ${t('importPage.line', { line: String(line) })}`}
        {look.path !== '' && (
          <>
            {' '}
            <button type="button" class="link" onClick={() => post({ type: 'open', path: look.path, line: line ?? 1 })}>
              {t('importPage.open-editor')}
            </button>
          </>
        )}
      </p>
      {line === undefined && <p class="dim">{t('importPage.look-no-line')}</p>}
      {look.excerpt ? <Lines look={look} /> : <p class="dim">{t('importPage.look-none')}</p>}
    </aside>
  );
}

function Values({ look }: { readonly look: LookView }) {
  const { row = '', subject = '', values, at } = look;
  return (
    <div class="look-values" role="group" aria-label={t('importPage.look-values', { n: values.length })}>
      {values.map((value, index) => (
        <button
          key={index}
          type="button"
          class={`look-value num ${index === at ? 'chosen' : ''} ${value.failed ? 'refused' : ''}`}
          aria-pressed={index === at}
          onClick={() => post({ type: 'look', row, subject, at: index })}
        >
          <FileText text={value.text} maxLength={40} />
        </button>
      ))}
    </div>
  );
}

function Lines({ look }: { readonly look: LookView }) {
  const { first = 1, lines = [], here } = look.excerpt ?? {};
  return (
    <div class="look-lines" tabIndex={0} role="group" aria-label={look.path || t('importPage.look')}>
      <ol>
        {lines.map((text, index) => (
          <li key={index} class={first + index === here ? 'here' : ''} value={first + index}>
            <span class="line-number dim" aria-hidden="true">
              {first + index}
            </span>
            <code>
              <FileText text={text} maxLength={240} />
            </code>
          </li>
        ))}
      </ol>
    </div>
  );
}
