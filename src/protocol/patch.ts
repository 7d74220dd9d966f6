/** What a page is told of a change: the least that makes another model of the one it shows. */
import equal from 'fast-deep-equal';
import type { PageModel } from '../core/page-model/model';
import type { ToPage } from './report';

type Patch = Extract<ToPage, { type: 'patch' }>;
type Parts = Omit<PageModel, 'rows'>;

/**
 * What differs, or nothing. Rows that did not change are the same objects, so they are compared as such; the other
 * parts are small and compared by value.
 */
export function patchOf(before: PageModel, after: PageModel): Pick<Patch, 'parts' | 'rows' | 'order'> | undefined {
  const parts: { -readonly [Name in keyof Parts]?: Parts[Name] } = {};
  const compare = <Name extends keyof Parts>(name: Name): void => {
    if (!equal(before[name], after[name])) parts[name] = after[name];
  };
  compare('head');
  compare('answer');
  compare('environment');
  compare('findings');
  compare('live');

  const moved =
    before.rows.length !== after.rows.length ||
    before.rows.some((row, index) => row !== after.rows[index] && row.key !== after.rows[index]?.key);
  // By index where nothing moved: at a key press in ten thousand rows almost always.
  const old = moved ? new Map(before.rows.map((row) => [row.key, row])) : undefined;
  const rows = after.rows.filter((row, index) => (old ? old.get(row.key) : before.rows[index]) !== row);
  if (rows.length === 0 && !moved && Object.keys(parts).length === 0) return undefined;
  return moved ? { parts, rows, order: after.rows.map((row) => row.key) } : { parts, rows };
}
