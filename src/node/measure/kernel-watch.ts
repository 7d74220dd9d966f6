/** Watches the kernel of a target during each boot: what it says there belongs to the runs of that boot. */
import type { PlanSubject } from '../../core/generated/plan-format';
import { kernelNews, kernelScript, kernelState, type KernelState } from '../../core/plan/kernel-log';
import { eventLine } from '../../core/plan/log-lines';
import { word, type Message } from '../../core/messages/messages';
import { inert } from '../../core/report/show';
import { carryOut, type CommandLimits, type Where } from './commands';
import { now } from './session';

const limits: CommandLimits = { timeoutMs: 15_000, mostMegabytes: 1 };
const boots: ReadonlySet<string> = new Set(['vm', 'kexec', 'boot']);

export class KernelWatch {
  private up: { readonly subject: PlanSubject; readonly boot: number; readonly state: KernelState } | undefined;

  constructor(
    private readonly where: Where,
    private readonly append: (line: string) => void,
    private readonly tell: (said: Message) => void,
  ) {}

  /** A boot is ready: what its kernel said until now is of no run. */
  async began(subject: PlanSubject, boot: number): Promise<void> {
    this.up = undefined;
    const { reset = 'boot' } = this.where.plan;
    const state = boots.has(reset) ? await this.state() : undefined;
    if (state) this.up = { subject, boot, state };
  }

  /** The boot was lost: nobody can ask its kernel. */
  lost(): void {
    this.up = undefined;
  }

  /** The runs of the boot are over. */
  async ended(): Promise<void> {
    const { up } = this;
    this.up = undefined;
    const after = up && (await this.state());
    const news = after && kernelNews(up.state, after);
    if (!news) return;
    const { boot, subject } = up;
    const facts = { taint: news.taint, lines: news.lines, more: news.more > 0 ? news.more : undefined };
    this.append(eventLine('kernel', { boot, subject: subject.id, at: now(), ...facts }));
    const what = news.lines[0] ?? `tainted ${String(news.taint)}`;
    this.tell(word('run.kernel', { boot: String(boot), subject: subject.id, what: inert(what) }));
  }

  private async state(): Promise<KernelState | undefined> {
    const { out, failed } = await carryOut(
      this.where,
      { command: kernelScript, variables: {} },
      'kernel',
      limits,
      'target',
    );
    return failed ? undefined : kernelState(out);
  }
}
