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
  'fix.reason': 'Waive this finding',
  'fix.reason-prompt': 'Why is it as it should be? The reason stands in the file, and everybody sees it.',
  'fix.gone': 'The text has changed, and this fix no longer fits it.',
  'open.nothing': 'Open a .vmibench.json file first, or choose "New Report...".',
} as const;
