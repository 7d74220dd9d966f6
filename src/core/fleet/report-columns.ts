/** The columns of the tables `reports`, `environments`, `findings` and `problems`. */
import type { Environment } from '../generated/format';
import type { Located } from '../judge/check';
import { sayEnglish } from '../messages/messages';
import { column, jsonCell, type FleetColumn } from './columns';
import { machineOf, monthOf, type FleetReport } from './judged';

export const reportColumns: readonly FleetColumn<FleetReport>[] = [
  column('id', 'text', ({ report }) => report.id),
  column('series', 'text', ({ report }) => report.series),
  column('revision', 'whole', ({ report }) => report.revision),
  column('title', 'text', ({ report }) => report.title),
  column('date', 'text', ({ report }) => report.date),
  column('month', 'text', ({ report }) => monthOf(report)),
  column('provenance_kind', 'text', ({ report }) => report.provenance?.kind),
  column('provenance_tool', 'text', ({ report }) => report.provenance?.tool),
  column('provenance_toolVersion', 'text', ({ report }) => report.provenance?.toolVersion),
  column('source_url', 'text', ({ report }) => report.provenance?.source?.url),
  column('source_author', 'text', ({ report }) => report.provenance?.source?.author),
  column('source_list', 'text', ({ report }) => report.provenance?.source?.list),
  column('source_published', 'text', ({ report }) => report.provenance?.source?.published),
  column('source_messageId', 'text', ({ report }) => report.provenance?.source?.messageId),
  column('source_commit', 'text', ({ report }) => report.provenance?.source?.commit),
  column('baseline', 'text', ({ analysis }) => analysis.baseline),
  column('candidates', 'texts', ({ analysis }) => analysis.candidates),
  column('methodology_runs', 'whole', ({ report }) => report.methodology?.runs),
  column('methodology_boots', 'whole', ({ report }) => report.methodology?.boots),
  column('methodology_restart', 'text', ({ report }) => report.methodology?.restart),
  column('methodology_aggregate', 'text', ({ report }) => report.methodology?.aggregate),
  column('methodology_order', 'text', ({ report }) => report.methodology?.order),
  column('methodology_stopping', 'text', ({ report }) => report.methodology?.stopping),
  column('alpha', 'number', ({ analysis }) => analysis.correction.alpha),
  column('correction', 'text', ({ analysis }) => analysis.correction.method),
  column('tests', 'whole', ({ analysis }) => analysis.correction.tests),
  column('benchmarks', 'whole', ({ report }) => report.benchmarks.length),
  column('errors', 'whole', ({ findings }) => count(findings, 'error')),
  column('warnings', 'whole', ({ findings }) => count(findings, 'warning')),
];

function count(findings: readonly Located[], severity: string): number {
  return findings.filter(({ finding }) => finding.severity === severity && !finding.waived).length;
}

const host = (name: string): FleetColumn<Environment> =>
  column(`host_${name}`, 'text', ({ host: of }) => textIn(of?.[name]));
const cpuText = (name: string): FleetColumn<Environment> =>
  column(`host_cpu_${name}`, 'text', ({ host: of }) => textIn(of?.cpu?.[name]));
const cpuCount = (name: string): FleetColumn<Environment> =>
  column(`host_cpu_${name}`, 'whole', ({ host: of }) => numberIn(of?.cpu?.[name]));
const hypervisor = (name: string): FleetColumn<Environment> =>
  column(`hypervisor_${name}`, 'text', ({ hypervisor: of }) => textIn(of?.[name]));
const guest = (name: string): FleetColumn<Environment> =>
  column(`guest_${name}`, 'text', ({ guest: of }) => textIn(of?.[name]));

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

export const environmentColumns: readonly FleetColumn<Environment>[] = [
  column('environment', 'text', ({ id }) => id),
  column('machine', 'text', machineOf),
  column('label', 'text', ({ label }) => label),
  column('bareMetal', 'flag', ({ bareMetal }) => bareMetal),
  column('inside', 'text', ({ inside }) => inside),
  ...['model', 'arch'].map(host),
  ...['vendor', 'model', 'microcode'].map(cpuText),
  ...['sockets', 'coresPerSocket', 'threadsPerCore', 'cores', 'threads'].map(cpuCount),
  column('host_cpu_ghz', 'number', ({ host: of }) => of?.cpu?.ghz),
  column('host_memoryMiB', 'number', ({ host: of }) => of?.memoryMiB),
  column('host_numaNodes', 'whole', ({ host: of }) => of?.numaNodes),
  column('host_smt', 'flag', ({ host: of }) => of?.smt),
  column('host_turbo', 'flag', ({ host: of }) => of?.turbo),
  ...['governor', 'thp', 'hugepages', 'kernel', 'cmdline', 'os', 'storage', 'filesystem', 'nic'].map(host),
  ...['name', 'version', 'build', 'commit', 'mmu', 'userspace'].map(hypervisor),
  column('hypervisor_nestingLevel', 'whole', ({ hypervisor: of }) => of?.nestingLevel),
  ...['os', 'kernel', 'cmdline', 'backing', 'pageSize', 'pinning', 'numa', 'cpuMode', 'clocksource'].map(guest),
  column('guest_vcpus', 'whole', ({ guest: of }) => of?.vcpus),
  column('guest_memoryMiB', 'number', ({ guest: of }) => of?.memoryMiB),
  column('host', 'text', ({ host: of }) => jsonCell(of)),
  column('hypervisor', 'text', ({ hypervisor: of }) => jsonCell(of)),
  column('guest', 'text', ({ guest: of }) => jsonCell(of)),
];

export const findingColumns: readonly FleetColumn<Located>[] = [
  column('finding', 'text', ({ finding }) => finding.id),
  column('rule', 'text', ({ finding }) => finding.rule),
  column('severity', 'text', ({ finding }) => finding.severity),
  column('message', 'text', ({ finding }) => sayEnglish(finding.message)),
  column('line', 'whole', ({ place }) => place.start.line + 1),
  column('col', 'whole', ({ place }) => place.start.column + 1),
  column('path', 'text', ({ finding }) => JSON.stringify(finding.path)),
  column('row_keys', 'texts', ({ finding }) => finding.rows),
  column('waived', 'flag', ({ finding }) => finding.waived !== undefined),
  column('waived_reason', 'text', ({ finding }) => finding.waived?.reason),
  column('waived_by', 'text', ({ finding }) => finding.waived?.by),
  column('waived_expires', 'text', ({ finding }) => finding.waived?.expires),
];

/** A file that is not in the dataset, and why. */
export interface FleetProblem {
  readonly file: string;
  /**
   * `unreadable`: not read at all. `empty`, `broken`, `foreign`, `newer`: not a report that can be judged. `copy`,
   * `duplicate-id`: another file has the same content, or a report of the same id. `fault`: our own.
   */
  readonly problem: 'unreadable' | 'empty' | 'broken' | 'foreign' | 'newer' | 'copy' | 'duplicate-id' | 'fault';
  readonly message: string;
  /** The file that is in the dataset instead. */
  readonly instead?: string;
}

export const problemColumns: readonly FleetColumn<FleetProblem>[] = [
  column('file', 'text', ({ file }) => file),
  column('problem', 'text', ({ problem }) => problem),
  column('message', 'text', ({ message }) => message),
  column('instead', 'text', ({ instead }) => instead),
];
