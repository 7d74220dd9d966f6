import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilterError, parseFilter } from '../../../src/core/pivot/filter';
import { sayEnglish } from '../../../src/core/messages/messages';
import { hostile } from '../export/support';

const place: Record<string, string | number | boolean | undefined> = {
  mitigations: 'auto',
  vcpus: 64,
  pageSize: 'large',
  smt: true,
  name: 'oracle swingbench',
  ratio: -5,
};
const holds = (text: string): boolean => parseFilter(text)((name) => place[name]);

describe('filters', () => {
  it.each([
    'mitigations=auto',
    'mitigations:auto',
    'vcpus=64',
    'vcpus>=64',
    'vcpus<=64',
    'vcpus>8 vcpus<128',
    'mitigations!=off',
    'smt=true',
    'gone!=x',
    'mitigations=auto AND vcpus>=64',
    'mitigations=off OR vcpus=64',
    'mitigations=off or pageSize=large',
    '-mitigations=off',
    'NOT mitigations=off',
    '!mitigations=off',
    'name~oracle*',
    'name~*bench',
    'name="oracle swingbench"',
    'name:(kernbench OR "oracle swingbench")',
    'pageSize=(small OR large)',
    '(mitigations=off OR vcpus=64) pageSize=large',
    '-(mitigations=off OR vcpus=8)',
    '-(mitigations=auto -vcpus=64)',
    'ratio=-5',
    'ratio<=-1',
    'vcpus = 64',
    '"mitigations"=auto',
  ])('match %s', (text) => expect(holds(text)).toBe(true));

  it.each([
    'mitigations=off',
    'vcpus>64',
    'vcpus<64',
    'gone=x',
    'gone>1',
    'pageSize>1',
    'mitigations=auto vcpus=8',
    '-mitigations=auto',
    'name~kern*',
    'name=oracle',
    'mitigations=off OR vcpus=8 pageSize=large',
  ])('do not match %s', (text) => expect(holds(text)).toBe(false));

  it('bind "and" more tightly than "or"', () => {
    expect(holds('mitigations=auto OR vcpus=8 pageSize=small')).toBe(true);
    expect(holds('(mitigations=auto OR vcpus=8) pageSize=small')).toBe(false);
  });

  it.each([
    ['', 0, 'incomplete'],
    ['vcpus', 5, 'expected one of = != < <= > >= ~ : after "vcpus"'],
    ['vcpus=', 6, 'expected a value after "="'],
    ['vcpus>many', 6, '">" needs a number'],
    ['(vcpus=1', 0, 'parenthesis is not closed'],
    ['vcpus=1)', 7, 'unexpected ")"'],
    ['name="open', 5, 'quotation mark'],
    ['vcpus=1 OR', 10, 'incomplete'],
    ['=1', 0, 'unexpected "="'],
    ['a=(b OR)', 7, 'expected a value'],
  ])('are rejected at the place of the error: %s', (text, at, why) => {
    let error: unknown;
    try {
      parseFilter(text);
    } catch (thrown) {
      error = thrown;
    }
    if (!(error instanceof FilterError)) throw new Error('not refused');
    expect({ at: error.at, said: sayEnglish(error.said).includes(why) || sayEnglish(error.said) }).toEqual({
      at,
      said: true,
    });
  });

  it('are read or rejected, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (text) => {
        try {
          expect(typeof parseFilter(text)((name) => place[name])).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(FilterError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
