import { describe, expect, it } from 'vitest';
import { counterOf } from '../../../src/core/import/tools/perf-counter';

describe('a line of perf stat', () => {
  it.each([
    ['  1,234      cycles', { printed: '1,234', event: 'cycles' }],
    ['  12.5 msec task-clock   #  0.9 CPUs utilized', { printed: '12.5', unit: 'msec', event: 'task-clock' }],
    ['  1,234  cycles # 1 GHz ( +- 0.35% )  (65.00%)', { event: 'cycles', variance: '0.35', running: '65.00' }],
    ['  1,234  faults ( +- 0.35% )', { event: 'faults', variance: '0.35' }],
    ['  1,234  faults   (65.00%)', { event: 'faults', running: '65.00' }],
    ['  1,234  faults ( +- 0.35% ) [65.00%]', { event: 'faults', variance: '0.35', running: '65.00' }],
    ['  <not counted>  cpu/event=0x3c,umask=0/u', { printed: '<not counted>', event: 'cpu/event=0x3c,umask=0/u' }],
  ])('%s', (line, expected) => {
    expect(counterOf(line)).toMatchObject(expected);
  });
  it.each(['1,234 items were found', '5 a{b}', 'cycles 5', ''])('is not recognized in %j', (line) => {
    expect(counterOf(line)).toBeUndefined();
  });
});
