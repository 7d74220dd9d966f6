/** What keeps a table of ten thousand rows quick: work that is not done. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrangeRows } from '../../../webview/report/table/arrange';
import { searchable } from '../../../webview/report/table/search';
import { drawnIndexes } from '../../../webview/report/table/window';
import { worstFirst } from '../../../webview/report/ui-state';
import { sayEnglish } from '../../../src/core/messages/messages';
import { many } from '../../page/dev/models';

describe('a long table', () => {
  it('makes the text of a row only when something is searched for', () => {
    const [shown] = many(50).first;
    const rows = shown?.type === 'show' ? shown.model.rows : [];
    let made = 0;
    const text = searchable(sayEnglish);
    const shownFor = (search: string): number =>
      arrangeRows(rows, { sort: worstFirst, search, hideUnchanged: false, group: '' }, (row) => (made++, text(row)))
        .shown;
    expect([shownFor(''), shownFor(' - '), made]).toEqual([50, 50, 0]);
    expect(shownFor('redis')).toBeLessThan(50);
    expect(made).toBe(50);
  });

  it('draws few lines behind the window while it moves, and more around it at rest', () => {
    const sight = { startIndex: 500, endIndex: 530, count: 1000 };
    const ends = (indexes: readonly number[]): unknown => [indexes[0], indexes.at(-1), indexes.length];
    expect(ends(drawnIndexes(sight, -1))).toEqual([488, 542, 55]);
    expect(ends(drawnIndexes(sight, -1, 'forward'))).toEqual([498, 542, 45]);
    expect(ends(drawnIndexes(sight, -1, 'backward'))).toEqual([488, 532, 45]);
    // The line with the focus stays in the document.
    expect(ends(drawnIndexes(sight, 3, 'forward'))).toEqual([3, 542, 46]);
    expect(ends(drawnIndexes(sight, 900))).toEqual([488, 900, 56]);
    expect(ends(drawnIndexes({ startIndex: 0, endIndex: 4, count: 5 }, 2))).toEqual([0, 4, 5]);
  });

  it('is not styled anew as a whole when a line comes', () => {
    // No style of the page depends on what an element holds.
    const folder = join(__dirname, '../../../webview/report/css');
    const asking = readdirSync(folder).filter((name) => readFileSync(join(folder, name), 'utf8').includes(':has('));
    expect(asking).toEqual([]);
  });
});
