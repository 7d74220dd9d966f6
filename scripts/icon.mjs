// Renders media/icon.svg as the PNG that the Marketplace and the extension list show.
//   node scripts/icon.mjs
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
  // A third smaller than the browser's encoding, because the colours are flat.
  await writeFile(
    new URL('icon.png', media),
    PNG.sync.write(picture, { filterType: 0, deflateLevel: 9, deflateStrategy: 0 }),
  );
} finally {
  await browser.close();
}
