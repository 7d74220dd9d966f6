import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from '../../../webview/shared/differing';

const line = (last: string): string =>
  `BOOT_IMAGE=/vmlinuz-6.8.0 root=/dev/sda1 ro quiet isolcpus=2-15 nohz_full=2-15 rcu_nocbs=2-15 ${last} console=ttyS0`;
const said = (value: string, ...others: readonly (string | undefined)[]): string | undefined =>
  pieces(value, others)
    ?.map(({ text, own }) => (own ? `[${text}]` : text))
    .join(' ');

describe('a long value beside others', () => {
  it('shows the words that the others do not have, with the words beside them', () => {
    expect(said(line('mitigations=off'), line('mitigations=auto'))).toBe(
      '… nohz_full=2-15 rcu_nocbs=2-15 [mitigations=off] console=ttyS0',
    );
  });

  it('is shown whole where it is short, alone, equal or entirely different', () => {
    expect([said('a b', 'a c'), said(line('x')), said(line('x'), undefined), said(line('x'), line('x'))]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(said('x'.repeat(80), 'y'.repeat(80))).toBeUndefined();
  });

  it('never loses a word that differs', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'long-word-that-all-have'), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const found = pieces(one.join(' '), [other.join(' ')]);
        if (!found) return;
        const marked = found.filter(({ own }) => own).map((piece) => piece.text);
        expect(marked).toEqual(one.filter((word) => !other.includes(word)));
      }),
    );
  });
});
