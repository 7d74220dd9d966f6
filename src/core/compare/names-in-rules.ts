/** Names of benchmarks in messages about two reports. */
import { namer } from '../analysis/label';
import { word, type Message } from '../messages/messages';
import type { Party } from './model';

/** Messages list at most this many names. */
export const maxNames = 4;

/** The name of a benchmark by its index. */
export function nameAt({ report }: Party): (index: number) => string {
  const name = namer(report);
  return (index) => {
    const entry = report.benchmarks[index];
    return entry ? name(entry) : '';
  };
}

/** Names as a list of limited length. */
export function listed(names: readonly string[]): readonly Message[] {
  const said = names.slice(0, maxNames).map((name) => word('compare.name', { name }));
  return names.length > maxNames ? [...said, word('compare.names-more', { n: names.length - maxNames })] : said;
}
