// Finding a webview's own document inside VS Code's window: VS Code wraps it in two frames.

const appears = 30_000;

/**
 * The webviews on the screen, from left to right, then from top to bottom.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<import('playwright-core').Locator[]>} their outer frames
 */
export async function visibleWebviews(page) {
  // All at one moment: a frame that goes between two questions would be waited for.
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
 * The outer frame of one webview on the screen; waits until it is there.
 * @param {import('playwright-core').Page} page
 * @param {number} [nth] from the left; may be left out while there is only one
 */
export async function webviewFrame(page, nth) {
  const end = Date.now() + appears;
  for (;;) {
    const frames = await visibleWebviews(page);
    if (nth === undefined && frames.length > 1)
      throw new Error(`${frames.length} webviews are visible: say which one, counted from the left`);
    const frame = frames[nth ?? 0];
    if (frame) return frame;
    if (Date.now() > end)
      throw new Error(`no webview ${nth ?? 0} on the screen after ${appears / 1000} s (${frames.length} visible)`);
    await page.waitForTimeout(50);
  }
}

/** The extension's own document in the outer frame of a webview. */
export const documentIn = (frame) => frame.contentFrame().locator('iframe#active-frame').contentFrame();

/** The document of one webview on the screen; waits until it is there. */
export const webviewDocument = async (page, nth) => documentIn(await webviewFrame(page, nth));
