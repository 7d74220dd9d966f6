/** The same mutations with CRLF line endings: ranges count both characters, and fixes keep the line endings. */
import { expect, it } from 'vitest';
import { allMutations } from './mutations/all';
import { apply, fresh, mutated, named } from './mutations/mutate';
import { changed, marked } from './mutations/mutation';

const windows = (text: string): string => text.replaceAll('\n', '\r\n');

it.each(named(allMutations))('%s with CRLF', (_name, mutation) => {
  const plain = mutated(mutation);
  const text = windows(plain);
  const [one, ...others] = fresh(text, mutation);
  const { offset, length } = marked(plain, mutation.at);
  expect(others).toEqual([]);
  expect(one?.place).toMatchObject({
    offset: windows(plain.slice(0, offset)).length,
    length: windows(plain.slice(offset, offset + length)).length,
  });
  mutation.fixes?.forEach(({ changes }, index) => {
    expect(apply(text, (one?.finding.fixes ?? []).slice(index, index + 1))).toBe(windows(changed(plain, changes)));
  });
});
