/** Shorthands for metrics. Directions and roles are in the file of each tool. */
import type { Metric } from './model';
import type { Direction, MetricRole } from '../report/metric';

export function metric(
  name: string,
  unit: string | undefined,
  direction: Direction | undefined,
  role: MetricRole = 'primary',
  definition?: string,
): Metric {
  return {
    name,
    ...(unit ? { unit } : {}),
    ...(direction ? { direction } : {}),
    role,
    ...(definition ? { definition } : {}),
  };
}

/** Seconds since 1970 as the format's date-time. */
export function dateOfEpoch(seconds: number | undefined): string | undefined {
  if (seconds === undefined || seconds <= 0 || seconds > 4e9) return undefined;
  return new Date(Math.round(seconds * 1000)).toISOString().replace(/\.\d+Z$/, 'Z');
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day of a date as C and shells print it (`Wed Apr 17 2024`, `Wed Dec 4 10:02:00 UTC 2019`); English only. */
export function dateOfText(text: string): string | undefined {
  const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const english = /\b([A-Z][a-z]{2})\s+(\d{1,2})\b.*?\b((?:19|20)\d\d)\b/.exec(text);
  const month = monthNames.indexOf(english?.[1]?.toLowerCase() ?? '') + 1;
  return english && month ? day(Number(english[3]), month, Number(english[2])) : undefined;
}

function day(year: number, month: number, date: number): string | undefined {
  const valid = month >= 1 && month <= 12 && date >= 1 && date <= 31;
  return valid ? `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` : undefined;
}

/** A copy of a record without undefined values. */
export function withoutUndefined<T>(entries: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Record<string, T>;
}
