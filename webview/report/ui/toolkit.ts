/**
 * The only file that knows the webview UI toolkit. It is archived upstream and pinned; its successor would be
 * `@vscode-elements/elements`, whose elements have the same names. Badge and tag are left out on purpose: they set
 * style attributes, which the page's CSP forbids.
 */
import { provideVSCodeDesignSystem, vsCodeCheckbox, vsCodeDropdown, vsCodeOption } from '@vscode/webview-ui-toolkit';
import type { HTMLAttributes } from 'preact';

provideVSCodeDesignSystem().register(vsCodeCheckbox(), vsCodeDropdown(), vsCodeOption());
// It takes over the theme when the window has loaded, which is long past where it comes with the charts: all its
// elements would keep the colours of the dark theme. Nothing else in the page waits for this event.
if (document.readyState === 'complete') dispatchEvent(new Event('load'));

type Tag<Extra> = HTMLAttributes<HTMLElement> & Extra;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-checkbox': Tag<{ checked?: boolean }>;
      'vscode-dropdown': Tag<{ position?: 'above' | 'below' }>;
      'vscode-option': Tag<{ value?: string; selected?: boolean }>;
    }
  }
}
