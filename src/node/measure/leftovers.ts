/** Processes that a script has left behind: found by a variable in their environment, wherever they went. */
import { readFileSync, readdirSync } from 'node:fs';
import { markName } from '../../core/plan/target';

/** The processes with a mark. Only where the system has /proc; elsewhere a script's own group must do. */
function marked(mark: string, but: ReadonlySet<string> = new Set(), group?: number): readonly number[] {
  const wanted = `${markName}=${mark}`;
  return processes()
    .filter((pid) => !but.has(pid))
    .filter(
      (pid) =>
        fileOf(pid, 'environ').split('\0').includes(wanted) ||
        // A program that was given other rights keeps its environment from us, but not its group.
        (group !== undefined && isInGroup(fileOf(pid, 'stat'), group)),
    )
    .map(Number);
}

/** Empty if the process has ended, or belongs to somebody else. */
function fileOf(pid: string, name: 'environ' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return '';
  }
}

/** The numbers of all processes there are. */
export function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Whether a process is in a group and has not ended. What says so stands after its name, which may hold anything. */
function isInGroup(stat: string, group: number): boolean {
  const [state, , own] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(own) === group && state !== 'Z';
}

/**
 * Ends the processes with a mark for good.
 * @param but processes that there were before
 * @param group whose other processes are ended, too: they may have thrown away their environment
 * @returns how many there were
 */
export function endMarked(mark: string, but?: ReadonlySet<string>, group?: number): number {
  const found = marked(mark, but, group);
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
