// Made-up machines: the kernel's files, reduced to those that the script reads.

export type Machine = Readonly<Record<string, string>>;

const flags = 'fpu vme de pse tsc msr pae mce cx8 sse2 ht syscall nx vmx aes avx2';
const topology = (threads: number, at: (cpu: number) => readonly [number, number]): Machine =>
  Object.fromEntries(
    Array.from({ length: threads }, (_, cpu) => {
      const [socket, core] = at(cpu);
      const place = `sys/devices/system/cpu/cpu${String(cpu)}/topology`;
      return [
        [`${place}/physical_package_id`, `${String(socket)}\n`],
        [`${place}/core_id`, `${String(core)}\n`],
      ];
    }).flat(),
  );
const each = (threads: number, path: string, value: string): Machine =>
  Object.fromEntries(
    Array.from({ length: threads }, (_, cpu) => [`sys/devices/system/cpu/cpu${String(cpu)}/${path}`, value]),
  );

/** Two sockets with four cores each, two threads per core, performance governor, turbo off, huge pages. */
export const intel: Machine = {
  'proc/cpuinfo': Array.from({ length: 16 }, (_, cpu) =>
    [
      `processor\t: ${String(cpu)}`,
      'vendor_id\t: GenuineIntel',
      'model name\t: Intel(R) Xeon(R) Silver 4215 CPU @ 2.50GHz',
      'microcode\t: 0x5003605',
      'cpu MHz\t\t: 3100.123',
      'cpu cores\t: 4',
      `flags\t\t: ${flags}`,
      '',
    ].join('\n'),
  ).join('\n'),
  ...topology(16, (cpu) => [Math.floor(cpu / 4) % 2, cpu % 4]),
  ...each(16, 'cpufreq/scaling_governor', 'performance\n'),
  'sys/devices/system/cpu/smt/control': 'on\n',
  'sys/devices/system/cpu/smt/active': '1\n',
  'sys/devices/system/cpu/intel_pstate/no_turbo': '1\n',
  'sys/devices/system/cpu/vulnerabilities/meltdown': 'Not affected\n',
  // Bare metal, although the text mentions KVM and VMX.
  'sys/devices/system/cpu/vulnerabilities/itlb_multihit': 'KVM: Mitigation: VMX disabled\n',
  'sys/devices/system/node/node0/cpulist': '0-3,8-11\n',
  'sys/devices/system/node/node1/cpulist': '4-7,12-15\n',
  'sys/kernel/mm/transparent_hugepage/enabled': 'always [madvise] never\n',
  'sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages': '512\n',
  'sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages': '0\n',
  'sys/class/dmi/id/sys_vendor': 'Dell Inc.\n',
  'sys/class/dmi/id/product_name': 'PowerEdge R640\n',
  'sys/class/block/nvme0n1/device/model': 'Dell Express Flash PM1725b             \n',
  'sys/class/block/nvme0n1/queue/rotational': '0\n',
  'sys/module/kvm_intel/parameters/ept': 'Y\n',
  'proc/sys/kernel/arch': 'x86_64\n',
  'proc/sys/kernel/osrelease': '6.12.8-1-default\n',
  'proc/cmdline': 'BOOT_IMAGE=/vmlinuz root=UUID=1 mitigations=auto quote="a\\b"\n',
  'proc/meminfo': 'MemTotal:       196608000 kB\nMemFree:        1 kB\n',
  'proc/mounts':
    '/dev/sda1 / ext4 rw,relatime 0 0\n/dev/nvme0n1 /bench\\040data xfs rw,noatime 0 0\ntmpfs /bench tmpfs rw 0 0\n',
  'etc/os-release': 'NAME="openSUSE"\nPRETTY_NAME="openSUSE \\"Leap\\" \\$15"\n',
};

/** A QEMU/KVM guest with four CPUs; the CPU name does not mention the host. */
export const kvmGuest: Machine = {
  'proc/cpuinfo': Array.from({ length: 4 }, (_, cpu) =>
    [
      `processor\t: ${String(cpu)}`,
      'vendor_id\t: AuthenticAMD',
      'model name\t: AMD EPYC-Milan Processor',
      `flags\t\t: ${flags} hypervisor lahf_lm`,
      '',
    ].join('\n'),
  ).join('\n'),
  ...topology(4, (cpu) => [0, cpu]),
  'sys/devices/system/cpu/smt/control': 'notsupported\n',
  'sys/devices/system/cpu/smt/active': '0\n',
  'sys/devices/system/cpu/vulnerabilities/spectre_v2': 'Mitigation: Retpolines; IBPB: conditional\n',
  'sys/devices/system/clocksource/clocksource0/available_clocksource': 'kvm-clock tsc acpi_pm \n',
  'sys/devices/system/clocksource/clocksource0/current_clocksource': 'kvm-clock\n',
  'sys/class/dmi/id/sys_vendor': 'QEMU\n',
  'sys/class/dmi/id/product_name': 'Standard PC (Q35 + ICH9, 2009)\n',
  'sys/class/dmi/id/product_version': 'pc-q35-8.2\n',
  'sys/bus/virtio/drivers/virtio_blk/virtio1/status': '0x0f\n',
  'sys/bus/virtio/drivers/virtio_net/virtio0/status': '0x0f\n',
  'sys/bus/virtio/drivers/virtio_net/virtio2/status': '0x0f\n',
  'sys/bus/virtio/drivers/virtio_gpu/uevent': '\n',
  'proc/sys/kernel/arch': 'x86_64\n',
  'proc/sys/kernel/osrelease': '6.8.0-31-generic\n',
  'proc/cmdline': 'console=ttyS0\n',
  'proc/meminfo': 'MemTotal:        4005000 kB\n',
  'proc/mounts': '/dev/vda1 / ext4 rw,relatime 0 0\n',
  'etc/os-release': "PRETTY_NAME='Ubuntu 24.04 LTS'\n",
};

/** A paravirtual Xen guest, without firmware tables. */
export const xenGuest: Machine = {
  'proc/cpuinfo': Array.from({ length: 2 }, (_, cpu) =>
    [
      `processor\t: ${String(cpu)}`,
      'vendor_id\t: GenuineIntel',
      'model name\t: Intel(R) Xeon(R) CPU E5-2680 v2 @ 2.80GHz',
      `flags\t\t: ${flags} hypervisor`,
      '',
    ].join('\n'),
  ).join('\n'),
  'sys/hypervisor/type': 'xen\n',
  'sys/hypervisor/guest_type': 'PV\n',
  'sys/hypervisor/version/major': '4\n',
  'sys/hypervisor/version/minor': '17\n',
  'sys/hypervisor/version/extra': '.2\n',
  'sys/devices/system/clocksource/clocksource0/current_clocksource': 'xen\n',
  'sys/bus/xen/drivers/vbd/vbd-51712/state': '4\n',
  'sys/bus/xen/drivers/vif/vif-0/state': '4\n',
  'proc/sys/kernel/osrelease': '6.1.0-18-amd64\n',
  'proc/meminfo': 'MemTotal:        2048000 kB\n',
};

/** A server with Arm cores: no hypervisor bit, names as numbers, a model in the device tree. */
export const arm64: Machine = {
  'proc/cpuinfo': Array.from({ length: 8 }, (_, cpu) =>
    [
      `processor\t: ${String(cpu)}`,
      'BogoMIPS\t: 50.00',
      'Features\t: fp asimd evtstrm aes',
      'CPU implementer\t: 0x41',
      'CPU architecture: 8',
      'CPU variant\t: 0x3',
      'CPU part\t: 0xd0c',
      'CPU revision\t: 1',
      '',
    ].join('\n'),
  ).join('\n'),
  ...topology(8, (cpu) => [-1, cpu]),
  ...each(8, 'cpufreq/scaling_governor', 'schedutil\n'),
  'sys/devices/system/cpu/cpu3/cpufreq/scaling_governor': 'performance\n',
  'sys/devices/system/cpu/smt/control': 'notimplemented\n',
  'sys/devices/system/cpu/smt/active': '0\n',
  'sys/devices/system/cpu/cpufreq/boost': '1\n',
  'sys/devices/system/cpu/cpu0/cpufreq/base_frequency': '3000000\n',
  'proc/device-tree/model': 'Some Board, rev \u00e9 1\0',
  'proc/sys/kernel/arch': 'aarch64\n',
  'proc/sys/kernel/osrelease': '6.9.0\n',
  'proc/meminfo': 'MemTotal:        32768000 kB\n',
};
