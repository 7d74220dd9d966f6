// vmibench-env.sh in a real shell, on this machine and on recorded machines below another root.
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arm64, intel, kvmGuest, xenGuest } from './machines';
import type { Machine } from './machines';
import { describeMachine, has, parse, rootOf, run, script, shells } from './support';

describe('the script on this machine', () => {
  it.each(Object.entries(shells))('%s', (name, shell) => {
    if (!has(shell[0] ?? '')) {
      console.log(`${name} is not on this machine: skipped`);
      return;
    }
    const environment = parse(run(shell, ['here']));
    expect(environment.id).toBe('here');
    const kernel = spawnSync('uname', ['-r'], { encoding: 'utf8' }).stdout.trim();
    expect(environment.host?.kernel ?? environment.guest?.kernel).toBe(kernel);
    expect(environment.host?.arch ?? environment.guest?.arch).toBe(
      spawnSync('uname', ['-m'], { encoding: 'utf8' }).stdout.trim(),
    );
  });
  it('gives the same output in every shell', () => {
    const found = Object.values(shells)
      .filter((shell) => has(shell[0] ?? ''))
      .map((shell) => run(shell, []).stdout);
    expect(new Set(found).size).toBe(1);
  });
  it('passes shellcheck', () => {
    if (!has('shellcheck')) {
      console.log('shellcheck is not on this machine: skipped');
      return;
    }
    const checked = spawnSync('shellcheck', ['--shell=sh', '--enable=quote-safe-variables', script], {
      encoding: 'utf8',
    });
    expect(checked.stdout).toBe('');
  });
});

describe('bare metal, Intel', () => {
  it('describes the host', () => {
    expect(describeMachine(intel, ['r640'], { VMIBENCH_DIR: '/bench data/run 1' })).toEqual({
      id: 'r640',
      bareMetal: true,
      host: {
        model: 'Dell Inc. PowerEdge R640',
        arch: 'x86_64',
        cpu: {
          vendor: 'Intel',
          model: 'Intel(R) Xeon(R) Silver 4215 CPU @ 2.50GHz',
          sockets: 2,
          coresPerSocket: 4,
          threadsPerCore: 2,
          cores: 8,
          threads: 16,
          ghz: 2.5,
          microcode: '0x5003605',
        },
        memoryMiB: 192000,
        numaNodes: 2,
        smt: true,
        governor: 'performance',
        turbo: false,
        mitigations: { itlb_multihit: 'KVM: Mitigation: VMX disabled', meltdown: 'Not affected' },
        thp: 'madvise',
        hugepages: '512 x 2048kB',
        kernel: '6.12.8-1-default',
        cmdline: 'BOOT_IMAGE=/vmlinuz root=UUID=1 mitigations=auto quote="a\\b"',
        os: 'openSUSE "Leap" $15',
        storage: 'Dell Express Flash PM1725b (SSD)',
        filesystem: 'xfs rw,noatime',
      },
    });
  });
  it('describes the hypervisor with --hypervisor', () => {
    const environment = describeMachine(intel, ['--hypervisor']);
    expect(environment.bareMetal).toBeUndefined();
    expect(environment.hypervisor).toEqual({
      name: 'KVM',
      version: '6.12.8-1-default',
      mmu: 'hardware-nested',
      params: { ept: true },
    });
    expect(
      describeMachine({ ...intel, 'sys/module/kvm_intel/parameters/ept': 'N\n' }, ['--hypervisor']).hypervisor,
    ).toMatchObject({ mmu: 'shadow', params: { ept: false } });
  });
  it('is not mistaken for a guest because of cloud firmware alone', () => {
    expect(
      describeMachine({
        ...intel,
        'sys/class/dmi/id/sys_vendor': 'Google\n',
        'sys/class/dmi/id/product_name': 'Google Compute Engine\n',
      }).bareMetal,
    ).toBe(true);
  });
  it('finds the disk behind a partition', () => {
    const root = rootOf({
      ...intel,
      'sys/devices/pci/sdb/device/model': 'Disk B\n',
      'sys/devices/pci/sdb/queue/rotational': '1\n',
      'sys/devices/pci/sdb/sdb1/partition': '1\n',
      'proc/mounts': '/dev/sdb1 / ext4 rw 0 0\n',
    });
    symlinkSync('../../devices/pci/sdb/sdb1', join(root, 'sys/class/block/sdb1'));
    expect(parse(run(['sh'], [], { VMIBENCH_ROOT: root, VMIBENCH_DIR: '/x' })).host?.storage).toBe('Disk B (rotating)');
  });
});

describe('guests', () => {
  it('assign all facts to the guest under KVM', () => {
    expect(describeMachine(kvmGuest)).toEqual({
      id: 'guest',
      hypervisor: { name: 'KVM', userspace: 'QEMU' },
      guest: {
        os: 'Ubuntu 24.04 LTS',
        kernel: '6.8.0-31-generic',
        cmdline: 'console=ttyS0',
        vcpus: 4,
        memoryMiB: 3911,
        cpuMode: 'AMD EPYC-Milan Processor',
        clocksource: 'kvm-clock',
        drivers: ['virtio_blk', 'virtio_net'],
        arch: 'x86_64',
        machine: 'pc-q35-8.2',
        mitigations: { spectre_v2: 'Mitigation: Retpolines; IBPB: conditional' },
        storage: 'vda1',
        filesystem: 'ext4 rw,relatime',
      },
    });
  });
  it('describe Xen: version, paravirtual memory management, drivers', () => {
    expect(describeMachine(xenGuest)).toEqual({
      id: 'guest',
      hypervisor: { name: 'Xen', version: '4.17.2', mmu: 'paravirt' },
      guest: {
        kernel: '6.1.0-18-amd64',
        vcpus: 2,
        memoryMiB: 2000,
        cpuMode: 'Intel(R) Xeon(R) CPU E5-2680 v2 @ 2.80GHz',
        clocksource: 'xen',
        drivers: ['vbd', 'vif'],
        mode: 'PV',
      },
    });
  });
  it('treat the control domain of Xen as the host', () => {
    const environment = describeMachine({ ...xenGuest, 'proc/xen/capabilities': 'control_d\n' });
    expect(environment).toMatchObject({
      id: 'host',
      host: { kernel: '6.1.0-18-amd64', cpu: { threads: 2 } },
      hypervisor: { name: 'Xen', version: '4.17.2' },
    });
    expect(environment.guest).toBeUndefined();
    expect(environment.bareMetal).toBeUndefined();
  });
  it.each<[string, Machine, string | undefined]>([
    [
      'VMware',
      { 'sys/class/dmi/id/sys_vendor': 'VMware, Inc.\n', 'sys/class/dmi/id/product_name': 'VMware Virtual Platform\n' },
      'VMware',
    ],
    [
      'Hyper-V',
      {
        'sys/class/dmi/id/sys_vendor': 'Microsoft Corporation\n',
        'sys/class/dmi/id/product_name': 'Virtual Machine\n',
      },
      'Hyper-V',
    ],
    [
      'VirtualBox',
      { 'sys/class/dmi/id/sys_vendor': 'innotek GmbH\n', 'sys/class/dmi/id/product_name': 'VirtualBox\n' },
      'VirtualBox',
    ],
    [
      'one without firmware, by its clock',
      { 'sys/devices/system/clocksource/clocksource0/available_clocksource': 'tsc kvm-clock\n' },
      'KVM',
    ],
    ['one that says only that it is a guest', {}, undefined],
  ])('%s', (_name, files, name) => {
    const environment = describeMachine({
      'proc/cpuinfo': `processor\t: 0\nflags\t\t: ${'fpu hypervisor sse'}\n`,
      ...files,
    });
    expect(environment.id).toBe('guest');
    expect(environment.hypervisor?.name).toBe(name);
    expect(environment.bareMetal).toBeUndefined();
  });
  it('recognize a virtual Arm machine by its firmware', () => {
    const guest = describeMachine({
      ...arm64,
      'sys/class/dmi/id/sys_vendor': 'QEMU\n',
      'sys/class/dmi/id/product_name': 'KVM Virtual Machine\n',
    });
    expect(guest.hypervisor).toEqual({ name: 'KVM', userspace: 'QEMU' });
    expect(guest.guest).toMatchObject({ vcpus: 8, cpuMode: 'Neoverse-N1', arch: 'aarch64' });
  });
});

describe('arm64', () => {
  it('names cores, and does not claim bare metal without proof', () => {
    expect(describeMachine(arm64)).toEqual({
      id: 'host',
      host: {
        model: 'Some Board, rev é 1',
        arch: 'aarch64',
        cpu: { vendor: 'Arm', model: 'Neoverse-N1', threads: 8, ghz: 3 },
        memoryMiB: 32000,
        governor: 'schedutil, performance',
        turbo: true,
        kernel: '6.9.0',
      },
    });
  });
});

describe('files with arbitrary content', () => {
  const odd = 'quote " backslash \\ tab\tbell\u0007 delete\u007f $HOME `id` %s &amp; </script> ünï 漢 𝄞 end';
  it.each(Object.entries(shells))('is escaped by %s', (name, shell) => {
    if (!has(shell[0] ?? '')) {
      console.log(`${name} is not on this machine: skipped`);
      return;
    }
    const root = rootOf({
      ...intel,
      'proc/cmdline': `${odd}\n`,
      'sys/class/dmi/id/product_name': `${odd}\n`,
      'sys/devices/system/cpu/vulnerabilities/a "b"': `${odd}\nsecond line\n`,
    });
    const { host } = parse(run(shell, [], { VMIBENCH_ROOT: root, VMIBENCH_DIR: '/' }));
    expect(host?.cmdline).toBe(odd);
    expect(host?.model).toBe(`Dell Inc. ${odd}`);
    expect(host?.mitigations?.['a "b"']).toBe(`${odd}\nsecond line`);
  });
  it('have invalid UTF-8 replaced', () => {
    expect(describeMachine({ ...intel, 'proc/cmdline': 'a\udcffb\n' }).host?.cmdline).toBe('a\ufffdb');
  });
  it('lose values that are not numbers', () => {
    const { host } = describeMachine({
      ...intel,
      'proc/meminfo': 'MemTotal: lots kB\n',
      'sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages': 'x\n',
    });
    expect(host?.memoryMiB).toBeUndefined();
    expect(host?.hugepages).toBeUndefined();
  });
  it('give only an id if nothing is known', () => {
    expect(describeMachine({ nothing: '' })).toEqual({ id: 'host' });
  });
});

describe('arguments', () => {
  it('set an id, and reject an invalid one', () => {
    expect(describeMachine(intel, ['my-host.1']).id).toBe('my-host.1');
    for (const bad of ['', 'a b', '-x', '"', 'é']) {
      const output = run(['sh'], [bad]);
      expect(output.status).toBe(2);
      expect(output.stdout).toBe('');
      expect(output.stderr).toContain('usage:');
    }
  });
  it('can request a usage line', () => {
    expect(run(['sh'], ['--help'])).toMatchObject({
      status: 0,
      stderr: '',
      stdout: 'usage: vmibench-env.sh [--hypervisor] [ID]\n',
    });
  });
});
