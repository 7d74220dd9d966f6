import { describe, expect, it } from 'vitest';
import { frameHtml, newNonce } from '../../../src/host/frame-html';

const frame = {
  nonce: 'N0',
  cspSource: 'https://host',
  locale: 'en',
  title: 'Report',
  script: 'https://host/page.js',
  charts: 'https://host/charts.js',
  style: 'https://host/page.css',
};

describe('the frame of the page', () => {
  it('allows its own bundles and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(frameHtml(frame))?.[1];
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      'img-src https://host data:',
      'font-src https://host',
      "style-src https://host 'nonce-N0'",
      "script-src 'nonce-N0'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('lets nothing break out of an attribute', () => {
    const html = frameHtml({ ...frame, title: '</title><script>x</script>', style: 'a"><script>y</script>' });
    expect(html).not.toContain('<script>');
  });

  it('has a nonce of 24 random bytes that needs no quoting', () => {
    const nonces = Array.from({ length: 50 }, newNonce);
    expect(new Set(nonces).size).toBe(50);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });
});
