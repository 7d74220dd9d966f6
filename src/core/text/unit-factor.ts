/** The units of one metric in two reports: the same, a factor apart, or incompatible. */
import { findUnit, perSecond } from './units';

/** Minutes and hours have no prefixes, but are seconds all the same. */
const long: Readonly<Record<string, number>> = {
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  day: 86_400,
  days: 86_400,
};

interface Measured {
  /** The base unit: "ns", "B/s", "ops/s". */
  readonly of: string;
  readonly size: number;
}

function measured(unit: string): Measured {
  const seconds = Object.hasOwn(long, unit) ? long[unit] : undefined;
  if (seconds !== undefined) return { of: 'ns', size: seconds * 1e9 };
  const place = findUnit(unit);
  if (place) {
    const first = place.family.steps[0]?.unit ?? unit;
    // A bit is an eighth of a byte, with decimal and binary prefixes alike.
    return first === 'bit'
      ? { of: `B${place.suffix}`, size: place.step.size / 8 }
      : { of: first + place.suffix, size: place.step.size };
  }
  // "Mops/s", "k transactions/s": a prefix before a word too long for the prefix to be part of it.
  const prefixed = /^([kMGT])\s?([A-Za-z]{3}.*)/.exec(unit);
  const prefix = prefixed?.[1];
  if (prefix && prefixed[2]) return { of: plain(prefixed[2]), size: { k: 1e3, M: 1e6, G: 1e9, T: 1e12 }[prefix] ?? 1 };
  if (unit === 'percent') return { of: '%', size: 1 };
  return { of: plain(unit), size: 1 };
}

/** Spellings without meaning: spaces, "sec" for "s" after a slash. */
function plain(unit: string): string {
  const before = perSecond(unit.trim());
  return (before === undefined ? unit.trim() : `${before}/s`).replace(/\s+/g, ' ');
}

/**
 * The factor that converts values in `from` to `to`: 1 for the same unit, 1000 for s to ms. Undefined if the units are
 * incompatible. An unstated unit counts as equal to the other one.
 */
export function unitFactor(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined || from === to) return 1;
  const [a, b] = [measured(from), measured(to)];
  return a.of === b.of ? a.size / b.size : undefined;
}
