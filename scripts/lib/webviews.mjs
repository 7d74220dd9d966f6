// Finding a webview's own document inside VS Code's window: VS Code wraps it in two frames.

const appears = 30_000;

/**
 * The webviews on the screen, from left to right, then from top to bottom.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<import('playwright-core').Locator[]>} their outer frames
 */
export async function visibleWebviews(page) {
  const frames = await page.locator('iframe.webview.ready').filter({ visible: true }).all();
  const placed = await Promise.all(frames.map(async (frame) => ({ frame, box: await frame.boundingBox() })));
  return placed
    .filter(({ box }) => box && box.width > 0 && box.height > 0)
    .sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y)
    .map(({ frame }) => frame);
}

/**
 * The document of one webview on the screen; waits until it is there.
 * @param {import('playwright-core').Page} page
 * @param {number} [nth] from the left; may be left out while there is only one
 */
export async function webviewDocument(page, nth) {
  const end = Date.now() + appears;
  for (;;) {
    const frames = await visibleWebviews(page);
    if (nth === undefined && frames.length > 1) throw new Error(`${frames.length} webviews are visible: say which one, counted from the left`);
    const frame = frames[nth ?? 0];
    // The handle, not the locator: its place among the frames may change while it is used.
    if (frame) return frame.contentFrame().locator('iframe#active-frame').contentFrame();
    if (Date.now() > end) throw new Error(`no webview ${nth ?? 0} on the screen after ${appears / 1000} s (${frames.length} visible)`);
    await page.waitForTimeout(50);
  }
}
