// Cryptography, disks, clusters, guests' exits and the kernel's own tests. openssl, qemu-img, hpcc and time ran as
// scripts/make-tool-forms.sh says; the others have numbers of our own in the form that mailing lists show.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { importFiles } from '../../../src/core/import/import';
import { pagingRate } from '../../../src/core/import/tools/kvm-paging';
import { reportOf, said, text } from './support';

const content = (path: string) => readFileSync(join(root, 'test/fixtures/tool-forms', path), 'utf8');
const read = (path: string, more = '') => importFiles([text(path, content(path) + more)]);

/** Of each row: name, parameters, metric, unit, direction, role, and runs, a mean or why it failed. */
const rows = (outcome: ReturnType<typeof read>) =>
  reportOf(outcome).benchmarks.map(({ name, parameters = {}, metric, results }) => [
    name,
    parameters,
    [metric?.name, metric?.unit, metric?.direction, metric?.role ?? 'primary'].join(' '),
    results?.[0]?.samples ?? results?.[0]?.mean ?? results?.[0]?.failed?.map(({ reason }) => reason),
  ]);
const unread = (outcome: ReturnType<typeof read>) => [
  ...said(outcome.notes, 'left-out'),
  ...said(outcome.notes, 'not-understood'),
];

const throughput = 'throughput B/s higher primary';
const [sign, verify] = ['sign ops/s higher primary', 'verify ops/s higher primary'];

describe('openssl speed', () => {
  it('gives bytes a second by block size, and rates of keys without their times', () => {
    const outcome = read('openssl/table.txt');
    expect(rows(outcome)).toEqual([
      ['sha256', { 'block-size': 1024 }, throughput, [984480910]],
      ['rsa 2048 bits', {}, sign, [1005.1]],
      ['rsa 2048 bits', {}, verify, [45222.1]],
      ['256 bits ecdsa (nistp256)', {}, sign, [33826]],
      ['256 bits ecdsa (nistp256)', {}, verify, [11127.8]],
      ['253 bits EdDSA (Ed25519)', {}, sign, [18413.4]],
      ['253 bits EdDSA (Ed25519)', {}, verify, [6712.4]],
    ]);
    expect(unread(outcome)).toEqual([]);
    expect(reportOf(outcome).provenance?.toolVersion).toBe('3.0.19');
  });
  it('reads the same from -mr', () => {
    expect(rows(read('openssl/machine.txt'))).toEqual([
      ['sha256', { 'block-size': 1024 }, throughput, [1107733617.78]],
      ['rsa 2048 bits', {}, sign, [1142.028986]],
      ['rsa 2048 bits', {}, verify, [35575.342466]],
      ['dsa 2048 bits', {}, sign, [2333.73494]],
      ['dsa 2048 bits', {}, verify, [3000]],
      ['256 bits ecdsa', { curve: 3 }, sign, [34728.767123]],
      ['256 bits ecdsa', { curve: 3 }, verify, [11038.961039]],
      ['253 bits ecdh', { curve: 22 }, 'operation ops/s higher primary', [22301.369863]],
      ['253 bits EdDSA (Ed25519)', {}, sign, [17077.941176]],
      ['253 bits EdDSA (Ed25519)', {}, verify, [6063.768116]],
    ]);
  });
  it.each([
    ['multi.txt', 461232810],
    ['multi-machine.txt', 573155328],
  ])('counts processes that ran side by side once, as their sum: %s', (name, value) => {
    const row = ['AES-256-GCM', { processes: 2, 'block-size': 1024 }, throughput, [value]];
    expect(rows(read(`openssl/${name}`))).toEqual([row]);
  });
  it('keeps elapsed time apart from user time, and says which', () => {
    const sizes = [16, 64, 256, 1024, 8192, 16384];
    const values = [30308780, 112741440, 418410240, 908655620, 1892278270, 2360606720];
    expect(rows(read('openssl/elapsed.txt'))).toEqual(
      sizes.map((size, at) => ['AES-256-GCM', { clock: 'elapsed', 'block-size': size }, throughput, [values[at]]]),
    );
  });
  it('counts processes as well on a terminal, which shows all of them before their tests', () => {
    const processes = ['Forked child 0\n', 'Forked child 1\n'];
    const tests = content('openssl/multi-machine.txt').replace(/^Forked child \d\n/gm, '');
    const terminal = `${processes.join('')}${tests}`;
    const found = rows(importFiles([text('a.txt', `${terminal}${content('openssl/machine.txt')}`)]));
    expect(found[0]).toEqual(['AES-256-GCM', { processes: 2, 'block-size': 1024 }, throughput, [573155328]]);
    expect(found[1]?.slice(0, 2)).toEqual(['sha256', { 'block-size': 1024 }]);
    // Killed before it had a result: the next command has one process.
    const killed = `${processes.join('')}+DT:sha256:1:1024\n$ openssl speed -mr sha256\n`;
    expect(rows(importFiles([text('a.txt', `${killed}${content('openssl/machine.txt')}`)]))[1]?.[1]).toEqual({
      'block-size': 1024,
    });
  });
  it('is not taken for a log that does something for a while', () => {
    const log = 'Doing warm-up for 10s\nDoing requests for 5s, then 2 more\n';
    expect(importFiles([text('a.txt', log)]).report).toBeUndefined();
    expect(rows(importFiles([text('a.txt', 'Doing sha256 for 3s on 16 size blocks:\n')]))).toHaveLength(1);
  });
  it('leaves out a row with more values than the head has sizes', () => {
    const table = content('openssl/table.txt').replace('sha256          984480.91k', 'sha256   1.00k  984480.91k');
    const outcome = importFiles([text('a.txt', table)]);
    expect(rows(outcome).map(([name]) => name)).not.toContain('sha256');
    expect(unread(outcome).join()).toContain('sha256 1.00k 984480.91k');
  });
});

describe('qemu-img bench', () => {
  it('gives the time, apart by what was sent, and why one failed', () => {
    const elapsed = 'elapsed time s lower primary';
    const load = { operation: 'write', format: 'raw' };
    const small = { ...load, requests: 50000, 'block-size': 4096, depth: 8 };
    const large = { ...load, requests: 20000, 'block-size': 16384, depth: 64, offset: 65536, step: 8192 };
    expect(rows(read('qemu-img/three.txt'))).toEqual([
      ['qemu-img bench', small, elapsed, [1.045, 0.859]],
      ['qemu-img bench', { ...large, 'flush-every': 100 }, elapsed, ['Failed request: Input/output error']],
    ]);
  });
  it('does not fail for what a warning says', () => {
    const log = content('qemu-img/three.txt').replace('qemu-img: Failed request', 'qemu-img: warning: slow request');
    expect(
      rows(importFiles([text('a.txt', log)]))
        .at(-1)
        ?.at(-1),
    ).toEqual(['no result was printed']);
  });
});

describe('HPC Challenge', () => {
  it('gives the rates of its summary, without what was not measured', () => {
    const outcome = read('hpcc/one.txt');
    const found = rows(outcome);
    expect(found).toHaveLength(21);
    expect(found[0]).toEqual([
      'HPL',
      { processes: 1, n: 200, nb: 80, p: 1, q: 1 },
      'rate Tflop/s higher primary',
      [0.00174239],
    ]);
    const array = { processes: 1, 'array-size': 13333, threads: 1 };
    expect(found).toContainEqual(['StarSTREAM Triad', array, 'rate GB/s higher primary', [50.2421]]);
    expect(found).toContainEqual(['SingleSTREAM Copy', array, 'rate GB/s higher primary', [79.1863]]);
    // The links of one process are printed as -1.
    expect(found.filter(([, , what]) => /latency|bandwidth/.test(String(what)))).toEqual([]);
    expect([reportOf(outcome).provenance?.toolVersion, unread(outcome)]).toEqual(['1.5.0', []]);
  });
  it('has a run for each time that it appended to its file', () => {
    expect(rows(read('hpcc/one.txt', content('hpcc/one.txt')))[0]?.at(-1)).toEqual([0.00174239, 0.00174239]);
  });
  it('has no rate of a result that did not pass its check', () => {
    const wrong = content('hpcc/one.txt').replace(
      '0 tests completed and failed residual',
      '1 tests completed and failed residual',
    );
    const found = rows(importFiles([text('a.txt', wrong)]));
    expect(found.find(([name]) => name === 'PTRANS')?.at(-1)).toEqual(['the result did not pass its check']);
    expect(found.find(([name]) => name === 'HPL')?.at(-1)).toEqual([0.00174239]);
  });
});

describe("a time in a format of one's own", () => {
  it('is read where the log shows the format, apart by command', () => {
    const [elapsed, size] = ['elapsed time s lower primary', 'maximum resident set kbytes lower cost'];
    expect(rows(read('time/gnu-format.txt'))).toEqual([
      ['sleep 0.1', {}, elapsed, [0.1, 0.1]],
      ['sleep 0.1', {}, size, [1680, 1664]],
      ['false', {}, elapsed, ['exit status 1']],
    ]);
    expect(rows(read('time/own-format.txt'))[0]).toEqual(['sleep 0.1', {}, elapsed, [0.112, 0.107]]);
  });
  it('may be set once for several commands, with a decimal comma', () => {
    const log = "$ TIMEFORMAT='%R'\n$ time make -j8\n12,500\n$ time make -j144\n3,250\n";
    expect(rows(importFiles([text('a.txt', log)])).map(([name, , , values]) => [name, values])).toEqual([
      ['make -j8', [12.5]],
      ['make -j144', [3.25]],
    ]);
  });
  it('means nothing without the command', () => {
    expect(importFiles([text('a.txt', '0.112\n0.107\n')]).report).toBeUndefined();
  });
});

describe('perf kvm stat', () => {
  const average = 'average handling time us lower primary';
  it('gives times by reason of the exit, with halts and counts as info', () => {
    const outcome = read('perf-kvm/report.txt');
    expect(rows(outcome)).toEqual([
      ['MSR_WRITE', {}, average, [0.8]],
      ['MSR_WRITE', {}, 'maximum handling time us none info', [15.62]],
      ['MSR_WRITE', {}, 'exits  none info', [300]],
      ['HLT', {}, 'average handling time us none info', [15000.5]],
      ['HLT', {}, 'maximum handling time us none info', [331541.6]],
      ['HLT', {}, 'exits  none info', [80]],
      ['EXTERNAL_INTERRUPT', {}, average, [2.25]],
      ['EXTERNAL_INTERRUPT', {}, 'maximum handling time us none info', [8.38]],
      ['EXTERNAL_INTERRUPT', {}, 'exits  none info', [20]],
      ['all exits', {}, 'exits  none info', [400]],
      ['all exits', {}, 'handling time us none info', [1200325]],
    ]);
  });
  it('has reasons of several words on s390', () => {
    const log = content('perf-kvm/report.txt')
      .replace('               HLT ', '        Wait state ')
      .replace('EXTERNAL_INTERRUPT', '    Host interruption');
    const found = rows(importFiles([text('a.txt', log)]));
    expect(found).toContainEqual(['Wait state', {}, 'average handling time us none info', [15000.5]]);
    expect(found).toContainEqual(['Host interruption', {}, average, [2.25]]);
  });
  it('counts the intervals of live as one run', () => {
    const outcome = read('perf-kvm/live.txt');
    const found = rows(outcome);
    // 300 exits of 10 us and 100 of 30 us.
    expect(found[0]).toEqual(['IO_INSTRUCTION', {}, average, [15]]);
    expect(found.slice(-2).map((row) => row.at(-1))).toEqual([[500], [8000]]);
    expect(unread(outcome).join()).toContain('2 intervals of perf kvm stat live');
  });
});

describe('KVM selftests', () => {
  const mode = { 'guest-mode': 'PA-bits:ANY, VA-bits:48, 4K pages' };
  const inSeconds = (name: string) => `${name} s lower primary`;
  it('are read in the log of a whole run, without what a failed test printed', () => {
    const log = { ...mode, iterations: 2 };
    const outcome = read('kvm-selftests/run.txt');
    expect(rows(outcome)).toEqual([
      ['demand_paging_test', mode, inSeconds('guest execution time'), [2.5]],
      ['demand_paging_test', mode, 'demand paging rate pages/s higher info', [104857.6]],
      ['dirty_log_perf_test', log, inSeconds('populate memory'), [3.617061946]],
      ['dirty_log_perf_test', log, inSeconds('enable dirty logging'), [0.000198858]],
      ['dirty_log_perf_test', { ...log, round: 1 }, inSeconds('dirty memory'), [1.000660899]],
      ['dirty_log_perf_test', { ...log, round: 2 }, inSeconds('dirty memory'), [0.088427035]],
      ['dirty_log_perf_test', log, inSeconds('disable dirty logging'), [0.050827172]],
      ['dirty_log_perf_test', log, inSeconds('get dirty log'), [0.000035067]],
      ['dirty_log_perf_test', log, inSeconds('clear dirty log'), [0.034307145]],
      [
        'memslot_perf_test map',
        { seconds: 5 },
        inSeconds('time per iteration'),
        ['Memslot count too high for this test'],
      ],
      ['memslot_perf_test unmap', { seconds: 5 }, 'slot setup s lower info', [1.698964001, 1.701964001]],
      ['memslot_perf_test unmap', { seconds: 5 }, inSeconds('time per iteration'), [0.116748002, 0.113867366]],
      [
        'memslot_perf_test move active area',
        { seconds: 5 },
        inSeconds('time per iteration'),
        ['lib/kvm_util.c:1163: !ret'],
      ],
    ]);
    expect(unread(outcome)).toEqual([]);
  });
  it('have the options of their commands as parameters', () => {
    const found = rows(read('kvm-selftests/commands.txt'));
    const dirty = { ...mode, vcpus: 96, backing: 'anonymous_hugetlb_1gb', iterations: 2 };
    expect(found[0]).toEqual(['dirty_log_perf_test', dirty, inSeconds('run time'), ['lib/kvm_util.c:1312: !ret']]);
    expect(found[2]?.[1]).toEqual({ ...mode, uffd: 'MINOR', backing: 'shmem' });
    expect(found.filter(([, , what]) => what === inSeconds('mark memory idle'))).toEqual([
      ['access_tracking_perf_test', { ...mode, vcpus: 4, round: 1 }, inSeconds('mark memory idle'), [2.71194669]],
      ['access_tracking_perf_test', { ...mode, vcpus: 4, round: 2 }, inSeconds('mark memory idle'), [2.70194669]],
    ]);
  });
  it('mark memory twice in each mode of the guest', () => {
    const log = content('kvm-selftests/commands.txt');
    const once = log.slice(log.lastIndexOf('Testing guest mode'));
    const found = rows(importFiles([text('a.txt', `${log}${once.replace('VA-bits:48', 'VA-bits:40')}`)]));
    const marked = found.filter(([, , what]) => what === inSeconds('mark memory idle'));
    const narrow = { 'guest-mode': 'PA-bits:ANY, VA-bits:40, 4K pages' };
    expect(marked.map(([, parameters]) => parameters)).toEqual(
      [mode, narrow].flatMap((one) => [1, 2].map((round) => ({ ...one, vcpus: 4, round }))),
    );
  });
  it('of older kernels print a rate that is too low; it is computed again', () => {
    // As printed by three kernels.
    expect(pagingRate(32252.069411, 3.512797457)).toBeCloseTo(262144 / 3.512797457, 3);
    expect(pagingRate(326366.862927, 0.2008047)).toBe(326366.862927);
    expect(pagingRate(23876.253375, 10.97927702)).toBe(23876.253375);
    // Neither division gives a whole number.
    expect(pagingRate(1000.5, 1.2345)).toBe(1000.5);
  });
});

describe("Cloud Hypervisor's metrics", () => {
  it('have units and directions by their names, a version, and failed tests', () => {
    const report = reportOf(read('cloud-hypervisor/metrics.json'));
    expect(rows(read('cloud-hypervisor/metrics.json'))).toEqual([
      ['boot_time_pmem', {}, 'time ms lower primary', 104.25],
      ['virtio_net_throughput_single_queue_rx', {}, 'throughput Gbit/s higher primary', 9.25],
      ['block_write', {}, 'bandwidth MiB/s higher primary', ['FAILED']],
    ]);
    expect(report.benchmarks[0]?.results?.[0]).toMatchObject({ stddev: 6.5, min: 93.75, max: 118.5 });
    expect(report.environments?.[0]?.hypervisor).toEqual({ name: 'Cloud Hypervisor', version: 'v40.0' });
    expect(report.date).toBe('2024-07-16');
  });
  it('have no value where a test passed without a mean', () => {
    const log = content('cloud-hypervisor/metrics.json').replace('"mean": 9.25,', '');
    expect(rows(importFiles([text('a.json', log)]))[1]?.at(-1)).toEqual(['no value']);
  });
});
