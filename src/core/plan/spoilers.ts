/** What on a machine spoils measurements: asked once, before the first run. Nothing is changed there. */
import { word, type Message } from '../messages/messages';
import { inert } from '../report/show';

/**
 * Prints what is known, a fact a line. It needs nothing but sh; what a machine does not have is left out.
 * @param root of the files to read; tests have others
 */
export function spoilerScript(root = ''): string {
  return [
    '{',
    `while read -r w v x; do case $w in processor) n=$((n + 1)) ;; esac; done <${root}/proc/cpuinfo`,
    `read -r v x <${root}/proc/loadavg && echo "load $v \${n:-1}"`,
    `for f in ${root}/sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor; do`,
    '  read -r v <"$f" && echo "governor $v"',
    'done',
    `read -r v <${root}/sys/devices/system/cpu/intel_pstate/no_turbo && [ "$v" = 0 ] && echo "turbo 1"`,
    `read -r v <${root}/sys/devices/system/cpu/cpufreq/boost && [ "$v" = 1 ] && echo "turbo 1"`,
    'while read -r w v x; do case $w in SwapTotal:) t=$v ;; SwapFree:) echo "swap $((t - v))" ;; esac; done \\',
    `  <${root}/proc/meminfo`,
    `read -r w u k s i o q r v x <${root}/proc/stat && echo "steal $v $((u + k + s + i + o + q + r + v))"`,
    'g=0',
    `for f in ${root}/proc/[0-9]*/comm; do`,
    '  read -r v <"$f" && case $v in qemu-system* | qemu-kvm* | cloud-hyperviso* | firecracker*) g=$((g + 1)) ;; esac',
    'done',
    'echo "guests $g"',
    `for f in ${root}/sys/class/power_supply/*/type; do`,
    '  read -r v <"$f" && [ "$v" = Mains ] && read -r v <"${f%type}online" && echo "mains $v"',
    'done',
    ':',
    '} 2>/dev/null',
  ].join('\n');
}

const [leastLoad, leastLoadPerCore] = [0.5, 0.25];
const leastSwapKiB = 100 * 1024;
const leastSteal = 0.01;

/** What spoils measurements, of what the script printed, each with what to do about it. */
export function spoilersIn(printed: string): readonly Message[] {
  const facts = printed.split('\n').map((line) => line.split(' '));
  const values = (name: string): string[][] => facts.flatMap(([key, ...rest]) => (key === name ? [rest] : []));
  const numbers = (name: string): number[] => values(name)[0]?.map(Number) ?? [];
  const found: Message[] = [];
  const governors = [...new Set(values('governor').flat())].filter((name) => name !== 'performance');
  if (governors.length > 0) found.push(word('spoiler.governor', { governor: inert(governors.join(', ')) }));
  if (values('turbo').length > 0) found.push(word('spoiler.turbo'));
  const [load = 0, cores = 1] = numbers('load');
  if (load >= leastLoad && load >= leastLoadPerCore * cores)
    found.push(word('spoiler.load', { load: load.toFixed(1), cores }));
  const [swap = 0] = numbers('swap');
  if (swap >= leastSwapKiB) found.push(word('spoiler.swap', { mb: String(Math.round(swap / 1024)) }));
  const [guests = 0] = numbers('guests');
  if (guests > 0) found.push(word('spoiler.guests', { n: guests }));
  const [steal = 0, all = 0] = numbers('steal');
  if (all > 0 && steal / all >= leastSteal)
    found.push(word('spoiler.steal', { percent: String(Math.round((100 * steal) / all)) }));
  const mains = values('mains').flat();
  if (mains.length > 0 && !mains.includes('1')) found.push(word('spoiler.battery'));
  return found;
}
