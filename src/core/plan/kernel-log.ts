/** What the kernel of a target says while runs are measured: faults in its log, and that it became tainted. */

/** Faults, as the kernel begins them; what only mentions such words stands further behind. */
const faults = [
  'BUG:',
  'Oops',
  'WARNING:',
  'INFO: task .* blocked',
  'INFO: rcu.* (stall|detected)',
  'rcu: .* stall',
  'soft lockup',
  'hard LOCKUP',
  'possible circular locking',
  'Out of memory',
  'oom-kill',
  'Call Trace',
  'mce: ',
];

/** How many lines are kept of a boot. */
const mostLines = 20;

/** Prints the taint of the kernel on the first line, then the faults of its log. Needs sh, cat, grep and tail. */
export const kernelScript = [
  'cat /proc/sys/kernel/tainted 2>/dev/null || echo 0',
  `dmesg 2>/dev/null | grep -E '${faults.join('|')}' | tail -n 200`,
  ':',
].join('\n');

export interface KernelState {
  /** A sum of flags: Documentation/admin-guide/tainted-kernels. */
  readonly taint: number;
  readonly lines: readonly string[];
}

/** Undefined if the target does not tell. */
export function kernelState(printed: string): KernelState | undefined {
  const [first = '', ...lines] = printed.trimEnd().split('\n');
  return /^\d+$/.test(first) ? { taint: Number(first), lines } : undefined;
}

/** What is new between two states of one boot; undefined if nothing is. */
export function kernelNews(
  before: KernelState,
  after: KernelState,
): { readonly taint?: number; readonly lines: readonly string[]; readonly more: number } | undefined {
  const known = new Set(before.lines);
  const lines = after.lines.filter((line) => !known.has(line));
  const taint = after.taint === before.taint ? undefined : after.taint;
  if (lines.length === 0 && taint === undefined) return undefined;
  return { taint, lines: lines.slice(0, mostLines), more: Math.max(0, lines.length - mostLines) };
}
