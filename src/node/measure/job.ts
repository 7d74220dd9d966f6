/** What the process that measures the time is asked, and what it answers. */

export interface TimedJob {
  readonly script: string;
  readonly cwd: string;
  /** Files for what the script prints; nothing is kept without. */
  readonly out?: string;
  readonly err?: string;
  readonly timeoutMs: number;
  readonly mostBytes: number;
  /** By which its processes are found again, and ended after it. What has no mark may leave something running. */
  readonly mark?: string;
}

/** Why a script was ended before it ended itself. */
export type Cut = 'timeout' | 'flood' | 'stopped';

export interface JobEnd {
  /** From its start to its end, not calibrated. */
  readonly seconds: number;
  readonly code: number | null;
  readonly signal: string | null;
  readonly cut?: Cut;
  /** Processes that were still running after it, and were ended. */
  readonly left: number;
  /** Why it could not be started, as an error code. */
  readonly notStarted?: string;
}

export type ToClock = { readonly job: TimedJob } | { readonly stop: true };
/** `group`: of the processes that are to be ended if the process that measures is; undefined if there are none. */
export type FromClock = { readonly group: number | undefined } | { readonly end: JobEnd };
