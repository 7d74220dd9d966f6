// Expectations written by hand from the files of the Phoronix Test Suite.
import { describe, expect, it } from 'vitest';
import { hasCorpus, importCorpus, orAbsent, reportOf, result, row, said } from './support';

describe.skipIf(!hasCorpus)(`Phoronix on the corpus${orAbsent}`, () => {
  it('reads ten systems of one machine as repetitions, or as subjects on request', () => {
    const outcome = importCorpus(['phoronix/laertis-ec2-7zip-10systems.xml']);
    const zip = { name: '7-Zip Compression', metric: 'result', parameters: { test: 'Compress Speed Test' } };
    const runs = result(reportOf(outcome), zip, '7zip').samples ?? [];
    expect(runs).toHaveLength(30);
    expect(runs.slice(0, 6)).toEqual([4909, 4905, 4926, 4927, 4926, 4880]);
    expect(runs.slice(-3)).toEqual([4923, 4928, 4934]);
    expect(said(outcome.notes, 'guessed')).toContain(
      '10 systems have the same hardware and were treated as repetitions of "7zip".',
    );
    const apart = reportOf(importCorpus(['phoronix/laertis-ec2-7zip-10systems.xml'], { systems: 'subjects' }));
    expect(apart.subjects).toHaveLength(10);
    expect(result(apart, zip, '7zip-run-9').samples).toEqual([4923, 4928, 4934]);
    expect(row(apart, zip).metric).toEqual({ name: 'result', unit: 'MIPS', direction: 'higher' });
  });
  it('reads the hypervisor from the system layer', () => {
    const report = reportOf(importCorpus(['phoronix/laertis-ec2-gzip-micro.xml']));
    expect(report.environments?.[0]).toMatchObject({
      hypervisor: { name: 'Xen', version: '4.2.amazon' },
      guest: { os: 'Ubuntu 14.04', kernel: '3.13.0-48-generic', vcpus: 1, memoryMiB: 1024 },
    });
    expect(report.environments?.[0]?.host).toBeUndefined();
    const time = row(report, { name: 'Gzip Compression', metric: 'time' });
    expect(time.metric).toEqual({ name: 'time', unit: 'Seconds', direction: 'lower' });
    expect(time.results?.[0]?.samples?.slice(0, 3)).toEqual([29.923578023911, 29.693333148956, 29.669917106628]);
  });
  it('reads runs instead of their rounded mean', () => {
    const report = reportOf(importCorpus(['phoronix/laertis-ec2-threadedio-64results.xml']));
    expect(report.benchmarks).toHaveLength(64);
    expect(report.benchmarks.some((one) => JSON.stringify(one.results?.[0]?.samples) === '[0.234,0.231,0.231]')).toBe(
      true,
    );
  });
  it('pairs two files, omits installations and includes failures', () => {
    const outcome = importCorpus(['phoronix/brito-nogvn-o2-142results.xml', 'phoronix/brito-gvn-o2-142results.xml']);
    const report = reportOf(outcome);
    expect(report.subjects.map((one) => [one.label, one.role])).toEqual([
      ['NoGVNO2', 'baseline'],
      ['GVNO2', undefined],
    ]);
    const fft = row(report, { name: 'FFTW', metric: 'result', parameters: { Build: 'Stock', Size: '1D FFT Size 32' } });
    expect(fft).toMatchObject({
      suite: 'pts/fftw',
      version: '3.3.6, profile 1.2.0',
      metric: { unit: 'Mflops', direction: 'higher' },
    });
    expect(fft.results).toEqual([
      { subject: 'nogvno2', samples: [4938.7, 5038.3, 4972.9] },
      { subject: 'gvno2', samples: [4983.3, 5027.7, 5028.7] },
    ]);
    expect(report.benchmarks.filter((one) => /install/i.test(JSON.stringify(one.parameters)))).toEqual([]);
    expect(
      said(outcome.notes, 'left-out').filter((text) => text.startsWith('40 results describe an installation')),
    ).toHaveLength(2);
    expect(
      report.benchmarks
        .filter((one) => one.name === 'OpenSSL')
        .flatMap((one) => one.results ?? [])
        .filter((one) => one.failed).length,
    ).toBeGreaterThan(0);
    expect(report.title).not.toContain('$');
    const [host] = report.environments ?? [];
    expect(host?.host).toMatchObject({
      cpu: { sockets: 2, cores: 12, threads: 24, ghz: 2.6, microcode: '0x42e' },
      thp: 'always',
      kernel: '5.14.0-547.el9.x86_64',
    });
    // The mitigations of this bare-metal machine mention KVM.
    expect(host?.hypervisor).toBeUndefined();
  });
  it('reads the CSV export without inventing a direction', () => {
    const outcome = importCorpus(['phoronix/laertis-ec2-7zip-export.csv']);
    const [only] = reportOf(outcome).benchmarks;
    expect(only?.metric).toEqual({ name: 'result' });
    expect(only?.results?.[0]?.samples).toEqual([4913, 4911, 4913, 4927, 4924, 4917, 4891, 4928, 4913, 4928]);
    expect(said(outcome.notes, 'guessed')).toContain(
      'This export has no units, directions or individual runs. Choose which direction is better.',
    );
  });
  it('reads the text export in a mail', () => {
    const report = reportOf(importCorpus(['phoronix/mail-tytso-pts-text-4kernels-kvm.eml']));
    const sqlite = row(report, { name: 'SQLite', metric: 'time', parameters: { 'Threads / Copies': 1 } });
    expect(sqlite).toMatchObject({ version: '3.30.1', metric: { unit: 'Seconds', direction: 'lower' } });
    expect(sqlite.results).toEqual([
      { subject: '5.3.0', mean: 225 },
      { subject: '5.4.0-rc3', mean: 224 },
      { subject: '5.4-rc3-80-gafb2442fa429', mean: 227 },
      { subject: '5.4.0-rc7', mean: 223 },
    ]);
  });
  it('reads logs of runs', () => {
    const mlc = reportOf(importCorpus(['phoronix/lkp-pts-console-10.txt']));
    expect(mlc.benchmarks).toHaveLength(5);
    expect(mlc.benchmarks[4]).toMatchObject({
      name: 'Intel Memory Latency Checker',
      version: '3.10, profile 1.1.0',
      metric: { unit: 'MB/s', direction: 'higher' },
    });
    expect(mlc.benchmarks[4]?.results?.[0]?.samples).toEqual([72533.4, 72617.6, 72669.7]);
    const tropics = reportOf(importCorpus(['phoronix/lkp-pts-console-6.txt']));
    expect(tropics.benchmarks[0]?.results?.[0]).toMatchObject({
      samples: [65.7588, 65.3118, 65.4397],
      failed: [{ reason: 'the run did not produce a result' }],
    });
    const boot = reportOf(importCorpus(['phoronix/lkp-pts-console-3.txt']));
    expect(
      row(boot, { name: 'Systemd Total Boot Time', metric: 'time', parameters: { Test: 'Kernel' } }).results?.[0]
        ?.samples,
    ).toEqual([21180.2]);
  });
});
