import { describe, expect, it } from 'vitest';
import { errorLine, failureReport, failuresIn, failuresLine } from '../../scripts/lib/failures.mjs';

const failures = ['a "quoted" title', 'b'].map((test) => ({ test, where: 'page' }));

describe('failed tests at the end of npm test', () => {
  it('are read from the output of each runner', () => {
    const other = [{ test: 'c', where: 'web' }];
    expect(failuresIn(`  ok x\n${failuresLine(failures)}\n@@total {}\n${failuresLine(other)}\n`)).toEqual([
      ...failures,
      ...other,
    ]);
    expect(failuresIn('no such line')).toEqual([]);
  });

  it('are listed with where they ran', () => {
    expect(failureReport(failures)).toEqual(['FAILED a "quoted" title (page)', 'FAILED b (page)']);
    expect(failureReport([])).toEqual([]);
  });

  it('say why in one line, with the cause', () => {
    const error = errorLine(new Error('the \x1b[2mrows\x1b[22m\n  did not come', { cause: new Error('no webview 0') }));
    expect(failureReport([{ test: 'a', where: 'web', error }])).toEqual([
      'FAILED a (web): the rows did not come: no webview 0',
    ]);
    expect(errorLine('thrown '.repeat(100))).toHaveLength(300);
  });

  it('are counted rather than listed when there are very many', () => {
    const many = Array.from({ length: 32 }, (_, at) => ({ test: `t${at}`, where: 'unit' }));
    const lines = failureReport(many);
    expect(lines).toHaveLength(31);
    expect(lines.at(-1)).toBe('and 2 more');
  });
});
