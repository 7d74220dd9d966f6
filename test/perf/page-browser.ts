/** Frames and memory of the page in plain Chromium; run by page.mjs through tsx, prints one line of JSON. */
import { build } from '../page/lib/build';
import { browser, open } from '../page/lib/stage';
import { many } from '../page/dev/models';

async function measure(
  rows: number,
): Promise<{ frames: number; slow: number; worst: number; heap: number; nodes: number }> {
  const chromium = await browser();
  const opened = await open(chromium, many(rows));
  const { page } = opened;
  const session = await opened.context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { frameTimes: times });
    let last = performance.now();
    const next = (now: number): void => {
      times.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await page.mouse.move(600, 500);
  for (let i = 0; i < 60; i++) {
    await page.mouse.wheel(0, i % 10 === 9 ? 20_000 : 700);
    await page.waitForTimeout(16);
  }
  const times = await page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes);
  // Removed elements may take two rounds to be recognized as garbage.
  await page.waitForTimeout(500);
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  await opened.close();
  await chromium.close();
  return {
    frames: times.length,
    slow: times.filter((time) => time > 50).length,
    worst: Math.max(...times),
    heap: value('JSHeapUsedSize'),
    nodes: value('Nodes'),
  };
}

void (async () => {
  build();
  const result = { few: await measure(5), many: await measure(10_000) };
  console.log(JSON.stringify(result));
})();
