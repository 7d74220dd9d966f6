/**
 * The view library of the comparison and the import page: a separate script (dist/view.js), loaded before theirs. The
 * report page bundles it, because it opens often.
 */
import * as signals from '@preact/signals';
import * as preact from 'preact';
import * as hooks from 'preact/hooks';
import * as jsx from 'preact/jsx-runtime';

Object.assign(globalThis, {
  vmibenchView: { preact, 'preact/hooks': hooks, 'preact/jsx-runtime': jsx, '@preact/signals': signals },
});
