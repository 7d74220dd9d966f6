/** Names by which the shelf is known to VS Code and to what it remembers, and those of its files. */
export const viewId = 'vmibench.shelf';
/** The report that is pinned. */
export const pinnedKey = 'shelf/pinned';

/** What takes part in comparing and stands on the shelf, by its name: reports and run logs. */
export const shelfFiles = '**/*.{vmibench.json,vmiruns.jsonl}';
export const isOnShelf = (name: string): boolean => /\.(vmibench\.json|vmiruns\.jsonl)$/i.test(name);
