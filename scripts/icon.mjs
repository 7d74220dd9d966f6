// Renders media/icon.svg to the PNG that the Marketplace and the extension list want: node scripts/icon.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { launchBrowser } from './lib/browser.mjs';

const media = new URL('../media/', import.meta.url);
const svg = await readFile(new URL('icon.svg', media), 'utf8');
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  const picture = PNG.sync.read(await page.screenshot({ omitBackground: true }));
  // Of flat colours a third smaller than as the browser writes it, with the same pixels.
  await writeFile(
    new URL('icon.png', media),
    PNG.sync.write(picture, { filterType: 0, deflateLevel: 9, deflateStrategy: 0 }),
  );
} finally {
  await browser.close();
}
