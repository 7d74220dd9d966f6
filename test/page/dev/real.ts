/** Page models of the project's examples, made by the real core. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { readReport } from '../../../src/core/report/read';
import { detailView } from '../../../src/core/page-model/detail';
import type { FindingView } from '../../../src/core/page-model/model';
import { pageModel } from '../../../src/core/page-model/page';
import { pivotView, type PivotView } from '../../../src/core/page-model/pivot';
import { valuesView } from '../../../src/core/page-model/values';
import { show, type State } from './models';

const examples = join(__dirname, '../../../examples');

export const realReports: readonly string[] = readdirSync(examples).filter((name) => name.endsWith('.vmibench.json'));

export function real(name: string, candidate?: string): State {
  return stateOfText(readFileSync(join(examples, name), 'utf8'), candidate);
}

/** The model that the host would make of a text. Without findings of its own, it has none. */
export function stateOfText(text: string, candidate?: string, findings: readonly FindingView[] = []): State {
  const { report } = readReport(text);
  if (!report) throw new Error('the report cannot be read');
  const { analysis } = analyse(report, defaultOptions);
  const { model } = pageModel({ report, analysis, candidate, findings });
  const asked = (varying: readonly string[]): PivotView | undefined =>
    pivotView({
      report,
      baseline: analysis.baseline,
      against: (subject) => analyse(report, defaultOptions, subject).analysis,
      varying,
    });
  const first = asked([]);
  const keys = first?.choices.map((choice) => choice.key) ?? [];
  const choices = [
    [],
    ...keys.map((key) => [key]),
    ...keys.flatMap((a) => keys.filter((b) => b !== a).map((b) => [a, b])),
  ];
  const pivots = Object.fromEntries(
    choices.slice(0, 40).flatMap((varying) => {
      const view = asked(varying);
      return view ? [[varying.join(' '), view]] : [];
    }),
  );
  return {
    first: [show(model)],
    details: Object.fromEntries(analysis.rows.map((row) => [row.key, detailView(report, analysis, row)])),
    pivots,
    values: valuesView(report, analysis, []),
  };
}

/** Kernels by mitigations, in which one combination is worse: made up. */
export function mitigations(): State {
  const runs = (centre: number): number[] =>
    [-0.6, -0.3, -0.1, 0.1, 0.2, 0.3, 0.4, 0].map((off) => centre * (1 + off / 100));
  const subject = (kernel: string, mode: string) => ({
    id: `${kernel}-${mode}`,
    label: `${kernel}, mitigations=${mode}`,
    config: { kernel, mitigations: mode },
    ...(kernel === '6.1' && mode === 'auto' ? { role: 'baseline' } : {}),
  });
  const subjects = ['6.1', '6.12'].flatMap((kernel) => ['auto', 'off'].map((mode) => subject(kernel, mode)));
  const benchmarks = [
    ['kernbench', 120],
    ['hackbench', 14],
    ['netperf', 33],
  ].flatMap(([name, centre]) =>
    [16, 32, 64, 128].map((vcpus) => ({
      id: `${name}-${vcpus}`,
      name,
      parameters: { vcpus },
      metric: { name: 'elapsed', unit: 's', direction: 'lower' },
      results: subjects.map(({ id, config }) => ({
        subject: id,
        samples: runs(
          Number(centre) *
            (16 / vcpus) ** 0.7 *
            (config.mitigations === 'auto' ? 1.04 : 1) *
            (config.kernel === '6.12' ? (config.mitigations === 'auto' && vcpus >= 64 ? 1 + vcpus / 600 : 0.97) : 1),
        ),
      })),
    })),
  );
  return stateOfText(JSON.stringify({ format: 'vmibench/1', title: 'Kernels by mitigations', subjects, benchmarks }));
}
