// Finds a webview's document in VS Code's window, where it is nested in two frames.

const appearTimeoutMs = 60_000;

/**
 * The visible webviews, from left to right, then from top to bottom.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<import('playwright-core').Locator[]>} their outer frames
 */
export async function visibleWebviews(page) {
  // In a single evaluation: with one call per frame, a frame that disappears in between would be waited for.
  const frames = await page.locator('iframe.webview.ready').evaluateAll((all) =>
    all.map((frame) => {
      const { x, y, width, height } = frame.getBoundingClientRect();
      return {
        name: frame.getAttribute('name'),
        x,
        y,
        seen: width > 0 && height > 0 && frame.checkVisibility({ visibilityProperty: true }),
      };
    }),
  );
  return frames
    .filter(({ seen }) => seen)
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .map(({ name }) => page.locator(`iframe.webview[name="${name}"]`));
}

/**
 * The outer frame of a visible webview; waits until it appears.
 * @param {import('playwright-core').Page} page
 * @param {number} [nth] counted from the left; optional while there is only one
 */
export async function webviewFrame(page, nth) {
  const end = Date.now() + appearTimeoutMs;
  for (;;) {
    const frames = await visibleWebviews(page);
    if (nth === undefined && frames.length > 1)
      throw new Error(`${frames.length} webviews are visible: say which one, counted from the left`);
    const frame = frames[nth ?? 0];
    if (frame) return frame;
    if (Date.now() > end)
      throw new Error(
        `no webview ${nth ?? 0} on the screen after ${appearTimeoutMs / 1000} s (${frames.length} visible)`,
      );
    await page.waitForTimeout(50);
  }
}

/** The extension's own document in the outer frame of a webview. */
export const documentIn = (frame) => frame.contentFrame().locator('iframe#active-frame').contentFrame();

/** The document of a visible webview; waits until it appears. */
export const webviewDocument = async (page, nth) => documentIn(await webviewFrame(page, nth));
