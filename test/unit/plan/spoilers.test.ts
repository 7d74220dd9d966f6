// What spoils measurements, asked of made machines by a real shell.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { sayEnglish } from '../../../src/core/messages/messages';
import { spoilerScript, spoilersIn } from '../../../src/core/plan/spoilers';

const quiet = {
  'proc/cpuinfo': 'processor\t: 0\nmodel name\t: x\nprocessor\t: 1\n',
  'proc/loadavg': '0.30 0.40 0.50 1/99 1234\n',
  'proc/meminfo': 'MemTotal:  100 kB\nSwapTotal:  900000 kB\nSwapFree:  899000 kB\n',
  'proc/stat': 'cpu  100 0 100 800 0 0 0 2 0 0\ncpu0 1 1\n',
  'proc/12/comm': 'sshd\n',
  'sys/devices/system/cpu/cpu0/cpufreq/scaling_governor': 'performance\n',
  'sys/devices/system/cpu/intel_pstate/no_turbo': '1\n',
  'sys/class/power_supply/AC/type': 'Mains\n',
  'sys/class/power_supply/AC/online': '1\n',
  'sys/class/power_supply/BAT0/type': 'Battery\n',
};

/** What is said of a machine that differs from a quiet one, without the same beginning of each sentence. */
function said(over: Readonly<Record<string, string>>, base: Readonly<Record<string, string>> = quiet): string[] {
  const root = mkdtempSync(join(tmpdir(), 'vmibench-machine-'));
  try {
    for (const [name, text] of Object.entries({ ...base, ...over })) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const { stdout, stderr, status } = spawnSync('/bin/sh', ['-c', spoilerScript(root)], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    return spoilersIn(stdout).map((one) => sayEnglish(one).replace('before the first run: ', ''));
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe.skipIf(process.platform === 'win32')('a machine before its first run', () => {
  it('is not complained about where it is quiet, or tells nothing', () => {
    expect(said({})).toEqual([]);
    expect(said({}, {})).toEqual([]);
    expect(spoilersIn('sh: permission denied\nload\nsteal x y\n')).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a governor',
      { 'sys/devices/system/cpu/cpu1/cpufreq/scaling_governor': 'powersave\n' },
      'the CPU frequency governor is powersave, so speed follows the load; set it to performance',
    ],
    [
      'turbo of Intel',
      { 'sys/devices/system/cpu/intel_pstate/no_turbo': '0\n' },
      'turbo is on, so speed depends on heat and on other cores; turn it off while you measure',
    ],
    [
      'turbo of AMD',
      { 'sys/devices/system/cpu/cpufreq/boost': '1\n' },
      'turbo is on, so speed depends on heat and on other cores; turn it off while you measure',
    ],
    [
      'a load',
      { 'proc/loadavg': '1.52 0.40 0.50 1/99 1234\n' },
      'a load of 1.5 on 2 cores; end what else runs, or wait for it',
    ],
    [
      'swapped memory',
      { 'proc/meminfo': 'SwapTotal:  900000 kB\nSwapFree:  490400 kB\n' },
      '400 MB of memory are swapped out and will be read back; make room first',
    ],
    [
      'other guests',
      { 'proc/77/comm': 'qemu-system-x86\n', 'proc/78/comm': 'firecracker\n' },
      '2 guests run on this machine already; shut down what you do not measure',
    ],
    [
      'steal',
      { 'proc/stat': 'cpu  100 0 100 700 0 0 0 100 0 0\n' },
      '10% of the time of this guest went to others; measure where it has its cores alone',
    ],
    [
      'a battery',
      { 'sys/class/power_supply/AC/online': '0\n' },
      'the machine runs on battery, which slows it down; plug it in',
    ],
  ])('has a sentence about %s', (_what, over, expected) => {
    expect(said(over)).toEqual([expected]);
  });
});
