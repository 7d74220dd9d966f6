/** The rate that demand_paging_test prints. */
import { round } from '../numbers';

/**
 * Older kernels divide nanoseconds by 1e8 and not by 1e9, so that 3.5 s count as 8: the rate is too low. The number of
 * pages is a whole number, by which one sees what was divided.
 *
 * @param printed pages a second
 * @param seconds as printed above it
 * @returns pages a second
 */
export function pagingRate(printed: number, seconds: number | undefined): number {
  if (seconds === undefined || isWhole(printed * seconds)) return printed;
  const whole = Math.floor(seconds);
  const pages = printed * (whole + (seconds - whole) * 10);
  return isWhole(pages) ? round(Math.round(pages) / seconds) : printed;
}

/** Whole but for the digits that are not printed. */
function isWhole(value: number): boolean {
  return value >= 1 && Math.abs(value - Math.round(value)) < 1e-4 * Math.max(1, Math.log10(value));
}
