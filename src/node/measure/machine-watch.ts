/** Captures what the machines are, once a boot: what differs unnoticed makes differences that are none. */
import { createHash } from 'node:crypto';
import type { PlanSubject } from '../../core/generated/plan-format';
import { filled, fillings } from '../../core/plan/fill';
import { eventLine } from '../../core/plan/log-lines';
import { changedFacts, joinedMachines, machineFacts, type MachineFacts } from '../../core/plan/machine';
import type { LogProgress } from '../../core/plan/progress';
import { spoilerScript, spoilersIn } from '../../core/plan/spoilers';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import { inert } from '../../core/report/show';
import { carryOut, type CommandLimits, type Where } from './commands';
import { now } from './session';

const limits: CommandLimits = { timeoutMs: 60_000, mostMegabytes: 1 };
/** How many changed facts are told in one line. */
const mostTold = 4;

export class MachineWatch {
  /** Hashes that the log has in full, and what each subject's machine was first. */
  private readonly known: Set<string>;
  private readonly first: Map<string, MachineFacts>;
  private readonly asked = new Set<string>();
  private isLookedAt = false;

  constructor(
    private readonly where: Where,
    private readonly append: (line: string) => void,
    private readonly tell: (said: Message) => void,
    { machines, machineOf }: Pick<LogProgress, 'machines' | 'machineOf'>,
  ) {
    this.known = new Set(machines.keys());
    this.first = new Map(
      [...machineOf].flatMap(([subject, hash]) => {
        const facts = machines.get(hash);
        return facts === undefined ? [] : [[subject, facts as MachineFacts] as const];
      }),
    );
  }

  /** Where nothing is started anew: before the first run of each subject. */
  async once(subject: PlanSubject): Promise<void> {
    if (this.asked.has(subject.id)) return;
    this.asked.add(subject.id);
    await this.capture(subject);
  }

  /** @param boot the label of the boot; undefined where nothing is started anew */
  async capture(subject: PlanSubject, boot?: number): Promise<void> {
    await this.spoilers();
    const commands = Object.entries(this.where.plan.environment ?? {});
    if (commands.length === 0) return;
    const found: MachineFacts[] = [];
    const facts = { boot, subject: subject.id, at: now() };
    for (const [name, asked = ''] of commands) {
      const { command, on = 'target' } = typeof asked === 'string' ? { command: asked } : asked;
      const variables = { VMIBENCH_SUBJECT: subject.id, VMIBENCH_BOOT: boot };
      const script = { command: filled(command, fillings(subject)), variables };
      const { out, failed } = await carryOut(this.where, script, 'environment', limits, on);
      const machine = failed ? undefined : machineFacts(out);
      if (machine) {
        found.push(machine);
        continue;
      }
      const why = failed ?? word('run.no-machine');
      this.append(eventLine('environment', { ...facts, name, failed: sayEnglish(why) }));
      this.tell(word('run.machine-failed', { name: inert(name), subject: subject.id, why }));
    }
    if (found.length > 0) this.keep(subject.id, joinedMachines(found), facts);
  }

  /** Once, on the machine as it is before its first run. */
  private async spoilers(): Promise<void> {
    if (this.isLookedAt) return;
    this.isLookedAt = true;
    const script = { command: spoilerScript(), variables: {} };
    const { out } = await carryOut(this.where, script, 'machine', limits, 'target');
    const found = spoilersIn(out);
    if (found.length === 0) return;
    this.append(eventLine('machine', { at: now(), spoilers: found.map(sayEnglish) }));
    for (const one of found) this.tell(one);
  }

  private keep(subject: string, machine: MachineFacts, facts: Readonly<Record<string, unknown>>): void {
    const sha256 = createHash('sha256').update(JSON.stringify(machine)).digest('hex').slice(0, 16);
    const before = this.first.get(subject);
    const changed = before ? changedFacts(before, machine) : [];
    this.append(
      eventLine('environment', {
        ...facts,
        sha256,
        environment: this.known.has(sha256) ? undefined : machine,
        changed: changed.length > 0 ? changed : undefined,
      }),
    );
    this.known.add(sha256);
    if (!before) this.first.set(subject, machine);
    if (changed.length === 0) return;
    const told = changed.slice(0, mostTold).map(inert).join('; ');
    const more = changed.length - mostTold;
    const what = more > 0 ? word('run.machine-more', { told, more }) : told;
    this.tell(word('run.machine-changed', { subject, what }));
  }
}
