/** Processes that a script has left behind: found by a variable in their environment, wherever they went. */
import { readFileSync, readdirSync } from 'node:fs';
import { markName } from '../../core/plan/target';

/** The processes with a mark. Only where the system has /proc; elsewhere a script's own group must do. */
function marked(mark: string, but: ReadonlySet<string> = new Set()): readonly number[] {
  const wanted = `${markName}=${mark}`;
  return processes()
    .filter((pid) => !but.has(pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(wanted);
      } catch {
        // It has ended, or belongs to somebody else.
        return false;
      }
    })
    .map(Number);
}

/** The numbers of all processes there are. */
export function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Ends the processes with a mark for good. @returns how many there were */
export function endMarked(mark: string, but?: ReadonlySet<string>): number {
  const found = marked(mark, but);
  for (const pid of found) sendSignal(pid, 'SIGKILL');
  return found.length;
}

/** @param pid negative for a group @returns false if there is no such process */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
