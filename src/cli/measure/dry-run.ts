/** Prints a schedule: what would run when, and for how long. */
import type { Plan } from '../../core/generated/plan-format';
import type { LogProgress } from '../../core/plan/progress';
import type { Step } from '../../core/plan/schedule';
import { scheduleLines } from '../../core/plan/schedule-lines';
import { shownLine } from '../lines';
import type { Output } from '../output';

export function printSchedule(steps: readonly Step[], plan: Plan, progress: LogProgress, out: Output): void {
  const { lines, sum } = scheduleLines(steps, plan, progress);
  const width = String(lines.filter(({ number }) => number !== undefined).length).length;
  for (const { text, block, number } of lines) {
    const said = shownLine(text);
    out.write(block ? `${out.paint(said, 'bold')}\n` : `  ${String(number ?? '').padStart(width)}  ${said}\n`);
  }
  out.write(`${shownLine(sum)}\n`);
}
