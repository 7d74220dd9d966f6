import { describe, expect, it } from 'vitest';
import { labelled } from '../../../src/core/compare/labels';
import type { ComparedFileView } from '../../../src/core/compare/view';
import { sayEnglish } from '../../../src/core/messages/messages';

const labels = (...files: readonly Partial<ComparedFileView>[]): string[] =>
  labelled(files.map((file) => ({ name: 'a.vmibench.json', ...file }))).map(({ label }) =>
    label ? sayEnglish(label) : '',
  );

describe('the files of a comparison', () => {
  it('are labelled by revision, and the file itself is the working copy', () => {
    expect(labels({ ref: 'HEAD', date: '2024-05-01' }, { date: '2024-05-01' })).toEqual(['HEAD', 'working copy']);
  });

  it('are labelled by date where all dates differ, otherwise by name', () => {
    const [a, b] = [{ date: '2024-05-01' }, { date: '2024-05-08', name: 'b.vmibench.json' }];
    expect(labels(a, b)).toEqual(['2024-05-01', '2024-05-08']);
    expect(labels(a, { ...b, date: '2024-05-01' })).toEqual(['a', 'b']);
    expect(labels(a, { ...b, date: undefined })).toEqual(['a', 'b']);
  });

  it('never have two labels alike', () => {
    expect(labels({ where: 'x' }, { where: 'y' }, {}, {})).toEqual(['a, x', 'a, y', 'a (3)', 'a (4)']);
    expect(labels({ ref: 'HEAD' }, {}, { ref: 'HEAD', name: 'b.vmibench.json' })).toEqual([
      'a, HEAD',
      'working copy',
      'b, HEAD',
    ]);
  });
});
