/** Restarts: prepare, restart, wait until it is ready, verify, settle. Nothing is believed about what came up. */
import type { Plan, PlanSubject } from '../../core/generated/plan-format';
import { durationMs, durationText } from '../../core/plan/duration';
import { filled, fillings } from '../../core/plan/fill';
import { word, type Message } from '../../core/messages/messages';
import { inert } from '../../core/report/show';
import { carryOut, type Ended, type CommandLimits, type Where } from './commands';

/** What a command of a restart may take by itself. */
const commandLimits: CommandLimits = { timeoutMs: 10 * 60_000, mostMegabytes: 1 };
/** A target that comes up may answer no connection for minutes: each attempt is short. */
const askLimits: CommandLimits = { timeoutMs: 15_000, mostMegabytes: 1 };
const defaultWithinMs = 15 * 60_000;
const bootIdFile = '/proc/sys/kernel/random/boot_id';
const boots: ReadonlySet<string> = new Set(['vm', 'kexec', 'boot']);

export interface Restarted {
  readonly ms: number;
  /** The id of the new boot, where something boots. */
  readonly id?: string;
  readonly failed?: Message;
  readonly stopped: boolean;
}

export interface Waiting {
  readonly stopped: () => boolean;
  readonly sleep: (ms: number) => Promise<void>;
}

/** @param boot the label that the restart gets in the log */
export async function restartAs(where: Where, subject: PlanSubject, boot: number, wait: Waiting): Promise<Restarted> {
  const from = performance.now();
  const found = await bringUp(where, subject, boot, wait);
  if (!found.failed && !wait.stopped()) await wait.sleep(durationMs(where.plan.settle ?? '') ?? 0);
  return { ...found, ms: performance.now() - from, stopped: wait.stopped() };
}

/**
 * Whether the target is still in the boot that a restart brought up: it may have crashed, or its network be gone.
 * @param id what the restart found; undefined where nothing boots, and then nothing can be said against it
 */
export async function isSameBoot(where: Where, subject: PlanSubject, boot: number, id?: string): Promise<boolean> {
  const command = bootCommandOf(where.plan);
  if (command === undefined || id === undefined) return true;
  const { out, failed } = await carryOut(where, scriptFor(subject, boot, command), 'restart', askLimits, 'target');
  return !failed && out.trim() === id;
}

/** The id of the boot before the restart. A target that is down is brought back first: it could not be prepared. */
async function idBefore(plan: Plan, bootCommand: string, run: Run, wait: Waiting): Promise<string | undefined> {
  const asked = await run(bootCommand, askLimits);
  if (!asked.failed || plan.recover === undefined) return asked.failed ? undefined : asked.out.trim();
  await run(plan.recover, commandLimits, 'here');
  return (await untilReady(plan, undefined, bootCommand, run, wait)).id;
}

type Found = Pick<Restarted, 'id' | 'failed'>;

async function bringUp(where: Where, subject: PlanSubject, boot: number, wait: Waiting): Promise<Found> {
  const { plan } = where;
  const run: Run = (command, limits, on = 'target') =>
    carryOut(where, scriptFor(subject, boot, command), 'restart', limits, on);
  const bootCommand = bootCommandOf(plan);
  const before = bootCommand === undefined ? undefined : await idBefore(plan, bootCommand, run, wait);
  if (subject.prepare !== undefined) {
    const { failed } = await run(subject.prepare, commandLimits);
    if (failed) return { failed: commandFailed(subject.prepare, failed) };
  }
  const { command, on } = restartOf(plan);
  const { failed } = await run(command, commandLimits, on);
  // A target that goes down takes its connection with it; whether it came up again is what counts.
  if (failed && !(bootCommand !== undefined && on === 'target')) return { failed: commandFailed(command, failed) };
  const ready = await untilReady(plan, before, bootCommand, run, wait);
  if (ready.failed && plan.recover !== undefined && !wait.stopped()) {
    await run(plan.recover, commandLimits, 'here');
    const back = await untilReady(plan, before, bootCommand, run, wait);
    // It is a restart that failed nevertheless: what came up may be anything.
    return back.failed ? back : { failed: word('run.why-recovered', { why: ready.failed }) };
  }
  if (ready.failed) return ready;
  const wrong = await verify(subject, run);
  return wrong ? { failed: wrong } : ready;
}

function scriptFor(subject: PlanSubject, boot: number, command: string) {
  return {
    command: filled(command, fillings(subject)),
    variables: { VMIBENCH_SUBJECT: subject.id, VMIBENCH_BOOT: boot },
  };
}

function restartOf({ restart }: Plan): { readonly command: string; readonly on: 'target' | 'here' } {
  return typeof restart === 'object' ? { on: 'target', ...restart } : { command: restart ?? '', on: 'target' };
}

/** Undefined where nothing boots. */
function bootCommandOf({ ready, reset = 'boot' }: Plan): string | undefined {
  return ready?.boot ?? (boots.has(reset) ? `cat ${bootIdFile}` : undefined);
}

function commandFailed(command: string, why: Message): Message {
  return word('run.why-command', { command: inert(command), why });
}

type Run = (command: string, limits: CommandLimits, on?: 'target' | 'here') => Promise<Ended>;

async function untilReady(
  { ready }: Plan,
  before: string | undefined,
  bootCommand: string | undefined,
  run: Run,
  wait: Waiting,
): Promise<Found> {
  const within = durationMs(ready?.within ?? '') ?? defaultWithinMs;
  const from = performance.now();
  let sameBoot = false;
  for (let pause = 100; !wait.stopped(); pause = Math.min(pause * 2, 2000)) {
    const asked = await run(bootCommand ?? ':', askLimits);
    const id = bootCommand === undefined ? undefined : asked.out.trim();
    sameBoot = !asked.failed && id !== undefined && id === before;
    if (!asked.failed && !sameBoot && id !== '') {
      const last = ready?.command === undefined ? undefined : await run(ready.command, askLimits);
      if (!last?.failed) return { id };
    }
    if (performance.now() - from >= within) break;
    await wait.sleep(pause);
  }
  const time = durationText(within);
  return { failed: word(sameBoot ? 'run.why-same-boot' : 'run.why-silent', { time }) };
}

/** What is not as it should be: expected and found. */
async function verify({ verify: wanted }: PlanSubject, run: Run): Promise<Message | undefined> {
  for (const [command, expected = ''] of Object.entries(wanted ?? {})) {
    const { out, failed } = await run(command, askLimits);
    if (failed) return commandFailed(command, failed);
    if (out.trim() !== expected.trim())
      return word('run.why-verify', {
        command: inert(command),
        expected: inert(expected),
        found: inert(out.trim()),
      });
  }
  return undefined;
}
