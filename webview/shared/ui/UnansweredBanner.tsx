import { unanswered } from '../host';
import { t } from '../speech';
import { Icon } from './Icon';

/** The host stopped answering: what the user can do about it. */
export function UnansweredBanner() {
  if (!unanswered.value) return null;
  return (
    <div class="banner" role="alert">
      <Icon name="warning" class="severity-warning" />
      <span>{t('page.unanswered')}</span>
    </div>
  );
}
