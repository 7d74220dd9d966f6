// Every file of the corpus either becomes a valid report, or is refused with the expected reason.
import { describe, expect, it } from 'vitest';
import { corpusFiles, errorsOf, hasCorpus, importCorpus, orAbsent, said } from './support';

const isMail = 'This is a mail: the meaning of its columns was guessed. Import it alone to check them.';
const unknownTool = 'No supported tool prints output like this.';
const streamVariant =
  'This STREAM variant has different columns. It is not known which one is the rate, so nothing was imported.';

/** By folder: the tool, and the files that are refused, with the reason. */
const folders: Readonly<
  Record<string, { readonly tool: string; readonly refused?: Readonly<Record<string, string>> }>
> = {
  fio: { tool: 'fio' },
  iperf3: { tool: 'iperf3' },
  hyperfine: { tool: 'hyperfine' },
  'google-benchmark': {
    tool: 'google-benchmark',
    refused: {
      'gbench-tools-test4_run.json': '99 family 0 instance 0 repetition 0: no value.',
      'gbench-tools-test4_run0.json': 'whocares: aggregates without a mean or median were left out.',
    },
  },
  sysbench: { tool: 'sysbench' },
  unixbench: { tool: 'unixbench' },
  'kernel-build': { tool: 'time' },
  pgbench: { tool: 'pgbench' },
  wrk: { tool: 'wrk' },
  'redis-benchmark': { tool: 'redis-benchmark' },
  stream: {
    tool: 'stream',
    refused: { 'vc-stream-msft-variant.txt': streamVariant, 'vc-stream-windows-markdown.txt': streamVariant },
  },
  netperf: {
    tool: 'netperf',
    refused: { 'mail-mana-tcp-rr-10runs.eml': 'Recognised as Mail output, but it contains no results.' },
  },
  'perf-stat': {
    tool: 'perf-stat',
    refused: { 'mail-kvmhv-host-counters.eml': 'No results were found in this text.' },
  },
  phoronix: { tool: 'phoronix-test-suite' },
  'stress-ng': {
    tool: 'stress-ng',
    refused: { 'lkp-stress-ng-04.txt': 'Recognised as stress-ng output, but it contains no results.' },
  },
  coremark: { tool: 'coremark' },
  criterion: {
    tool: 'criterion',
    refused: {
      'fc-decompress-1024-new-benchmark.json':
        'This file only names a benchmark; its times are in estimates.json and sample.json.',
    },
  },
  'go-bench': { tool: 'go-bench' },
  jmh: { tool: 'jmh' },
  lmbench: { tool: 'lmbench' },
  mmtests: { tool: 'mmtests' },
  pyperf: { tool: 'pyperf' },
  specjbb: {
    tool: 'specjbb',
    refused: {
      'vc-specjbb2015-controller.out':
        "This is the controller's log, which only presumes max-jOPS. " +
        "The result is in the .raw file and the reporter's output.",
    },
  },
};

/** A folder of several tools: the tool of each file. */
const mixed: Readonly<Record<string, string>> = {
  'kernel-micro/lkp-autonuma-benchmark.txt': 'autonuma-benchmark',
  'kernel-micro/lkp-hackbench.txt': 'hackbench',
  'kernel-micro/lkp-perf-bench-sched-messaging.txt': 'perf-bench',
  'kernel-micro/lkp-perf-bench-syscall.txt': 'perf-bench',
  'kernel-micro/lkp-schbench.txt': 'schbench',
  'kernel-micro/lkp-tbench.txt': 'dbench',
  'kernel-micro/lkp-vm-scalability-1.txt': 'vm-scalability',
  'kernel-micro/lkp-will-it-scale-1.csv': 'will-it-scale',
};

/** Tables that the mail importer reads. */
const otherFiles = ['kvm-unit-tests/kvm-vmx-optimizations-vmexit-before-after.txt', ...corpusFiles('lkml-text')];

describe.skipIf(!hasCorpus).each(Object.entries(folders))(
  `%s in the corpus${orAbsent}`,
  (folder, { tool, refused = {} }) => {
    it.each(corpusFiles(folder))('%s', (path) => {
      const outcome = importCorpus([path]);
      const reason = refused[path.slice(folder.length + 1)];
      if (reason !== undefined) {
        expect(outcome.report).toBeUndefined();
        expect(said(outcome.notes)).toContain(reason);
        return;
      }
      const isTools = said(outcome.notes).includes(isMail) ? 'mail' : tool;
      expect(outcome.preview.files[0]?.tool).toBe(isTools);
      expect(outcome.report?.provenance?.kind).toBe('imported');
      expect(outcome.report && errorsOf(outcome.report)).toEqual([]);
    });
    it('is imported as a folder, without errors or duplicate ids', () => {
      const report = importCorpus(corpusFiles(folder)).report;
      expect(report && errorsOf(report)).toEqual([]);
      expect(new Set(report?.benchmarks.map((one) => one.id)).size).toBe(report?.benchmarks.length);
    });
  },
);

describe.skipIf(!hasCorpus)(`other folders of the corpus${orAbsent}`, () => {
  it.each(Object.entries(mixed))('are recognized: %s is of %s', (path, tool) => {
    const outcome = importCorpus([path]);
    expect(outcome.preview.files[0]?.tool).toBe(tool);
    expect(outcome.report && errorsOf(outcome.report)).toEqual([]);
    expect(outcome.report?.benchmarks.length).toBeGreaterThan(0);
  });
  it('have a tool for each file of the mixed folder', () => {
    expect(corpusFiles('kernel-micro')).toEqual(Object.keys(mixed));
  });
  it('say why verdicts of kvm-unit-tests are not results', () => {
    expect(said(importCorpus(['kvm-unit-tests/run-tests-summary-bytedance.txt']).notes)).toContain(
      'kvm-unit-tests reports only which tests passed here; there are no numbers to compare.',
    );
  });
  it.each(otherFiles)('are not mistaken for another tool: %s', (path) => {
    const outcome = importCorpus([path]);
    if (said(outcome.notes).includes(isMail)) expect(outcome.preview.files[0]?.tool).toBe('mail');
    else {
      expect(outcome.preview.files[0]?.tool).toBeUndefined();
      expect(said(outcome.notes)).toContain(unknownTool);
    }
  });
  it('give the same report for the same files', () => {
    const all = ['fio', 'sysbench', 'phoronix', 'unixbench'].flatMap(corpusFiles);
    expect(JSON.stringify(importCorpus(all).report)).toBe(JSON.stringify(importCorpus(all).report));
  });
  it('give a row the same id, whatever else is imported', () => {
    const alone = importCorpus(['fio/nsdi-fc-randread-4k-qd1.json']).report?.benchmarks.map((one) => one.id) ?? [];
    const among = new Set(
      importCorpus(['fio', 'sysbench', 'iperf3'].flatMap(corpusFiles)).report?.benchmarks.map((one) => one.id),
    );
    expect(alone.filter((id) => !among.has(id))).toEqual([]);
  });
});
