import type { ComparisonView, ComparedFileView, PairView } from '../../src/core/compare/view';
import { FileText } from '../shared/ui/FileText';
import { say, t } from '../shared/speech';
import { FileLabel } from './FileLabel';
import { post, changeSetup, pair } from './state';

/** The compared files. With three or more, the user chooses the reference and the one that is shown. */
export function ComparisonFiles({ view }: { readonly view: ComparisonView }) {
  const several = view.files.length > 2;
  return (
    <header>
      <h1 class="hidden">{t('compare.title')}</h1>
      <ul class="files" aria-label={t('compare.files')}>
        {view.files.map((file, index) => (
          <li key={index} class={`file ${index === view.reference ? 'reference' : ''}`}>
            <span class="tag">{t(index === view.reference ? 'compare.then' : 'compare.now')}</span>
            <Name file={file} index={index} />
            {several && <Answer pair={view.pairs.find((one) => one.file === index)} />}
            {file.trouble && <span class="trouble severity-error">{say.value(file.trouble)}</span>}
            {index !== view.reference && !file.trouble && (
              <button type="button" class="link" onClick={() => post({ type: 'reference', file: index })}>
                {t('compare.reference')}
              </button>
            )}
            {several && index !== view.reference && !file.trouble && (
              <button
                type="button"
                class="link"
                aria-pressed={pair.value?.file === index}
                onClick={() => changeSetup({ file: index })}
              >
                {t('compare.show')}
              </button>
            )}
            {several && (
              <button type="button" class="link" onClick={() => post({ type: 'remove', file: index })}>
                {t('compare.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p class="actions" title={t('compare.drop')}>
        {view.stopped && (
          <button type="button" class="button" onClick={() => post({ type: 'again' })}>
            {t('compare.again')}
          </button>
        )}
        <button type="button" class="button" onClick={() => post({ type: 'add' })}>
          {t('compare.add')}
        </button>
        <button type="button" class="button" onClick={() => post({ type: 'export' })}>
          {t('compare.export')}
        </button>
        <button type="button" class="button" onClick={() => post({ type: 'copy' })}>
          {t('compare.copy')}
        </button>
      </p>
    </header>
  );
}

/** With three files or more, each has an answer of its own beside it. */
function Answer({ pair: one }: { readonly pair: PairView | undefined }) {
  return one ? <span class="own-answer">{say.value(one.answer)}</span> : null;
}

function Name({ file, index }: { readonly file: ComparedFileView; readonly index: number }) {
  return (
    <span>
      <button type="button" class="link strong" onClick={() => post({ type: 'open', file: index })}>
        <FileText text={file.name} maxLength={160} />
      </button>
      <FileLabel file={file} beside />
      {file.where && <FileText class="dim where" text={file.where} maxLength={160} />}
      {file.title && <FileText class="dim title" text={file.title} maxLength={200} />}
      {file.date && file.date !== (file.label && say.value(file.label)) && (
        <FileText class="dim" text={file.date} maxLength={40} />
      )}
    </span>
  );
}
