// Describes the window as text, because CI logs cannot show pictures.
import { documentIn, visibleWebviews } from './webviews.mjs';

const brief = (text, length = 300) => text.replace(/\s+/g, ' ').trim().slice(0, length);

/**
 * Tabs, focus, open menus, messages and dialogs, and the beginning of each page. Does not wait for anything.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string>} a few lines
 */
export async function sceneOf(page) {
  const texts = async (what, selector) =>
    (await page.locator(selector).allInnerTexts()).map((text) => `${what}: ${brief(text)}`);
  const tabs = await page
    .locator('.tab')
    .evaluateAll((all) =>
      all.map((tab) => `tab: ${tab.getAttribute('aria-label')}${tab.classList.contains('active') ? ', active' : ''}`),
    );
  const input = await page
    .locator('.quick-input-widget:visible input[type=text]')
    .evaluateAll((all) => all.map((input) => `quick input: ${input.value}`));
  const focus = await page.evaluate(
    () => `focus: ${document.activeElement?.tagName} ${document.activeElement?.className}`,
  );
  const pages = (await visibleWebviews(page)).map(async (frame) => {
    const body = documentIn(frame).locator('body');
    const text = await body.innerText({ timeout: 1000 }).catch((error) => `nothing (${error.message.split('\n')[0]})`);
    return `page: ${brief(text, 500)}`;
  });
  return [
    ...tabs,
    focus,
    ...input,
    ...(await texts('menu', '.monaco-menu')),
    ...(await texts('message', '.notification-list-item-message')),
    ...(await texts('dialog', '.monaco-dialog-box')),
    ...(await texts('terminal', '.terminal-wrapper.active .xterm-rows')),
    ...(await texts('placeholder', '.monaco-editor-pane-placeholder')),
    ...(await Promise.all(pages)),
  ].join('\n');
}
