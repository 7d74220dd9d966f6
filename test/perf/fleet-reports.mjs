// Reports of a made fleet: 50 machines, 24 months, 20 rows of nine runs. In plain JavaScript, for scripts.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Seeded numbers between 0 and 1 (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const [machines, months, rows, runs, folders] = [50, 24, 20, 9, 100];

function reportOf(number, version) {
  const random = seeded(number * 7 + version);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const month = Math.floor(months * random());
  const day = 1 + Math.floor(28 * random());
  const two = (value) => String(value).padStart(2, '0');
  const machine = number % machines;
  const side = (subject, centre) => ({
    subject,
    samples: Array.from({ length: runs }, () => Number((centre * (1 + 0.01 * normal())).toPrecision(6))),
  });
  const benchmark = (_, row) => ({
    id: `row${row}`,
    name: `row ${row}`,
    suite: 'made',
    parameters: { vcpus: 2 ** (row % 5) },
    metric:
      row % 3 === 0
        ? { name: 'time', unit: 's', direction: 'lower' }
        : { name: 'operations', unit: 'op/s', direction: 'higher' },
    results: [side('old', 100 * (row + 1)), side('new', 100 * (row + 1) * (row === 7 ? 0.95 : 1))],
  });
  return {
    format: 'vmibench/1',
    id: `night-${number}`,
    series: `machine-${machine}`,
    revision: number,
    title: `Night ${number}`,
    date: `${2024 + Math.floor(month / 12)}-${two(1 + (month % 12))}-${two(day)}`,
    environments: [
      {
        id: 'host',
        label: `machine ${machine}`,
        host: { cpu: { model: machine % 2 ? 'EPYC 9354' : 'Xeon 6430', cores: 32 }, memoryMiB: 262144, kernel: '6.10' },
        hypervisor: { name: 'KVM', version: '9.1' },
      },
    ],
    subjects: [
      { id: 'old', role: 'baseline', config: { kernel: '6.10' } },
      { id: 'new', config: { kernel: '6.11' } },
    ],
    benchmarks: Array.from({ length: rows }, benchmark),
  };
}

/**
 * Writes `reports` files of a fleet below a folder; those of another version have other numbers, and a later time.
 * @param {string} folder
 * @param {{ reports: number, version?: number, step?: number }} options `step`: writes only every so many-th report
 */
export function makeReports(folder, { reports, version = 1, step = 1 }) {
  for (let number = 0; number < reports; number += step) {
    const place = join(folder, String(number % folders));
    mkdirSync(place, { recursive: true });
    const file = join(place, `${number}.vmibench.json`);
    writeFileSync(file, JSON.stringify(reportOf(number, version), null, 2));
    utimesSync(file, 1.7e9 + version, 1.7e9 + version);
  }
}
