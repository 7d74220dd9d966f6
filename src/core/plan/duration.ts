/** Times as plans and options write them: "60 s", "15min", "8 h". */

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds; undefined if the text is no time. */
export function durationMs(text: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?(ms|s|min|m|h|d)$/.exec(text) ?? [];
  const factor = unit === undefined ? undefined : units[unit];
  return factor === undefined ? undefined : Number(number) * factor;
}

/** A time that a reader can take in: "0.4 s", "12 s", "3 min", "2 h 5 min". @param ms 0 or more */
export function durationText(ms: number): string {
  if (ms < 9_950) return `${String(Number((ms / 1000).toFixed(1)))} s`;
  if (ms < 119_500) return `${String(Math.round(ms / 1000))} s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(minutes % 60)} min`;
}
