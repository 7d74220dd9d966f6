/**
 * The only file that knows the webview UI toolkit. It is archived upstream and pinned; its successor would be
 * `@vscode-elements/elements`, whose elements have the same names. Badge and tag are left out on purpose: they set
 * style attributes, which the page's CSP forbids.
 */
import { provideVSCodeDesignSystem, vsCodeCheckbox, vsCodeDropdown, vsCodeOption } from '@vscode/webview-ui-toolkit';
import type { HTMLAttributes } from 'preact';

provideVSCodeDesignSystem().register(vsCodeCheckbox(), vsCodeDropdown(), vsCodeOption());

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
