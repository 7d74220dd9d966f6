/**
 * A correction on the import page with 3,000 files, against reading them: the report to be, and what the page gets.
 * The folder has a subject, two parameters and runs; without a template each file is a subject of its own.
 */
import { ImportSession } from '../../src/core/import/session';
import type { ImportChoices } from '../../src/core/import/choices';
import { resultsView } from '../../src/core/page-model/import/results-view';

const count = 3000;

const document = (at: number): string =>
  JSON.stringify({
    'fio version': 'fio-3.36',
    jobs: [
      {
        jobname: `job${String(at % 40)}`,
        read: {
          total_ios: 90_000,
          iops: 1000.25 + (at % 89),
          bw: 4001,
          clat_ns: { mean: 2400.5, percentile: { '99.0': 3000 } },
        },
      },
    ],
  });

function pathOf(at: number): string {
  const subject = ['kvm', 'metal', 'xen'][at % 3] ?? '';
  const bs = 4 << (Math.floor(at / 3) % 6);
  const depth = 1 << (Math.floor(at / 18) % 5);
  return `${subject}/bs=${String(bs)}k/qd=${String(depth)}/run-${String(Math.floor(at / 90))}.json`;
}

export async function measureCorrections(): Promise<void> {
  const paths = Array.from({ length: count }, (_, at) => pathOf(at));
  let reads = 0;
  const session = new ImportSession((path) => {
    reads++;
    return Promise.resolve({ path, text: document(paths.indexOf(path)) });
  });
  const begun = performance.now();
  await session.readAll(paths, {}, {});
  const reading = performance.now() - begun;
  console.log(`import page, ${String(paths.length)} files: read in ${reading.toFixed(0)} ms`);
  const time = (choices: ImportChoices, template: string): number => {
    const start = performance.now();
    const outcome = session.combined(choices, template);
    const around = { template: { text: template, caret: 0 }, targets: [], ...session.guesses(choices) };
    JSON.stringify(resultsView(session.files ?? [], outcome, choices, around));
    return performance.now() - start;
  };
  const first = time({}, '');
  const template = session.guesses({}).proposals[0]?.template ?? '';
  time({}, template);
  const [row] = session.combined({}, template).assembly.rows;
  const corrections: readonly [string, (at: number) => [ImportChoices, string]][] = [
    ['a template', (at) => [{}, at % 2 ? template : template.replace('run-{run}', '*')]],
    ['a name of a subject', (at) => [{ subjects: { kvm: { label: `kvm ${String(at)}` } } }, template]],
    ['a direction', (at) => [{ rows: { [row?.id ?? '']: { direction: at % 2 ? 'lower' : 'higher' } } }, template]],
    ['a title', (at) => [{ title: `title ${String(at)}` }, template]],
  ];
  console.log(`  ${'first preview'.padEnd(36)} ${first.toFixed(0)} ms`);
  for (const [name, correct] of corrections) {
    const times = Array.from({ length: 7 }, (_, at) => time(...correct(at))).sort((a, b) => a - b);
    const middle = times[3] ?? NaN;
    console.log(`  ${name.padEnd(36)} ${middle.toFixed(0)} ms   ${(middle / reading).toFixed(3)} x reading`);
  }
  console.log(`  files read again: ${String(reads - paths.length)}`);
}
