// What becomes of a run whose clocks disagree.
import { describe, expect, it } from 'vitest';
import { readWith } from '../../../src/core/import/detect';
import { runLogReader } from '../../../src/core/import/runlog/reader';
import { sayEnglish } from '../../../src/core/messages/messages';
import '../../../src/core/messages/en';
import { readingOf } from '../../../src/node/measure/run-reading';

function said(seconds: number, here: number, coarse?: boolean): string | number | undefined {
  const ended = { seconds, here, coarse, out: '', stopped: false, left: 0, printed: false };
  const reading = readingOf(ended, { id: 'x', command: 'x' }, { readWith, runLogReader });
  return 'failed' in reading ? sayEnglish(reading.failed) : reading.numbers[0]?.value;
}

describe('a timed run', () => {
  it.each([
    ['counts, where handing it over took longer', 1, 1.3, 1],
    ['counts, where the clocks differ a little', 1.01, 1, 1.01],
    [
      "fails, where the target's clock jumped forwards",
      9,
      1,
      "the target's clock says 9.000 s and this machine's 1.000 s: one of them jumped",
    ],
    [
      "fails, where the target's clock jumped back",
      -3600,
      1,
      "the target's clock says -3600.000 s and this machine's 1.000 s: one of them jumped",
    ],
    [
      'fails, where it took no longer than nothing',
      0,
      0.002,
      'took no longer than an empty command, which is too short to be timed',
    ],
    [
      'fails without a clock',
      NaN,
      1,
      'the target has no clock: no date with nanoseconds, no EPOCHREALTIME in its sh, no /proc/uptime',
    ],
    [
      'fails, where steps of 10 ms are too coarse for it',
      0.03,
      0.04,
      "the target's clock has steps of 10 ms, which are too coarse for 0.03 s; it needs a date with nanoseconds",
      true,
    ],
    ['counts, where it is long for steps of 10 ms', 1.02, 1.03, 1.02, true],
  ])('%s', (_name, seconds, here, expected, coarse = false) => {
    expect(said(seconds, here, coarse)).toBe(expected);
  });
});
