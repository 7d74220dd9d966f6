// Formats of one's own for times: the log writes the expression that its lines are read by.
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/core/import/import';
import { hasOwnForm } from '../../../src/core/import/tools/time-format';
import { reportOf, text } from './support';

/** Runs of the elapsed time. */
const elapsed = (log: string) =>
  importFiles([text('a.txt', log)]).report?.benchmarks.find(({ metric }) => metric?.name === 'elapsed time')
    ?.results?.[0]?.samples;
const shell = (format: string, ...printed: string[]) =>
  elapsed(`$ TIMEFORMAT='${format}'\n$ time ./guest\n${printed.join('\n')}\n`);
const gnu = (format: string, ...printed: string[]) =>
  elapsed(`$ /usr/bin/time -f '${format}' ./guest\n${printed.join('\n')}\n`);

describe("beside times in a format of one's own", () => {
  it.each([
    ['%R', '1.250', 1.25],
    ['%R', '1,250', 1.25],
    ['%1R', '1.2', 1.2],
    ['%6R', '1.250000', 1.25],
    ['%6R', '1.250', 1.25],
    ['%lR', '1m2.500s', 62.5],
    ['%0lR', '1m2s', 62],
  ])("numbers of the program do not count as bash's %s", (format, printed, value) => {
    expect(shell(format, '100', '1.25', '1.25000', '0:01.50', '12h', '1m2', '...', printed)).toEqual([value]);
  });
  it('a whole number counts only where the format has no digits behind the point', () => {
    expect(shell('%0R', '1.5', '1m2s', '7')).toEqual([7]);
  });
  it.each([
    ['%e', '1.25', 1.25],
    ['%E', '1:02.50', 62.5],
    ['%E', '1:00:02', 3602],
  ])("numbers of the program do not count as GNU's %s", (format, printed, value) => {
    expect(gnu(format, '100', '1.5', '1.250', '1,25', '1m2.500s', '1:2', printed)).toEqual([value]);
  });
});

describe("a format of one's own", () => {
  const fields = 'elapsed %e user %U sys %S mem %M cpu %P of %C';
  it('may have other fields, and the command once', () => {
    expect(gnu(fields, 'elapsed 1.25 user 1.00 sys 0.20 mem 1680 cpu 96% of ./guest -n 4')).toEqual([1.25]);
    expect(shell('%R of %U at %P%%', '1.250 of 1.000 at 80.00%')).toEqual([1.25]);
  });
  it.each([
    ['%R%R%R', '1.2501.0000.200'],
    ['%R%%%U1%S', '1.250%1.00010.200'],
    ['%R %Q', '1.250 x'],
  ])('is not read if its lines could be taken apart in several ways: %s', (format, printed) => {
    expect(hasOwnForm(`$ TIMEFORMAT='${format}'\n${printed}\n`)).toBe(false);
  });
  it.each([
    ['%C %C %e', 'a b 1.25'],
    ['%e%M', '1.251680'],
    ['%3e', '1.250'],
    [Array(17).fill('%e').join(' '), Array(17).fill('1.25').join(' ')],
  ])('of GNU time is not read either: %s', (format, printed) => {
    expect(hasOwnForm(`$ time -f '${format}' a\n${printed}\n`)).toBe(false);
  });
  it('replaces the one before, for the reader and for what recognises it', () => {
    expect(hasOwnForm("$ TIMEFORMAT='%R s'\n$ TIMEFORMAT='%R'\n1.250 s\n")).toBe(false);
    expect(hasOwnForm("$ TIMEFORMAT='%R'\n$ TIMEFORMAT='%R s'\n1.250 s\n")).toBe(true);
  });
  it('has no lines longer than a command and its times', () => {
    const [line, long] = ['a'.repeat(150), 'a'.repeat(250)].map((command) => `${command} 1.25`);
    expect(gnu('%C %e', line ?? '', long ?? '')).toEqual([1.25]);
    expect(reportOf(importFiles([text('a.txt', `$ time -f '%C %e' a\n${line}\n`)])).benchmarks).toHaveLength(1);
  });
});
