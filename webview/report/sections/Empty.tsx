import { post } from '../host';
import { banner, type EmptyReason } from '../state';
import { say, t } from '../../shared/speech';
import { Button } from '../ui/controls';
import { Icon, type IconName } from '../../shared/ui/Icon';
import { clip } from '../../shared/ui/text';

const icons: Readonly<Record<EmptyReason, IconName>> = {
  empty: 'new-file',
  foreign: 'question',
  newer: 'info',
  broken: 'error',
};

/** Nothing to show: why, and what to do next. */
export function Empty(props: { readonly reason: EmptyReason }) {
  const { reason } = props;
  const first = banner.value;
  return (
    <main class="empty">
      <Icon name={icons[reason]} class="large" />
      <h1>{t(`page.empty.${reason}`)}</h1>
      <p>{t(`page.empty.${reason}-what`)}</p>
      {first && (
        <p class="dim">
          {clip(say.value(first.text), 500)} {first.more > 0 && t('page.banner-more', { n: first.more })}
        </p>
      )}
      <div class="buttons">
        {reason === 'empty' && (
          <Button
            primary
            label={t('page.new-report')}
            icon="new-file"
            onClick={() => post({ type: 'command', command: 'newReport' })}
          />
        )}
        {(reason === 'empty' || reason === 'foreign') && (
          <Button label={t('page.open-sample')} onClick={() => post({ type: 'command', command: 'openSample' })} />
        )}
        {first ? (
          <Button
            primary={reason === 'broken'}
            label={t('page.banner-go', { line: first.line, column: first.column })}
            icon="go-to-file"
            onClick={() => post({ type: 'text', banner: true })}
          />
        ) : (
          <Button label={t('page.open-text')} icon="json" onClick={() => post({ type: 'text' })} />
        )}
      </div>
    </main>
  );
}
