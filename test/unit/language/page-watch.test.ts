import { describe, expect, it } from 'vitest';
import { PageWatch, type PageOverText, type WatchedTab } from '../../../src/features/language/page-watch';

const report = 'file:///a.vmibench.json';
const page: WatchedTab = { kind: 'page', uri: report };
const text: WatchedTab = { kind: 'text', uri: report };
const other: WatchedTab = { kind: 'text', uri: 'file:///b.vmibench.json' };

/** What comes over its text, event by event: the tab in front of each column, the tabs, and when. */
function watch() {
  const pages = new PageWatch();
  return (now: number, ...columns: readonly (readonly WatchedTab[])[]): readonly PageOverText[] =>
    pages.look(
      columns.map(([active, ...tabs], index) => ({
        column: index + 1,
        active,
        tabs: active && !tabs.includes(active) ? [active, ...tabs] : tabs,
      })),
      now,
    );
}
const opened = [{ column: 1, uri: report, isOpened: true }];
const chosen = [{ column: 1, uri: report, isOpened: false }];

describe('a page that comes to the front over its text', () => {
  it('was opened for that if its tab is new, in one event or in two', () => {
    const one = watch();
    one(0, [text]);
    expect(one(5000, [page, text])).toEqual(opened);
    const two = watch();
    two(0, [text]);
    expect(two(5000, [text, page])).toEqual([]);
    expect(two(5100, [page, text])).toEqual(opened);
    // What is told after that is not another page.
    expect(two(5110, [page, text])).toEqual([]);
  });

  it('was chosen if it was there before its text was in front, however short a time ago', () => {
    const at = watch();
    at(0, [page]);
    at(10, [text, page]);
    expect(at(20, [page, text])).toEqual(chosen);
    // Also with another text in between.
    at(30, [other, page, text]);
    at(40, [text, page, other]);
    expect(at(50, [page, text, other])).toEqual(chosen);
  });

  it('was chosen if it was opened behind its text, and comes later', () => {
    const at = watch();
    at(0, [text]);
    at(10, [text, page]);
    expect(at(5000, [page, text])).toEqual(chosen);
  });

  it('may have been dragged from another column', () => {
    const at = watch();
    at(0, [text], [page]);
    expect(at(10, [page, text], [page])).toEqual(chosen);
  });
});

it('a page that opens over another text, or in the place of its text, is left alone', () => {
  const at = watch();
  at(0, [other, text]);
  expect(at(10, [page, other, text])).toEqual([]);
  const reopened = watch();
  reopened(0, [text]);
  expect(reopened(10, [page])).toEqual([]);
});
