// Expectations written by hand from the files: pyperf, Go benchmarks, JMH, Criterion, CoreMark, SPECjbb, mmtests.
import { describe, expect, it } from 'vitest';
import { corpusFiles, hasCorpus, importCorpus, orAbsent, reportOf, result, row, said } from './support';

describe.skipIf(!hasCorpus)(`pyperf on the corpus${orAbsent}`, () => {
  it('reads processes as restarts, and omits calibration and warm-ups', () => {
    const report = reportOf(importCorpus(['pyperf/mult_list_py36.json']));
    expect(report.benchmarks.map((one) => one.name)).toEqual(['[1]*1000', '[1,2]*1000', '[1,2,3]*1000']);
    const list = { name: '[1]*1000', metric: 'time' };
    expect(row(report, list).metric).toMatchObject({ unit: 's', direction: 'lower' });
    const { samples = [], boots = [] } = result(report, list, 'mult-list-py36');
    expect(samples).toHaveLength(60);
    expect(samples.slice(0, 3)).toEqual([2.087224121094522e-6, 2.1127525786646117e-6, 2.1118663786623415e-6]);
    expect(boots.slice(0, 7)).toEqual([1, 1, 1, 2, 2, 2, 3]);
    expect(boots.at(-1)).toBe(20);
    expect(report.environments?.[0]?.host?.cpu).toEqual({
      model: 'Intel(R) Core(TM) i7-6820HQ CPU @ 2.70GHz',
      threads: 8,
    });
    expect(report.date).toBe('2020-10-13');
  });
  it('inherits name and unit from the suite', () => {
    const report = reportOf(importCorpus(['pyperf/track_memory.json']));
    expect(row(report, { name: 'timeit', metric: 'memory' }).metric).toMatchObject({
      unit: 'bytes',
      direction: 'lower',
    });
    expect(report.benchmarks[0]?.results?.[0]?.samples).toEqual([7360512, 7364608, 7380992]);
  });
});

describe.skipIf(!hasCorpus)(`Go benchmarks on the corpus${orAbsent}`, () => {
  it('reads repeated lines as runs, and parts of names as parameters', () => {
    const report = reportOf(importCorpus(['go-bench/goperf-crc-old.txt', 'go-bench/goperf-crc-new.txt']));
    const crc = { name: 'CRC32', parameters: { poly: 'IEEE', size: 15, align: 0, gomaxprocs: 8 } };
    expect(result(report, { ...crc, metric: 'time' }, 'old').samples).toEqual([
      44.6, 47.3, 44.6, 46.3, 50.7, 45.8, 46.8, 44.3, 47.7, 50.6,
    ]);
    expect(result(report, { ...crc, metric: 'time' }, 'new').samples).toHaveLength(10);
    expect(row(report, { ...crc, metric: 'throughput' }).metric).toMatchObject({
      unit: 'MB/s',
      direction: 'higher',
      role: 'info',
    });
    expect(row(report, { ...crc, metric: 'time' }).suite).toBe('hash/crc32');
  });
  it('reads a key that changes for the same benchmark as the subject', () => {
    const outcome = importCorpus(['go-bench/goperf-issue19634.txt']);
    const report = reportOf(outcome);
    const sub = { name: 'FloatSub/100', metric: 'time' };
    expect(result(report, sub, 'before').samples).toEqual([115, 114, 115, 115, 115]);
    expect(result(report, sub, 'after').samples).toEqual([78.8, 78.8, 78.8, 78.8, 78.8]);
    expect(said(outcome.notes, 'guessed')).toContain(
      'Benchmarks occur with several values of "note"; each value was treated as a subject.',
    );
  });
  it('names a metric by the text before its unit, and leaves an unknown direction open', () => {
    const report = reportOf(importCorpus(['go-bench/goperf-units.txt']));
    expect(row(report, { name: 'Size', metric: 'text' }).metric).toEqual({ name: 'text', unit: 'bytes' });
    const built = reportOf(importCorpus(['go-bench/goperf-bent-build-series.txt']));
    expect(row(built, { name: 'Gonum_topo', metric: 'build-real' }).metric).toMatchObject({
      unit: 'ns/op',
      direction: 'lower',
    });
    // Keys that only describe a benchmark are not subjects.
    expect(built.subjects.map((one) => one.id)).toEqual(['goperf-bent-build-series']);
  });
});

describe.skipIf(!hasCorpus)(`JMH on the corpus${orAbsent}`, () => {
  it('reads iterations as runs, and the direction from the unit', () => {
    const report = reportOf(importCorpus(['jmh/gab-jmh-params.json']));
    const hello = {
      name: 'org.openjdk.jmh.samples.JMHSample_01_HelloWorld.wellHelloThere',
      metric: 'throughput',
      parameters: { paramA: 17, paramB: 33, threads: 1 },
    };
    expect(row(report, hello).metric).toMatchObject({ unit: 'ops/s', direction: 'higher' });
    expect(row(report, hello).results?.[0]?.samples).toEqual([3376842765.688582, 3376519888.95058, 3375353964.729294]);
    const times = reportOf(importCorpus(corpusFiles('jmh').filter((one) => /arraycopy-.*json$/.test(one))));
    const copy = {
      name: 'net.greypanther.BenchmarkAlignment.arraycopy',
      metric: 'average time',
      parameters: { destinationOffset: 0, size: 1024, sourceOffset: 1 },
    };
    expect(row(times, copy).metric).toMatchObject({ unit: 'ns/op', direction: 'lower' });
    expect(result(times, copy, 'xeon').samples).toEqual([
      44.43265855563813, 44.76220150147948, 44.746061682826, 45.257180029283354, 44.80298834637203,
    ]);
  });
  it('reads the means of its CSV', () => {
    const report = reportOf(importCorpus(['jmh/gpanther-arraycopy.csv']));
    expect(report.benchmarks).toHaveLength(116);
    const copy = {
      name: 'net.greypanther.BenchmarkByteArrayCopy.benchmarkArrayManualCopy_Dec',
      metric: 'throughput',
      parameters: { arraySizeInKb: 1000 },
    };
    expect(row(report, copy).results?.[0]).toMatchObject({ mean: 13400.32315, n: 90 });
  });
});

describe.skipIf(!hasCorpus)(`Criterion, CoreMark and SPECjbb on the corpus${orAbsent}`, () => {
  it('reads the estimates of old and new versions of Criterion', () => {
    const report = reportOf(importCorpus(['criterion/fc-decompress-1024-new-estimates.json']));
    expect(row(report, { name: 'fc-decompress-1024', metric: 'time' }).metric).toMatchObject({
      unit: 'ns',
      direction: 'lower',
    });
    expect(report.benchmarks[0]?.results?.[0]).toMatchObject({
      mean: 230.16984489476454,
      median: 224.64949042770075,
      stddev: 16.15274837093033,
    });
    const old = reportOf(importCorpus(['criterion/track-bincode-new-estimates-oldcase.json']));
    expect(old.benchmarks[0]?.results?.[0]?.mean).toBe(17.47861971882483);
  });
  it('reads the output of cargo bench', () => {
    const report = reportOf(importCorpus(['criterion/gab-criterion-bencher.txt']));
    expect(report.benchmarks.map((one) => [one.name, one.results?.[0]?.mean])).toEqual([
      ['Create Realm', 329],
      ['Symbols (Execution)', 3268],
      ['For loop (Execution)', 12314],
      ['Fibonacci (Execution)', 1672496],
    ]);
  });
  it('keeps differently built CoreMark binaries apart', () => {
    const report = reportOf(importCorpus(corpusFiles('coremark')));
    const rates = report.benchmarks.filter((one) => one.metric?.name === 'iterations');
    expect(rates.map((one) => [one.parameters?.threads, one.results?.flatMap((each) => each.samples)])).toEqual([
      [4, [12173.471976]],
      [4, [42168.88639]],
      [undefined, [20500.205002]],
    ]);
    expect(rates[0]?.metric).toMatchObject({ unit: 'iterations/s', direction: 'higher' });
    expect(rates[0]?.parameters).toMatchObject({ compiler: 'GCC11.2.0', parallel: 'fork' });
  });
  it('reads both generations of SPECjbb: N/A is a failed run, and JVMs side by side are one', () => {
    const raw = reportOf(importCorpus(['specjbb/vc-specjbb2015-C.raw']));
    const jbb = { name: 'SPECjbb2015' };
    expect(row(raw, { ...jbb, metric: 'max-jOPS' }).results?.[0]?.samples).toEqual([4103]);
    expect(row(raw, { ...jbb, metric: 'critical-jOPS' }).results?.[0]?.samples).toEqual([1628]);
    expect(row(raw, { ...jbb, metric: 'SLA-10000-jOPS' }).metric?.role).toBe('info');
    const lost = reportOf(importCorpus(['specjbb/vc-specjbb2015-nan.txt']));
    expect(row(lost, { ...jbb, metric: 'max-jOPS' }).results?.[0]?.samples).toEqual([234751]);
    expect(row(lost, { ...jbb, metric: 'critical-jOPS' }).results?.[0]).toMatchObject({
      failed: [{ reason: 'critical-jOPS = N/A' }],
    });
    const old = reportOf(importCorpus(['specjbb/mail-numa-specjbb2005-4jvm.txt']));
    expect(old.benchmarks.map((one) => [one.parameters, one.results?.[0]?.samples])).toEqual([
      [{ jvms: 4 }, [700072.95]],
    ]);
  });
});

describe.skipIf(!hasCorpus)(`mmtests on the corpus${orAbsent}`, () => {
  it('reads columns as subjects, and the direction from the kind of mean', () => {
    const report = reportOf(importCorpus(['mmtests/mail-hackbench-tbench-amean-hmean.txt']));
    const pipes = { name: 'config-workload-hackbench-process-pipes', metric: 'time', parameters: { subtest: 4 } };
    expect(row(report, pipes).metric?.direction).toBe('lower');
    expect(result(report, pipes, '5.16-rc1').mean).toBe(1.0108);
    expect(result(report, pipes, '5.16-rc1-patch').mean).toBe(0.9274);
    const tbench = report.benchmarks.filter((one) => one.metric?.direction === 'higher');
    expect(tbench.map((one) => one.results?.[1]?.mean)).toEqual([
      324.01, 646.89, 1298.56, 2615.81, 5267.24, 9578.4, 7218.91, 6180.67,
    ]);
  });
  it('counts a table once if it is printed both whole and in part', () => {
    const report = reportOf(importCorpus(['mmtests/mmtests-tutorial-redis.md']));
    expect(report.subjects.map((one) => one.id)).toEqual(['baseline', 'busy']);
    const set = { name: 'redis SET', metric: 'throughput', parameters: { subtest: 1 } };
    expect(result(report, set, 'baseline')).toMatchObject({ mean: 31788.42, stddev: 5573.04, min: 23014.96 });
    expect(report.benchmarks.some((one) => one.results?.some((each) => each.samples))).toBe(false);
  });
});
