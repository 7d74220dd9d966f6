/** Facts about machines that say the same though they are written differently. */

/** Two nominal clocks of one CPU model's family are 0.1 GHz apart; a measured one varies less from run to run. */
const clockTolerance = 0.01;

/**
 * Whether two values of a field describe the same machine. A clock may have been measured, so it may differ a little.
 *
 * @param field its name or dotted path, such as `host.cpu.ghz`
 */
export function sameFact(field: string, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!/(?:^|\.)ghz$/.test(field)) return false;
  const [x, y] = [Number(a), Number(b)];
  return x > 0 && y > 0 && Math.abs(x - y) <= clockTolerance * Math.max(x, y);
}
