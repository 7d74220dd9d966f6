/** Sentences of the text editor's helps and of the commands. */
export const editorWords = {
  'editor.title': 'VMI Bench report',

  'lens.for': '{candidate}: {said}',
  'lens.untested': '{sentence} ({why})',
  'lens.tooltip': 'Show in the report',

  'new.title': 'New report',
  'new.sample': 'A small sample',
  'new.sample-detail': 'Two subjects, three benchmarks: one with a printed ratio, one with runs, one with a mean and its spread',
  'new.empty': 'An empty report',
  'new.empty-detail': 'The fields that every report has, and nothing else',
  'open.nothing': 'Open a .vmibench.json file first, or choose "New Report...".',
  'open.not-here': 'There is no row "{row}" in this report any more.',
} as const;
