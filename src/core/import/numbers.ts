/** Printed numbers. Anything that is not entirely a number is `undefined`, never 0 and never a part of it. */

const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const groupedNumber = /^[+-]?\d{1,3}(?:(?:,\d{3})+|(?:[\u2009\u202f]\d{3})+)(?:\.\d+)?$/;

/** A finite number as tools print it, with or without thousands separators. */
export function number(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  const bare = groupedNumber.test(trimmed) ? trimmed.replace(/[,\u2009\u202f]/g, '') : trimmed;
  if (!plainNumber.test(bare)) return undefined;
  const value = Number(bare);
  return Number.isFinite(value) ? value : undefined;
}

/** A finite number from parsed JSON, where some tools print numbers as strings. */
export function numeric(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? number(value) : undefined;
}

/** Seconds in `1m2.345s`, `1:02:03`, `0:00.52`, `62.3s`, `1h2m3s`; bash prints a decimal comma in some locales. */
export function seconds(text: string): number | undefined {
  const clean = text.trim().replace(/(\d),(\d+)(?=s?$)/, '$1.$2');
  const colons = /^(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(clean);
  if (colons) return finite(Number(colons[1] ?? 0) * 3600 + Number(colons[2]) * 60 + Number(colons[3]));
  const letters = /^(?:(\d+)h)?(?:(\d+)m)?(\d+(?:\.\d*)?)s?$/.exec(clean);
  if (!letters) return undefined;
  return finite(Number(letters[1] ?? 0) * 3600 + Number(letters[2] ?? 0) * 60 + Number(letters[3]));
}

/** Rounded; undefined for more digits than a number can hold. */
function finite(value: number): number | undefined {
  return Number.isFinite(value) ? round(value) : undefined;
}

/** Removes the error of binary addition: 2*60 + 34.749 is 154.749. No printed time has twelve digits. */
export function round(value: number): number {
  return Number(value.toPrecision(12));
}

const scaleFactors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** A number with a decimal suffix: `12.34k` is 12340. */
export function scaledNumber(text: string): number | undefined {
  const parts = /^([+-]?[\d.]+)([kKmMgGtT]?)$/.exec(text.trim());
  const value = number(parts?.[1]);
  if (!parts || value === undefined) return undefined;
  const suffix = parts[2]?.toLowerCase() ?? '';
  return suffix ? finite(value * (scaleFactors[suffix] ?? NaN)) : value;
}
