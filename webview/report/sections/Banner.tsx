import { unanswered } from '../heartbeat';
import { post } from '../host';
import { banner, trouble } from '../state';
import { say, t } from '../../shared/speech';
import { Button } from '../ui/controls';
import { Icon } from '../../shared/ui/Icon';
import { clip } from '../../shared/ui/text';

/** The text cannot be read as it stands: the last good page stays below, and the way to the first error is here. */
export function BannerBar() {
  const now = banner.value;
  return (
    <>
      {now && (
        <div class="banner" role="alert">
          <Icon name="error" class="severity-error" />
          <span>
            <strong>{t('page.banner')}</strong> {clip(say.value(now.text), 500)}
            {now.more > 0 && <span class="dim"> {t('page.banner-more', { n: now.more })}</span>}
          </span>
          <Button
            label={t('page.banner-go', { line: now.line, column: now.column })}
            icon="go-to-file"
            onClick={() => post({ type: 'text', banner: true })}
          />
        </div>
      )}
      {unanswered.value && (
        <div class="banner" role="alert">
          <Icon name="warning" class="severity-warning" />
          <span>{t('page.unanswered')}</span>
        </div>
      )}
      {trouble.value && (
        <div class="banner" role="alert">
          <Icon name="warning" class="severity-warning" />
          <span>{t('page.trouble')}</span>
          <Button label={t('page.open-text')} icon="json" onClick={() => post({ type: 'text' })} />
        </div>
      )}
    </>
  );
}
