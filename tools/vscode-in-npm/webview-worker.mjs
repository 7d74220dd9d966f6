// VS Code 1.100 registers a service worker per webview, each with a different URL. On the desktop each webview also has
// a separate origin; in the server's window they share one, so each new worker replaces the others, and a webview that
// waits for an answer from a replaced worker stays blank. Later versions register one worker for all webviews. This
// makes 1.100 do the same, so that its tests do not depend on timing.

/** Runs in each frame before the frame's scripts, so it must not refer to anything outside itself. */
export function oneWorkerForAll() {
  const workers = navigator.serviceWorker;
  if (!workers || !location.pathname.endsWith('/webview/browser/pre/index.html')) return;
  const register = workers.register.bind(workers);
  // With the URL changed, the frame still waits for a change of controller.
  const announce = async () => {
    await workers.ready;
    while (!workers.controller) await new Promise((resolve) => setTimeout(resolve, 20));
    setTimeout(() => workers.dispatchEvent(new Event('controllerchange')), 0);
  };
  workers.register = async (path, options) => {
    const shared = String(path).replace(/&id=[^&]*/, '');
    const registration = await register(shared, options);
    if (shared !== String(path)) void announce();
    return registration;
  };
}
