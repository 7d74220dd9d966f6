/** Names by which the shelf is known to VS Code and to what it remembers. */
export const viewId = 'vmibench.shelf';
/** The report that is pinned. */
export const pinnedKey = 'shelf/pinned';
