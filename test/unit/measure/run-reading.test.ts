// What becomes of a run whose clocks disagree.
import { describe, expect, it } from 'vitest';
import { readWith } from '../../../src/core/import/detect';
import { runLogReader } from '../../../src/core/import/runlog/reader';
import { sayEnglish } from '../../../src/core/messages/messages';
import '../../../src/core/messages/en';
import { readingOf } from '../../../src/node/measure/run-reading';

const ended = (seconds: number, here: number) => ({ seconds, here, out: '', stopped: false, left: 0, printed: false });

function said(seconds: number, here: number): string | number | undefined {
  const reading = readingOf(ended(seconds, here), { id: 'x', command: 'x' }, { readWith, runLogReader });
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
    ['fails without a clock', NaN, 1, "the target's date command does not print nanoseconds, so the time was not measured"],
  ])('%s', (_name, seconds, here, expected) => {
    expect(said(seconds, here)).toBe(expected);
  });
});
