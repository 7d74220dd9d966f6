import { Component, type ComponentChildren } from 'preact';
import { say, t } from '../../shared/speech';
import { Icon, type IconName } from '../../shared/ui/Icon';
import { clip } from '../../shared/ui/FileText';
import { UnansweredBanner } from '../../shared/ui/UnansweredBanner';
import { trouble, reportFault } from '../../shared/host';
import { post, banner, type EmptyReason } from '../state';
import { Button } from '../ui/native';

const icons: Readonly<Record<EmptyReason, IconName>> = {
  empty: 'new-file',
  foreign: 'question',
  newer: 'info',
  broken: 'error',
};

/** Nothing to show: the reason, and what to do next. */
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
          <>
            <Button
              primary={reason === 'foreign'}
              label={t('page.import')}
              onClick={() => post({ type: 'command', command: 'importResults' })}
            />
            <Button label={t('page.open-sample')} onClick={() => post({ type: 'command', command: 'openSample' })} />
          </>
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

/** The text is broken: the last good page stays below, with a link to the first error. */
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
      <UnansweredBanner />
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

/** An error in one section is logged, leaves the others alone and can be retried. */
export class Guard extends Component<{ readonly children: ComponentChildren }, { readonly failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(error: unknown): void {
    reportFault('A section could not be drawn.', error);
    this.setState({ failed: true });
  }

  override render() {
    if (!this.state.failed) return <>{this.props.children}</>;
    return (
      <div class="nothing" role="alert">
        <p>{t('page.trouble')}</p>
        <Button label={t('page.again')} onClick={() => this.setState({ failed: false })} />
      </div>
    );
  }
}
