/** What carries out a plan; `src/extension` fills it where there are processes. */
import type { Plan } from '../../core/generated/plan-format';
import type { Message } from '../../core/messages/messages';

export interface PlanRun {
  readonly plan: Plan;
  readonly planFile: string;
  readonly log: string;
  readonly resume: boolean;
  /** Benchmarks to run; all without. */
  readonly only?: readonly string[];
}

export interface PlanTelling {
  /** What is going on, in one line that moves. */
  readonly status: (said: Message) => void;
  /** What has happened. */
  readonly line: (said: Message, kind?: 'warning') => void;
  /** The log is there and can be shown. */
  readonly begun: () => void;
}

export interface PlanRunner {
  /**
   * Carries out a plan until it ends or `stop` is aborted; then what runs is ended, here and on the target.
   * @returns an exit code as that of `vmibench run`
   */
  readonly run: (run: PlanRun, telling: PlanTelling, stop: AbortSignal) => Promise<number>;
  /**
   * Says what the plan can detect, by its log or a pilot's. Where there is neither, the pilot is run first.
   * @returns an exit code as that of `vmibench calibrate`
   */
  readonly calibrate: (
    plan: Pick<PlanRun, 'plan' | 'planFile' | 'log'>,
    telling: PlanTelling,
    stop: AbortSignal,
  ) => Promise<number>;
}
