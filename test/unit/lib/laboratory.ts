/** The laboratory of examples/qemu: a real guest whose boots go wrong on request. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const script = inRoot('examples/qemu/lab.sh');

/** What is missing for a laboratory; nothing if it can be made. */
export function missingForLaboratory(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'Linux on x86-64';
  try {
    execFileSync('sh', [script, 'need'], { encoding: 'utf8' });
    // What is fetched is that of Debian's list of packages.
    const known = execFileSync('apt-cache', ['depends', 'linux-image-cloud-amd64'], { encoding: 'utf8' });
    return known.includes('Depends: ') ? undefined : 'a list of packages: apt-get update';
  } catch (error) {
    const said = (error as { readonly stdout?: string }).stdout?.trim();
    return said === undefined || said === '' ? 'apt' : said;
  }
}

export interface Laboratory {
  /** What runs a command in the guest, and what switches its machine off and on, as a plan has them. */
  readonly shell: string;
  readonly cycle: string;
  /** The newest kernel first. */
  readonly kernels: readonly string[];
  /** Does something to the machine: on, off, sh. @returns what it printed */
  readonly act: (...args: readonly string[]) => string;
  /** Switches the machine on anew and waits for its first boot. The boots after it go wrong as said. */
  readonly begin: (faults: readonly string[]) => Promise<void>;
  /** Puts a null pointer into the running kernel, where `oops` will follow it. */
  readonly poison: () => Promise<void>;
}

/** @param folder for all its files */
export function laboratory(folder: string): Laboratory {
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, VMIBENCH_LAB: folder };
  const act = (...args: readonly string[]): string => execFileSync('sh', [script, ...args], { encoding: 'utf8', env });
  act('build', '2');
  const button = `env VMIBENCH_LAB=${folder} sh ${script}`;
  return {
    shell: `${button} sh`,
    cycle: `${button} cycle`,
    kernels: readFileSync(join(folder, 'kernels'), 'utf8').trim().split('\n'),
    act,
    begin: async (faults) => {
      act('off');
      writeFileSync(join(folder, 'faults'), ['', ...faults, ''].join('\n'));
      writeFileSync(join(folder, 'boots'), '0');
      act('on', 'mitigations=off');
      for (let tries = 0; ; tries++)
        try {
          await promisify(execFile)('sh', [script, 'sh', 'true'], { env });
          return;
        } catch (error) {
          if (tries > 60) throw error;
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
    },
    poison: async () => {
      const [address = ''] = act('sh', "grep ' sysrq_handle_showmem$' /proc/kallsyms").split(' ');
      // movl $0, 0
      await writeMemory(join(folder, 'gdb'), address, 'c704250000000000000000');
    },
  };
}

/** Writes into the memory of a guest as a debugger does, and lets it run on. */
function writeMemory(socket: string, address: string, hex: string): Promise<void> {
  const packet = (data: string): string => {
    const sum = [...data].reduce((so, char) => so + char.charCodeAt(0), 0) % 256;
    return `$${data}#${sum.toString(16).padStart(2, '0')}`;
  };
  return new Promise((resolve, reject) => {
    const debug = connect(socket);
    debug.setEncoding('latin1').on('error', reject);
    debug.on('connect', () => debug.write(`+${packet(`M${address},${(hex.length / 2).toString(16)}:${hex}`)}`));
    debug.on('data', (said: string) => {
      if (said.includes('$E')) reject(new Error(`the guest's memory was not written: ${said}`));
      // The second answer is to its own end.
      if (said.includes('$OK') && !debug.writableEnded) debug.end(`+${packet('D')}`);
    });
    debug.on('close', () => resolve());
  });
}
