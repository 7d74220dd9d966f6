/**
 * The only file that knows the webview UI toolkit. It is archived upstream and pinned; its successor would be
 * `@vscode-elements/elements`, whose elements have the same names. Badge and tag are left out on purpose: they set
 * style attributes, which the page's CSP forbids.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeLink,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import type { HTMLAttributes } from 'preact';

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeLink(),
  vsCodeOption(),
  vsCodeTextField(),
);

type Tag<Extra> = HTMLAttributes<HTMLElement> & Extra;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': Tag<{ appearance?: 'primary' | 'secondary' | 'icon'; disabled?: boolean }>;
      'vscode-checkbox': Tag<{ checked?: boolean }>;
      'vscode-dropdown': Tag<{ position?: 'above' | 'below' }>;
      'vscode-link': Tag<{ href?: string }>;
      'vscode-option': Tag<{ value?: string; selected?: boolean }>;
      'vscode-text-field': Tag<{ placeholder?: string; value?: string; type?: string }>;
    }
  }
}
