// What vmibench-env.sh says of tuning, and of a host's guests: recorded files of the kernel below another root.
import { describe, expect, it } from 'vitest';
import { intel, kvmGuest } from './machines';
import { describeMachine } from './support';

const tuned = {
  'sys/kernel/mm/ksm/run': '1\n',
  'proc/sys/kernel/numa_balancing': '0\n',
  'sys/kernel/mm/transparent_hugepage/defrag': 'always defer [defer+madvise] madvise never\n',
  'etc/tuned/active_profile': 'virtual-host\n',
  'sys/devices/system/cpu/cpuidle/current_driver': 'intel_idle\n',
  'sys/devices/system/cpu/cpu0/cpuidle/state0/name': 'POLL\n',
  'sys/devices/system/cpu/cpu0/cpuidle/state0/disable': '0\n',
  'sys/devices/system/cpu/cpu0/cpuidle/state1/name': 'C1E\n',
  'sys/devices/system/cpu/cpu0/cpuidle/state1/disable': '0\n',
  'sys/devices/system/cpu/cpu0/cpuidle/state2/name': 'C6\n',
  'sys/devices/system/cpu/cpu0/cpuidle/state2/disable': '1\n',
  'sys/devices/system/cpu/cpu0/cpufreq/energy_performance_preference': 'performance\n',
  'sys/devices/system/cpu/cpu1/cpufreq/energy_performance_preference': 'balance_power\n',
  'proc/self/cgroup': '0::/bench.slice\n',
  'sys/fs/cgroup/bench.slice/cpu.max': '200000 100000\n',
  'sys/fs/cgroup/bench.slice/memory.max': 'max\n',
  'sys/fs/cgroup/bench.slice/cpuset.cpus': '0-3\n',
  'proc/irq/default_smp_affinity': 'ff\n',
  'proc/version': 'Linux version 6.12.8 (a@b) (gcc (SUSE Linux) 13.3.0, GNU ld 2.43) #1 SMP Thu\n',
  'boot/config-6.12.8-1-default': 'CONFIG_SMP=y\nCONFIG_PROVE_LOCKING=y\n# CONFIG_KASAN is not set\nCONFIG_KCSAN=y\n',
};

describe('tuning', () => {
  it('is described on a host', () => {
    expect(describeMachine({ ...intel, ...tuned }).host).toMatchObject({
      ksm: true,
      numaBalancing: false,
      thpDefrag: 'defer+madvise',
      tuned: 'virtual-host',
      cpuidle: 'intel_idle, deepest C1E',
      energyPreference: 'performance, balance_power',
      cgroup: 'cpu.max 200000 100000, cpuset.cpus 0-3',
      irqAffinity: 'ff',
      compiler: 'gcc (SUSE Linux) 13.3.0, GNU ld 2.43',
      config: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
      debugOptions: 'PROVE_LOCKING, KCSAN',
    });
  });
  it('is described in a guest, and left out where nothing is known', () => {
    const { guest } = describeMachine({ ...kvmGuest, 'sys/kernel/mm/ksm/run': '0\n' });
    expect(guest).toMatchObject({ ksm: false });
    for (const name of ['tuned', 'cpuidle', 'cgroup', 'config', 'debugOptions', 'compiler'])
      expect(guest).not.toHaveProperty(name);
  });
});

const smaps = (page: number, huge: number): string =>
  [
    '55d0-55d1 r-xp 0 08:01 1 /usr/bin/qemu',
    'Size:               1000 kB',
    'KernelPageSize:        4 kB',
    'Rss:                1000 kB',
    'AnonHugePages:         0 kB',
    '7f00-7f80 rw-p 0 00:00 0',
    'Size:            2097152 kB',
    `KernelPageSize:     ${page} kB`,
    'Rss:             2000000 kB',
    `AnonHugePages:   ${huge} kB`,
    '7fff-8000 rw-p 0 00:00 0 [stack]',
    'Size:                132 kB',
    'KernelPageSize:        4 kB',
    'Rss:                  20 kB',
    'AnonHugePages:         0 kB',
    '',
  ].join('\n');

const host = {
  ...intel,
  'sys/module/kvm/parameters/halt_poll_ns': '200000\n',
  'sys/module/kvm/parameters/nx_huge_pages': 'auto\n',
  'sys/module/kvm_intel/parameters/nested': 'N\n',
  'proc/812/comm': 'qemu-system-x86\n',
  'proc/812/cmdline': [
    'qemu-system-x86_64',
    '-object',
    'secret,id=s0,data=hunter2',
    '-vnc',
    'x,password=hunter3',
    '-smp',
    '2',
    '',
  ].join('\0'),
  'proc/812/smaps': smaps(4, 1_900_000),
  'proc/812/task/812/comm': 'qemu-system-x86\n',
  'proc/812/task/812/status': 'Cpus_allowed_list:\t0-15\n',
  'proc/812/task/813/comm': 'CPU 0/KVM\n',
  'proc/812/task/813/status': 'Name:\tCPU 0/KVM\nCpus_allowed_list:\t2\n',
  'proc/812/task/814/comm': 'vhost-812\n',
  'proc/812/task/814/status': 'Cpus_allowed_list:\t4-7\n',
  'proc/900/comm': 'sshd\n',
};

describe('a host of guests', () => {
  it('has all parameters of KVM, and its guests without their secrets', () => {
    expect(describeMachine(host, ['--hypervisor']).hypervisor).toEqual({
      name: 'KVM',
      version: '6.12.8-1-default',
      mmu: 'hardware-nested',
      params: { halt_poll_ns: 200000, nx_huge_pages: 'auto', ept: true, nested: false },
      commandLine: 'qemu-system-x86_64 -object secret,*** -vnc x,password=*** -smp 2',
      affinity: 'CPU 0/KVM 2, vhost 4-7',
      backing: 'transparent huge pages',
    });
  });
  it.each([
    [4, 0, '4 kB pages'],
    [2048, 0, '2048 kB pages'],
  ])('tells what backs a guest: pages of %s kB', (page, huge, expected) => {
    const machine = { ...host, 'proc/812/smaps': smaps(page, huge) };
    expect(describeMachine(machine, ['--hypervisor']).hypervisor).toMatchObject({ backing: expected });
  });
  it('keeps secrets out of the kernel command line', () => {
    const machine = { ...intel, 'proc/cmdline': 'quiet rd.luks.key=/k api_token=abc,def Password=x root=UUID=1\n' };
    expect(describeMachine(machine).host?.cmdline).toBe('quiet rd.luks.key=*** api_token=*** Password=*** root=UUID=1');
  });
});
