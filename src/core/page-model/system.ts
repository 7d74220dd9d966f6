/** The system line, which readers judge a report by before any number. */
import { restartWord } from '../analysis/restart';
import { usedEnvironments } from '../analysis/stated';
import type { Environment, Report } from '../generated/format';
import { word, type Message } from '../messages/messages';
import { addAll } from '../text/lists';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const said = (value: string | undefined): Message[] =>
  value === undefined ? [] : [word('system.text', { text: value })];

/** Memory in readable units: 8192 MiB is "8 GiB". */
function memoryText(mebibytes: number): string {
  return mebibytes >= 1024 && Number.isInteger(mebibytes / 512) ? `${mebibytes / 1024} GiB` : `${mebibytes} MiB`;
}

function cpuOf(host: NonNullable<Environment['host']>): Message[] {
  const { cpu } = host;
  if (!cpu) return [];
  const model = [cpu.vendor && !cpu.model?.includes(cpu.vendor) ? cpu.vendor : undefined, cpu.model]
    .filter(Boolean)
    .join(' ');
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
  if (guest.memoryMiB !== undefined) addAll(parts, said(memoryText(guest.memoryMiB)));
  else if (guest.memoryMiBPerVcpu !== undefined)
    parts.push(word('system.memory-vcpu', { amount: memoryText(guest.memoryMiBPerVcpu) }));
  return parts;
}

const maxMitigations = 3;

/** What the CPU is not affected by says nothing about a measurement: it is left to the environment. */
function mitigationsOf(environment: Environment): Message[] {
  const { mitigations } = environment.host ?? {};
  if (mitigations === undefined || typeof mitigations !== 'object')
    return said(text(mitigations) && `mitigations ${text(mitigations)}`);
  const told = Object.entries(mitigations as Record<string, unknown>)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .filter((one) => !/: not affected$/i.test(one));
  if (told.length === 0) return [];
  const list = [...told.slice(0, maxMitigations), ...(told.length > maxMitigations ? ['…'] : [])].join('; ');
  return [word('system.mitigations', { list })];
}

function runsOf(report: Report): Message[] {
  const { runs, boots, restart } = report.methodology ?? {};
  if (runs === undefined) return [];
  if (boots === undefined) return [word('system.runs', { n: runs })];
  return [word('system.runs-boots', { n: runs, boots, restarts: restartWord(restart, boots) })];
}

/** The parts of the system line. With several environments: the first one, and how many there are. */
export function systemLine(report: Report): Message[] {
  const environments = usedEnvironments(report);
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
