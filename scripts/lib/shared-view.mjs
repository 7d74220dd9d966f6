/** Takes the view library from webview/common/view.ts, which is loaded before, instead of building it in once more. */
export const sharedView = {
  name: 'shared view',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(preact(\/hooks|\/jsx-runtime)?|@preact\/signals)$/ }, ({ path }) => ({ path, namespace: 'view' }));
    onLoad({ filter: /./, namespace: 'view' }, ({ path }) => ({ contents: `module.exports = globalThis.vmibenchView[${JSON.stringify(path)}];` }));
  },
};
