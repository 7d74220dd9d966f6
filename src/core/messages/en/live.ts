/** Sentences about a plan whose log grows, on the page of the log. */
export const liveWords = {
  'live.label': 'Progress of the plan',
  'live.runs': '{n} of {all} {all|run|runs}',
  'live.over': 'The plan is over: {n} of {all} {all|run|runs}',
  'live.decided': '{decided} of {all} {all|row|rows} decided',
  'live.next': 'next: {step}',
  'live.step-run': '{subject}, {benchmark}, run {run}',
  'live.step-restart': 'restart as {subject}',
  'live.resting': 'what is left rests after failures',
  'live.look-runs': 'look after {count} runs per side',
  'live.look-restarts': 'look after {count} restarts per side',
  'live.time': 'about {time} left',
  'live.time-unknown': 'time left not known yet',
  'live.fixed': 'verdicts count once all runs are there',
  'live.row-decided': 'Decided: further runs would not change this.',
} as const;
