/** Names by which VS Code, and what it keeps for us, know the view of the workspace's reports. */
export const viewId = 'vmibench.shelf';
/** The report that is pinned. */
export const pinnedKey = 'shelf/pinned';
