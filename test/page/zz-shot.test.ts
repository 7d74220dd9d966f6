import { it } from 'vitest';
import { browser } from './lib/stage';
import { buildImport, mailOf, openImport, ownFiles, resultsOf } from './lib/import-stage';
it('shoots', async () => {
  buildImport();
  const c = await browser();
  const a = await openImport(c, resultsOf(ownFiles('sysbench'), {}, '{subject}/'));
  await a.page.focus('#template'); await a.page.keyboard.press('End'); await a.page.waitForTimeout(300);
  await a.page.screenshot({ path: '/tmp/imp/a.png', fullPage: true });
  const text = ['From: A Writer <a@example.org>', 'Subject: [PATCH] mm: batch', 'Date: Mon, 05 Jan 2026 10:00:00 +0000', '', 'Throughput in MB/s, higher is better:', '', 'test      before   after   change', 'read      100.0    120.0   +50%', 'write     200.0    190.0   -5%', '', 'In most tests it is 20% faster.', ''].join('\n');
  const b = await openImport(c, mailOf(text), 'light');
  await b.page.screenshot({ path: '/tmp/imp/b.png', fullPage: true });
  await c.close();
});
