/** Real reports through the real core: what the page shows of the project's examples. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../../src/analysis/analyse';
import { defaultOptions } from '../../../src/analysis/model';
import { readReport } from '../../../src/report/read';
import { detailView } from '../../../src/view/detail';
import { pageModel } from '../../../src/view/page';
import { show, type State } from './models';

const examples = join(__dirname, '../../../examples');

export const realReports: readonly string[] = readdirSync(examples).filter((name) => name.endsWith('.vmibench.json'));

export function real(name: string, candidate?: string): State {
  const reading = readReport(readFileSync(join(examples, name), 'utf8'));
  if (!reading.report) throw new Error(`${name} cannot be read`);
  const { analysis } = analyse(reading.report, defaultOptions);
  const { model } = pageModel({ report: reading.report, analysis, candidate, findings: [] });
  const { report } = reading;
  return { first: [show(model)], details: Object.fromEntries(analysis.rows.map((row) => [row.key, detailView(report, analysis, row)])) };
}
