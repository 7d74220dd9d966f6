/** Kinds of pages over a text, as the manifest names them. */
export const viewType = 'vmibench.report';
export const runLogView = 'vmibench.runs';
