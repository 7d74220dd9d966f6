/** Phoronix's description of a machine: its lists `Processor: …, Memory: …`, and the details of newer versions. */
import { withoutUndefined } from '../metrics';
import type { Surroundings } from '../model';
import { number } from '../numbers';

/** `Key: value, Key: value`, where a value may hold commas: a key is capitalized and follows a comma. */
export function keyList(text: string): Map<string, string> {
  const parts = text.split(/,\s+(?=[A-Z][A-Za-z -]{1,30}: )/);
  return new Map(
    parts.flatMap((part): [string, string][] => {
      const at = part.indexOf(': ');
      return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 2).trim()]] : [];
    }),
  );
}

type Details = Readonly<Record<string, unknown>>;

/**
 * The system layer names the hypervisor, and the rest describes the guest. Without a layer the machine is entered as
 * a host, which need not be bare metal. "security" mentions KVM on bare metal too, so it is not used.
 */
export function ptsSurroundings(
  hardware: ReadonlyMap<string, string>,
  software: ReadonlyMap<string, string>,
  details: Details = {},
): Surroundings {
  const layer = software.get('System Layer') ?? virtualBoard(hardware.get('Motherboard'));
  const kernel = software.get('Kernel')?.split('(')[0]?.trimEnd();
  const arch = /\((\w+)\)/.exec(software.get('Kernel') ?? '')?.[1];
  const memoryMiB = memory(hardware.get('Memory'));
  const common = { os: software.get('OS'), kernel };
  if (layer) {
    const cpu = processor(hardware.get('Processor'));
    const guest = withoutUndefined<unknown>({
      ...common,
      arch,
      vcpus: cpu.threads ?? cpu.cores,
      memoryMiB,
      processor: cpu.model,
      filesystem: software.get('File-System'),
      storage: hardware.get('Disk'),
    });
    return { hypervisor: hypervisor(layer), guest };
  }
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : undefined);
  const host = withoutUndefined<unknown>({
    model: hardware.get('Motherboard'),
    arch,
    cpu: withoutUndefined<unknown>({ ...processor(hardware.get('Processor')), microcode: text('cpu-microcode') }),
    memoryMiB,
    governor: text('cpu-scaling-governor'),
    mitigations: mitigations(text('security')),
    thp: /Transparent Huge Pages: (\w+)/.exec(text('kernel-extra-details') ?? '')?.[1],
    kernel,
    os: common.os,
    storage: hardware.get('Disk'),
    filesystem: software.get('File-System'),
    nic: hardware.get('Network'),
  });
  return { host };
}

function virtualBoard(board: string | undefined): string | undefined {
  if (board === undefined) return undefined;
  if (/^Xen HVM domU/.test(board)) return board;
  return /^QEMU /.test(board) ? 'QEMU' : undefined;
}

/** `Xen HVM domU 4.2.amazon` is Xen with a version; `KVM`, `QEMU`, `VirtualBox`, `VMware` are names alone. */
function hypervisor(layer: string): Readonly<Record<string, unknown>> {
  const xen = /^Xen\b\s*(HVM|PV|PVH)?\s*(?:domU)?\s*(\S+)?/.exec(layer);
  if (xen) return withoutUndefined({ name: 'Xen', version: xen[2], mode: xen[1] });
  return { name: layer };
}

interface Processor {
  readonly model?: string;
  readonly sockets?: number;
  readonly cores?: number;
  readonly threads?: number;
  readonly ghz?: number;
}

/** `2 x Intel Xeon E5-2620 v2 @ 2.60GHz (12 Cores / 24 Threads)`. */
function processor(text: string | undefined): Processor {
  const parts = /^(?:(\d+) x )?(.*?)(?: @ ([\d.]+)GHz)?(?: \((\d+) Cores?(?: \/ (\d+) Threads?)?\))?$/.exec(text ?? '');
  if (!text || !parts) return {};
  const model = parts[2];
  return withoutUndefined<string | number>({
    model,
    sockets: number(parts[1]),
    cores: number(parts[4]),
    threads: number(parts[5]),
    ghz: number(parts[3]),
  }) as Processor;
}

/** In MiB: `16GB`, `2 x 8192 MB`, and sums of such as `8192 MB + 8192 MB`; undefined if anything else is there. */
function memory(text: string | undefined): number | undefined {
  const parts = (text ?? '')
    .split(' + ')
    .map((part) => /^(?:(\d{1,9}) x )?(\d{1,9}) ?(MB|GB)(?![\w+])/.exec(part.trim()));
  const sizes = parts.map((part) => part && Number(part[1] ?? 1) * Number(part[2]) * (part[3] === 'GB' ? 1024 : 1));
  const sum = sizes.reduce<number>((all, size) => all + (size ?? NaN), 0);
  return sum > 0 ? sum : undefined;
}

/** `l1tf: Not affected + mds: Vulnerable`: the names are those of sysfs. */
function mitigations(text: string | undefined): Readonly<Record<string, string>> | undefined {
  if (!text) return undefined;
  const pairs = text.split(' + ').flatMap((part): [string, string][] => {
    const found = /^(\w+): (.+)$/.exec(part);
    return found?.[1] && found[2] ? [[found[1], found[2]]] : [];
  });
  return pairs.length ? Object.fromEntries(pairs) : undefined;
}
