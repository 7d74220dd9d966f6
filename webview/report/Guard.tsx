import { Component, type ComponentChildren } from 'preact';
import { reportFault } from './host';
import { t } from '../shared/speech';
import { Button } from './ui/controls';

/** An error in one section leaves the others alone, is logged, and can be tried again. */
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
