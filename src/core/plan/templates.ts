/** Plans to begin with. Each is without problems as it is; commands and names are to be replaced. */
import type { Plan } from '../generated/plan-format';
import { canonicalPlan } from './read';

export const planTemplateNames = ['two-commands', 'two-kernels', 'two-guests', 'toggle'] as const;
export type PlanTemplateName = (typeof planTemplateNames)[number];

const templates: Readonly<Record<PlanTemplateName, Plan>> = {
  'two-commands': {
    format: 'vmiplan/1',
    title: 'gzip at level 6 against level 1',
    subjects: [
      { id: 'level-6', role: 'baseline', config: { level: 6 } },
      { id: 'level-1', config: { level: 1 } },
    ],
    benchmarks: [{ id: 'pack', command: 'seq 1 300000 | gzip -{level} > /dev/null', read: 'time', warmup: 1 }],
    design: { runs: 12 },
  },
  'two-kernels': {
    format: 'vmiplan/1',
    title: '6.12 against 6.13-rc2',
    target: { shell: 'ssh root@sut' },
    subjects: [
      {
        id: 'old',
        role: 'baseline',
        config: { kernel: '6.12.0' },
        prepare: 'grub-reboot {kernel}',
        verify: { 'uname -r': '6.12.0' },
      },
      {
        id: 'new',
        config: { kernel: '6.13.0-rc2' },
        prepare: 'grub-reboot {kernel}',
        verify: { 'uname -r': '6.13.0-rc2' },
      },
    ],
    reset: 'boot',
    restart: 'reboot',
    ready: { within: '15 min' },
    settle: '60 s',
    benchmarks: [{ id: 'hackbench', command: 'hackbench -l 1000', read: 'hackbench', timeout: '20 min', warmup: 1 }],
    design: { restarts: 12, runs: 1 },
    limits: { budget: '10 h' },
  },
  'two-guests': {
    format: 'vmiplan/1',
    title: 'QEMU with small against large pages',
    target: { shell: 'ssh -p 2222 root@localhost' },
    subjects: [
      { id: 'small', role: 'baseline', config: { memory: 'memory-backend-ram,id=ram,size=2G' } },
      { id: 'large', config: { memory: 'memory-backend-file,id=ram,size=2G,mem-path=/dev/hugepages' } },
    ],
    reset: 'vm',
    restart: {
      command: [
        'kill "$(cat guest.pid)" 2> /dev/null; sleep 1; qemu-system-x86_64 -accel kvm -cpu host -smp 2 -m 2G',
        '-object {memory} -machine q35,memory-backend=ram -drive file=guest.qcow2,snapshot=on',
        '-nic user,hostfwd=tcp::2222-:22 -display none -daemonize -pidfile guest.pid',
      ].join(' '),
      on: 'here',
    },
    ready: { within: '2 min' },
    settle: '10 s',
    benchmarks: [
      {
        id: 'sysbench-memory',
        command: 'sysbench memory run',
        read: { pattern: '([0-9.]+) MiB/sec' },
        metric: { name: 'throughput', unit: 'MiB/s', direction: 'higher' },
        warmup: 1,
      },
    ],
    design: { restarts: 9, runs: 2 },
  },
  toggle: {
    format: 'vmiplan/1',
    title: 'halt polling on and off',
    subjects: [
      { id: 'polling', role: 'baseline', config: { halt_poll_ns: 200000 } },
      { id: 'no-polling', config: { halt_poll_ns: 0 } },
    ].map((subject) => ({
      ...subject,
      prepare: 'echo {halt_poll_ns} > /sys/module/kvm/parameters/halt_poll_ns',
    })) as Plan['subjects'],
    reset: 'toggle',
    benchmarks: [
      { id: 'netperf-rr', command: 'netperf -H guest -t TCP_RR', read: 'netperf', timeout: '5 min', warmup: 1 },
    ],
    design: { looks: [5, 10, 20, 40] },
  },
};

/** The text of a template, in canonical layout. */
export function planTemplate(name: PlanTemplateName): string {
  return planText(templates[name]);
}

/** A plan as text, in canonical layout. */
export function planText(plan: Plan): string {
  const text = JSON.stringify(plan);
  return canonicalPlan(text) ?? text;
}
