/** Takes the view library from webview/shared/view.ts, which is loaded before, instead of building it into each page. */
export const sharedView = {
  name: 'shared view',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(preact(\/hooks|\/jsx-runtime)?|@preact\/signals)$/ }, ({ path }) => ({
      path,
      namespace: 'view',
    }));
    onLoad({ filter: /./, namespace: 'view' }, async ({ path }) => {
      // By name: what a page imports is then a plain variable of its own, and a name that is not there fails the build.
      const names = Object.keys(await import(path)).filter((name) => name !== 'default');
      return { contents: `export const { ${names.join(', ')} } = globalThis.vmibenchView[${JSON.stringify(path)}];` };
    });
  },
};
