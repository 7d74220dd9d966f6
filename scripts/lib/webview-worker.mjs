// VS Code 1.100 registers a service worker for each webview, by an address of its own. On the desktop each webview has an
// origin of its own too; in the server's window they share one, and each new worker takes the others' place: a webview
// may then wait for an answer that the worker before it was asked for, and stay blank. Later versions have one worker for
// all. This gives 1.100 the same, so that its tests do not depend on which webview was quicker.

/** Runs in each frame before its own scripts, hence no import and no name from outside. */
export function oneWorkerForAll() {
  const workers = navigator.serviceWorker;
  if (!workers || !location.pathname.endsWith('/webview/browser/pre/index.html')) return;
  const register = workers.register.bind(workers);
  // The frame waits for a change of controller where it knows the worker by another address.
  const tell = async () => {
    await workers.ready;
    while (!workers.controller) await new Promise((resolve) => setTimeout(resolve, 20));
    setTimeout(() => workers.dispatchEvent(new Event('controllerchange')), 0);
  };
  workers.register = async (path, options) => {
    const shared = String(path).replace(/&id=[^&]*/, '');
    const registration = await register(shared, options);
    if (shared !== String(path)) void tell();
    return registration;
  };
}
