/** The system line: what an engineer judges a report by before any number. */
import type { Environment, Report } from '../generated/format';
import { word, type Message } from '../words/words';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const said = (value: string | undefined): Message[] => (value === undefined ? [] : [word('system.text', { text: value })]);

/** Memory as people say it: 8192 MiB is "8 GiB". */
export function memoryText(mebibytes: number): string {
  return mebibytes >= 1024 && Number.isInteger(mebibytes / 512) ? `${mebibytes / 1024} GiB` : `${mebibytes} MiB`;
}

function cpuOf(host: NonNullable<Environment['host']>): Message[] {
  const { cpu } = host;
  if (!cpu) return [];
  const model = [cpu.vendor && !cpu.model?.includes(cpu.vendor) ? cpu.vendor : undefined, cpu.model].filter(Boolean).join(' ');
  if (!model) return [];
  if (cpu.sockets !== undefined && cpu.sockets > 1) return [word('system.sockets', { n: cpu.sockets, model })];
  if (cpu.threads !== undefined) return [word('system.threads', { n: cpu.threads, model })];
  return said(model);
}

function hypervisorOf({ hypervisor, bareMetal }: Environment): Message[] {
  if (bareMetal) return [word('system.bare-metal')];
  const name = hypervisor?.name;
  const version = text(hypervisor?.version) ?? text(hypervisor?.build);
  return said(name && version ? `${name} (${version})` : name);
}

function guestOf(environment: Environment): Message[] {
  const { guest } = environment;
  if (!guest) return [];
  const parts = said([text(guest.os), text(guest.kernel)].filter(Boolean).join(', ') || undefined);
  if (guest.vcpus !== undefined) parts.push(word('system.vcpus', { n: guest.vcpus }));
  if (guest.memoryMiB !== undefined) parts.push(...said(memoryText(guest.memoryMiB)));
  else if (guest.memoryMiBPerVcpu !== undefined) parts.push(word('system.memory-vcpu', { amount: memoryText(guest.memoryMiBPerVcpu) }));
  return parts;
}

function mitigationsOf(environment: Environment): Message[] {
  const { mitigations } = environment.host ?? {};
  if (mitigations === undefined || typeof mitigations !== 'object') return said(text(mitigations) && `mitigations ${text(mitigations)}`);
  const entries = Object.entries(mitigations as Record<string, unknown>);
  return entries.length ? [word('system.mitigations', { list: entries.slice(0, 3).map(([name, value]) => `${name}: ${String(value)}`).join('; ') })] : [];
}

function runsOf(report: Report): Message[] {
  const { runs, boots } = report.methodology ?? {};
  if (runs === undefined) return [];
  return [boots === undefined ? word('system.runs', { n: runs }) : word('system.runs-boots', { n: runs, boots })];
}

/** The environments that the judged subjects and benchmarks use, in the file's order; all where none is named. */
function used(report: Report): readonly Environment[] {
  const all = report.environments ?? [];
  const named = new Set<string | undefined>([
    ...report.subjects.map((subject) => subject.environment),
    ...report.benchmarks.map((benchmark) => benchmark.environment),
  ]);
  const found = all.filter((environment) => named.has(environment.id));
  return found.length ? found : all;
}

/** The system line, part by part. Several environments: the first one, and how many there are. */
export function systemLine(report: Report): Message[] {
  const environments = used(report);
  const first = environments[0];
  if (!first) return runsOf(report);
  const host = first.host ?? {};
  const parts = [
    ...said(text(host.model)),
    ...cpuOf(host),
    ...(text(host.kernel) ? [word('system.kernel', { kernel: text(host.kernel) ?? '' })] : []),
    ...hypervisorOf(first),
    ...guestOf(first),
    ...mitigationsOf(first),
  ];
  if (environments.length > 1) parts.push(word('system.environments', { n: environments.length }));
  return [...parts, ...runsOf(report)];
}

/** What an engineer would ask for and no environment states. */
export function notStated(report: Report): Message[] {
  const environments = used(report);
  const some = (get: (environment: Environment) => unknown): boolean => environments.some((environment) => get(environment) !== undefined);
  const bare = environments.length > 0 && environments.every((environment) => environment.bareMetal);
  const missing: Message[] = [];
  const need = (known: boolean, what: Message): void => {
    if (!known) missing.push(what);
  };
  need(some(({ host }) => host?.cpu?.model), word('missing.cpu'));
  need(some(({ host }) => host?.memoryMiB), word('missing.memory'));
  if (!bare) {
    need(some(({ hypervisor }) => hypervisor?.name), word('missing.hypervisor'));
    need(some(({ hypervisor }) => hypervisor?.version ?? hypervisor?.build ?? hypervisor?.commit), word('missing.hypervisor-version'));
    need(some(({ guest }) => guest?.vcpus) || report.benchmarks.some((one) => one.parameters?.['vcpus'] !== undefined), word('missing.vcpus'));
    need(some(({ guest }) => guest?.memoryMiB ?? guest?.memoryMiBPerVcpu), word('missing.guest-memory'));
  }
  need(some(({ host, guest }) => host?.kernel ?? guest?.kernel) || report.subjects.some((one) => one.config?.['kernel'] !== undefined || one.source), word('missing.host-kernel'));
  need(runsKnown(report), word('missing.runs'));
  need(report.date !== undefined, word('missing.date'));
  return missing;
}

function runsKnown(report: Report): boolean {
  if (report.methodology?.runs !== undefined) return true;
  return report.benchmarks.some((benchmark) => benchmark.methodology?.runs !== undefined
    || benchmark.ratios?.some((ratio) => ratio.n !== undefined)
    || benchmark.results?.some((result) => result.n !== undefined || result.samples !== undefined));
}
