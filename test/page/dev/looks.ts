/** What contact sheets show: every state of every page, with real results where ../shared/corpus is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ImportChoices } from '../../../src/core/import/choices';
import { importFiles } from '../../../src/core/import/import';
import { gridToReport } from '../../../src/core/import/mail/report';
import { runLogReader } from '../../../src/core/import/runlog/reader';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { fixesOf } from '../../../src/core/language/fix-edit';
import { leftOut } from '../../../src/core/page-model/left-out';
import { messagesOf } from '../../../src/core/page-model/import/mail-messages';
import type { ToComparison } from '../../../src/protocol/comparison';
import type { ToImport } from '../../../src/protocol/import';
import { tabs } from '../../../webview/report/ui-state';
import { openCompare } from '../lib/compare-stage';
import { mailOf, openImport, ownFiles, resultsOf } from '../lib/import-stage';
import { open } from '../lib/stage';
import type { Options } from '../lib/window';
import * as compared from './comparisons';
import { broken, empty, everything, hostile, many, type State } from './models';
import { runningPlanPage } from './live';
import { mitigations, stateOfText } from './real';

interface OpenedLook {
  readonly page: Page;
  readonly errors: readonly string[];
  close(): Promise<void>;
}
type Look = (on: Browser, options: Options) => Promise<OpenedLook>;

const root = join(__dirname, '../../..');
const corpus = join(root, '../shared/corpus');
const read = (folder: string, keep: RegExp): { readonly path: string; readonly text: string }[] =>
  readdirSync(join(corpus, folder))
    .filter((name) => keep.test(name))
    .sort()
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(corpus, folder, name), 'utf8') }));
const mail = (name: string): string => readFileSync(join(corpus, 'lkml-text', name), 'utf8');

const imported = (folder: string, keep: RegExp, choices: ImportChoices = {}): string =>
  JSON.stringify(importFiles(read(folder, keep), choices).report);
const ofMail = (name: string): string => {
  const [first] = messagesOf(mail(name));
  return JSON.stringify(first && gridToReport(first.grid).report);
};
const example = (name: string): string => readFileSync(join(root, 'examples', `${name}.vmibench.json`), 'utf8');

/** The page of a text with its findings, as the extension makes it. */
function found(text: string): State {
  const { report, analysis, findings } = checkText(text, defaultSettings);
  return stateOfText(
    text,
    undefined,
    findings.map(({ finding, place }) => ({
      id: finding.id,
      rule: finding.rule,
      severity: finding.severity,
      text: finding.message,
      rows: finding.rows,
      waived: finding.waived,
      line: place.start.line + 1,
      column: place.start.column + 1,
      entry: report && leftOut(report, analysis, finding)?.entry,
      fixes: fixesOf(finding).map(({ id, title }) => ({ id, title })),
    })),
  );
}

const runLog = (): string => {
  const { emptyRunLog, runsToReport, update } = runLogReader;
  const text = readFileSync(join(root, 'test/fixtures/readers/kvm.vmiruns.jsonl'), 'utf8');
  return JSON.stringify(runsToReport(update(emptyRunLog, text).log));
};

/** A row whose names, units and notes are as long as anybody makes them. */
function longNames(): string {
  const long = 'mmtests-workload-unixbench-dhry2reg-with-transparent-hugepages-and-a-very-long-name';
  const subject = (id: string) => ({ id, label: `${id} linux-next-20240501+hypervisor-balloon-v7-rfc-for-review` });
  const values = {
    baseline: [12_700, 12_650, 12_720, 12_690, 12_710],
    patched: [12_100, 12_180, 12_110, 12_090, 12_130],
  };
  return JSON.stringify({
    format: 'vmibench/1',
    title: 'A title that says everything about these results, the machines, the kernels and who measured them, and why',
    subjects: Object.keys(values).map(subject),
    benchmarks: [1, 2, 3].map((n) => ({
      id: `${long}-${n}`,
      name: `${long} (${n})`,
      parameters: {
        'transparent-hugepages-in-the-guest': 'madvise+defer',
        vcpus: 2 ** n,
        device: 'virtio-blk-pci,iothread',
      },
      metric: {
        name: 'transactions per second, without those that failed',
        unit: 'transactions/s',
        direction: 'higher',
      },
      results: Object.entries(values).map(([id, samples]) => ({ subject: id, samples })),
    })),
  });
}

const reports: Readonly<Record<string, () => State>> = {
  everything,
  mitigations,
  many: () => many(500),
  long: () => found(longNames()),
  hostile,
  runlog: () => found(runLog()),
  running: runningPlanPage,
  seed: () => found(example('vmi-vs-hwmmu-2009')),
  ipiv: () => found(example('kvm-ipiv-2022')),
  ...(existsSync(corpus) && {
    fio: () => found(imported('fio', /^nsdi/)),
    sysbench: () => found(imported('sysbench', /./)),
    redis: () => found(imported('redis-benchmark', /^unikraft/)),
    phoronix: () => found(imported('phoronix', /142results/)),
    ten: () => found(imported('phoronix', /7zip-10systems/)),
    one: () => found(imported('fio', /vc-fio/)),
    mail: () => found(ofMail('mail-tlb-flush-sysbench-avg-stdev.eml')),
  }),
};

const troubles: Readonly<Record<string, () => State>> = {
  banner: broken,
  empty: () => empty('empty'),
  foreign: () => empty('foreign'),
  newer: () => empty('newer'),
  broken: () => empty('broken'),
};

const comparisons: Readonly<Record<string, () => ToComparison>> = {
  two: compared.boost,
  moved: compared.moved,
  three: compared.three,
  few: compared.tooFew,
  history: compared.aHistory,
  steps: compared.aStepHistory,
  nothing: compared.noHistory,
};

const imports: Readonly<Record<string, () => ToImport>> = {
  own: () => resultsOf(ownFiles('sysbench')),
  failed: () => resultsOf([{ path: 'quiet/notes.txt', text: 'nothing that a tool prints\n' }]),
  ...(existsSync(corpus) && {
    fio: () => resultsOf(read('fio', /^nsdi/)),
    sysbench: () => resultsOf(read('sysbench', /./)),
    redis: () => resultsOf(read('redis-benchmark', /^unikraft/)),
    phoronix: () => resultsOf(read('phoronix', /142results/)),
    mail: () => mailOf(mail('mail-tlb-flush-sysbench-avg-stdev.eml')),
  }),
};

/** The report page in one of its sections; "row" is the results with the first row opened. */
const section =
  (make: () => State, name: string): Look =>
  async (on, options) => {
    const opened = await open(on, make(), options);
    const { page } = opened;
    // A report of one subject has no rows.
    const openers = page.locator('tr.row .opener');
    if (name === 'row' && (await openers.count()) > 0) await openers.first().click();
    else if (name !== 'row') await page.click(`#tab-${name}`);
    if (name === 'charts')
      await page.waitForFunction(() => stage.posted.some((one) => one.type === 'painted' && one.what === 'charts'));
    return opened;
  };

/** By name, such as "report-fio-charts". */
export const looks: Readonly<Record<string, Look>> = Object.fromEntries([
  ...Object.entries(reports).flatMap(([name, make]) =>
    [...tabs, 'row'].map((tab): [string, Look] => [`report-${name}-${tab}`, section(make, tab)]),
  ),
  ...Object.entries(troubles).map(([name, make]): [string, Look] => [
    `trouble-${name}`,
    (on, options) => open(on, make(), options),
  ]),
  ...Object.entries(comparisons).map(([name, make]): [string, Look] => [
    `compare-${name}`,
    (on, options) => openCompare(on, make(), options),
  ]),
  ...Object.entries(imports).map(([name, make]): [string, Look] => [
    `import-${name}`,
    (on, { theme, width }) => openImport(on, make(), theme, width),
  ]),
]);
