/** Sentences of the charts of the report page. */
export const chartWords = {
  'chart.keys': 'Use the arrow keys, Home and End to move along the marks. Enter shows the row of a mark.',
  'chart.mark': '{said} ({at} of {n})',
  'chart.save-svg': 'Save as SVG',
  'chart.light': 'Light background',
  'chart.light-hint': 'Saves pictures with a white background in any theme.',
  'chart.pair': '{chart}: {candidate} against {baseline}',
  'chart.pair-all': '{chart}: {n} candidates against {baseline}',
  'chart.thousands': 'in thousands',
  'chart.millions': 'in millions',
  'chart.billions': 'in billions',
  'chart.trillions': 'in trillions',
  'chart.higher': 'higher is better',
  'chart.lower': 'lower is better',
  'chart.values': 'Measured Values',
  'chart.values-note':
    'Bars begin at zero; each benchmark has its own scale. Lines are intervals or printed ranges, rings are runs. ' +
    'The order is that of the results table. Click a bar to show its row.',
  'chart.values-note-one':
    'Bars begin at zero; each benchmark has its own scale. Lines are intervals or printed ranges, rings are runs.',
  'chart.values-words':
    'Chart of the values of {m} {m|subject|subjects} in {n} {n|benchmark|benchmarks}. A table with the same data ' +
    'follows.',
  'chart.values-more': 'Show {n} More',
  'chart.values-cut': '{n} of {all} benchmarks',
  'chart.interval': '95% interval of the mean: {lo} to {hi}',
  'chart.stated-interval': 'stated interval: {lo} to {hi}',
  'chart.range': 'range: {lo} to {hi}',
  'chart.two-groups': 'The runs of {subject} fall into two groups; a mean between them describes neither.',
  'chart.strips-note':
    'Each shape shows how many rows have a ratio; its thick line is the median. Marks are the most extreme rows. ' +
    'The shaded band is the margin. Click a mark to show its row.',
} as const;
