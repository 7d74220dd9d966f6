import { describe, expect, it } from 'vitest';
import { frameHtml, newNonce } from '../../../src/host/frame-html';

const frame = {
  nonce: 'N0',
  cspSource: 'https://host',
  locale: 'en',
  title: 'Report',
  script: 'https://host/page.js',
  charts: 'https://host/charts.js',
  style: 'p { color: red }',
};

describe('the frame of the page', () => {
  it('allows only its own bundles', () => {
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

  it('lets no text break out of an attribute or the styles', () => {
    const evil = '</title><script>x</script>';
    expect(frameHtml({ ...frame, title: evil, script: `a">${evil}` })).not.toContain('<script>');
    const html = frameHtml({ ...frame, style: '</style><script>y</script>' });
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html.indexOf('<script>')).toBeLessThan(html.indexOf('</style>'));
  });

  it('sets the scroll position from a number only', () => {
    const scrolled = (scroll: number): string => frameHtml({ ...frame, first: { html: '<p>x</p>', scroll } });
    expect(scrolled(120.4)).toContain('#root{margin-top:-120px}');
    expect(scrolled(120.4)).toContain('<div id="root"><p>x</p></div>');
    for (const odd of [0, -5, NaN]) expect(scrolled(odd)).not.toContain('margin-top');
  });

  it('has a nonce of 24 random bytes that needs no quoting', () => {
    const nonces = Array.from({ length: 50 }, newNonce);
    expect(new Set(nonces).size).toBe(50);
    for (const nonce of nonces) expect(nonce).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });
});
