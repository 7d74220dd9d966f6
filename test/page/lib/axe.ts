/** What axe finds on a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
  readonly rule: string;
  readonly impact?: string;
  /** The first four places. */
  readonly at: readonly string[];
  /** How many places there are. */
  readonly count: number;
}

/** Whatever it finds. Its script bypasses the page's policy, as a browser extension does. */
export async function violationsIn(page: Page): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations } = await checker.run(document, {
      resultTypes: ['violations'],
      rules: { region: { enabled: false } },
    });
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? undefined,
      at: nodes.slice(0, 4).map((node) => `${String(node.target)} ${node.failureSummary?.slice(0, 240)}`),
      count: nodes.length,
    }));
  });
}

/** What keeps people from using the page. */
export const seriousIn = async (page: Page): Promise<Violation[]> =>
  (await violationsIn(page)).filter(({ impact }) => impact === 'serious' || impact === 'critical');
