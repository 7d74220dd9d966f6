/** Known units: the ladders they belong to, and the factors between the steps. */

interface Step {
  readonly unit: string;
  /** The size in units of the first step of the family. */
  readonly size: number;
}

interface Family {
  readonly steps: readonly Step[];
  /** Alternative spellings of the units. */
  readonly also: Readonly<Record<string, string>>;
}

const time: Family = {
  steps: [
    { unit: 'ns', size: 1 },
    { unit: 'µs', size: 1e3 },
    { unit: 'ms', size: 1e6 },
    { unit: 's', size: 1e9 },
  ],
  also: {
    us: 'µs',
    μs: 'µs',
    usec: 'µs',
    usecs: 'µs',
    microseconds: 'µs',
    nsec: 'ns',
    nsecs: 'ns',
    nanoseconds: 'ns',
    msec: 'ms',
    msecs: 'ms',
    milliseconds: 'ms',
    sec: 's',
    secs: 's',
    second: 's',
    seconds: 's',
  },
};

const ladder = (names: readonly string[], base: number): Step[] => names.map((unit, i) => ({ unit, size: base ** i }));

const bytes: Family = {
  steps: ladder(['B', 'kB', 'MB', 'GB', 'TB'], 1000),
  also: {
    KB: 'kB',
    byte: 'B',
    bytes: 'B',
    Bytes: 'B',
    kbytes: 'kB',
    Kbytes: 'kB',
    Mbytes: 'MB',
    Gbytes: 'GB',
  },
};
const binary: Family = { steps: ladder(['B', 'KiB', 'MiB', 'GiB', 'TiB'], 1024), also: { kiB: 'KiB' } };
const bits: Family = {
  steps: ladder(['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit'], 1000),
  also: { b: 'bit', bits: 'bit', Kbit: 'kbit', kb: 'kbit', Kb: 'kbit', Mb: 'Mbit', Gb: 'Gbit' },
};
const hertz: Family = { steps: ladder(['Hz', 'kHz', 'MHz', 'GHz'], 1000), also: { KHz: 'kHz' } };

/** Operations on numbers; the name is a rate already. */
const flops: Family = {
  steps: ladder(['flops', 'kflops', 'Mflops', 'Gflops', 'Tflops'], 1000),
  also: Object.fromEntries(
    ['', 'k', 'M', 'G', 'T'].flatMap((size) =>
      ['FLOPS', 'FLOP/s', 'Flops'].map((name) => [`${size}${name}`, `${size}flops`]),
    ),
  ),
};

const families: readonly Family[] = [time, binary, bytes, bits, hertz, flops];
/** Families that can be rates; "ms/s" cannot be scaled. */
const rated: readonly Family[] = [binary, bytes, bits];

export type Kind = 'time' | 'data' | 'rate' | 'percent' | 'count' | 'other';

interface UnitMatch {
  readonly family: Family;
  readonly step: Step;
  /** "/s" or similar, appended to the name of the step. */
  readonly suffix: string;
}

/** What is before "/s", "/sec" or "/second" at the end of a unit; undefined if it does not end so. */
export function perSecond(unit: string): string | undefined {
  const slash = unit.lastIndexOf('/');
  return slash >= 0 && /^\s*(?:s|sec|second)$/.test(unit.slice(slash + 1)) ? unit.slice(0, slash).trimEnd() : undefined;
}

/** The ladder and step of a unit, if it has one. */
export function findUnit(unit: string): UnitMatch | undefined {
  const at = (name: string, among: readonly Family[], suffix: string): UnitMatch | undefined => {
    for (const family of among) {
      const step = family.steps.find((one) => one.unit === (family.also[name] ?? name));
      // Plain bytes belong to the decimal ladder; only units with an "i" scale by 1024.
      if (step && !(family === binary && step.size === 1)) return { family, step, suffix };
    }
    return undefined;
  };
  const whole = at(unit, families, '');
  if (whole) return whole;
  const rate = perSecond(unit) ?? (unit.endsWith('ps') ? unit.slice(0, -2).trimEnd() : undefined);
  return rate === undefined ? undefined : at(rate, rated, '/s');
}

/** The kind of quantity that a unit measures, judging by its name. */
export function kindOf(unit: string | undefined): Kind {
  if (unit === undefined || unit === '' || unit === 'count') return 'count';
  if (unit === '%' || unit === 'percent') return 'percent';
  const found = findUnit(unit);
  if (found)
    return found.family === time
      ? 'time'
      : found.suffix || found.family === hertz || found.family === flops
        ? 'rate'
        : 'data';
  if (/^(min|mins|minutes?|h|hours?|days?)$/.test(unit)) return 'time';
  return /\/\s*(s|sec|second)$/.test(unit) ? 'rate' : 'other';
}

/**
 * The factor that turns a number in one unit into one in another; undefined if they measure different things. MB may
 * mean 1000 or 1024 kB, depending on who printed it, so only times, bits, hertz and units with an "i" are converted.
 */
export function factorBetween(from: string, to: string): number | undefined {
  const a = findUnit(from);
  const b = findUnit(to);
  if (!a || a.family === bytes || a.family !== b?.family || a.suffix !== b.suffix) return undefined;
  return a.step.size / b.step.size;
}
