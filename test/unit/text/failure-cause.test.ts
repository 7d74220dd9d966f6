import { describe, expect, it } from 'vitest';
import { statSync } from 'node:fs';
import { sayEnglish, word } from '../../../src/core/messages/messages';
import { failureCause } from '../../../src/core/text/failure-cause';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const said = (error: unknown): string | undefined => {
  const cause = failureCause(error);
  return cause && sayEnglish(cause);
};
const coded = (code: string, message = 'not for users'): Error => Object.assign(new Error(message), { code });

describe('the cause of a failure', () => {
  it('is in our words if the file system has a code for it', () => {
    const missing = (): unknown => {
      try {
        return statSync(inRoot('no', 'such', 'file'));
      } catch (error) {
        return error;
      }
    };
    expect(said(missing())).toBe('no such file or folder');
    expect(said(coded('EACCES'))).toBe('permission denied');
    expect(said(coded('NoPermissions'))).toBe('permission denied');
    expect(said(coded('ENOSPC'))).toBe('the disk is full');
  });

  it('is found in what VS Code wraps', () => {
    expect(said(coded('Unknown', 'Unknown (FileSystemError): Error: ENOSPC: no space left on device, write'))).toBe(
      'the disk is full',
    );
  });

  it('is the sentence of an error that has one', () => {
    expect(said(Object.assign(new Error('key'), { said: word('git.not-ours') }))).toMatch(/^git refuses/);
  });

  it('is unknown for anything else, so that no raw text is shown', () => {
    const others = [
      new TypeError('x is not a function'),
      coded('EWHAT'),
      coded('toString'),
      'a string',
      null,
      undefined,
    ];
    expect(others.map(said)).toEqual(others.map(() => undefined));
    expect(said(Object.assign(new Error('a'), { said: 'a string' }))).toBeUndefined();
  });
});
