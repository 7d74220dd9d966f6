/**
 * The HTML of a page. Of the document it holds at most a first frame, which the page's own components draw with every
 * text escaped; everything else is sent when the page asks for it.
 */

/** What is seen before any script has run. */
export interface FirstFrame {
  /** The content of the page's root: elements without styles, scripts or handlers. */
  readonly html: string;
  /** How far the page is scrolled, in CSS pixels. */
  readonly scroll: number;
}

/** The first frame of a page that knows nothing yet: the element that its own components begin with. */
export function waitingFrame(text: string): FirstFrame {
  return { html: `<p class="loading dim" role="status">${attribute(text)}</p>`, scroll: 0 };
}

export interface Frame {
  readonly nonce: string;
  /** What VS Code serves the extension's own files from. */
  readonly cspSource: string;
  readonly locale: string;
  readonly title: string;
  /** Addresses of the bundles. The charts are fetched by the page after its first paint. */
  readonly script: string;
  readonly charts: string;
  /** The styles themselves: a request for them would hold up the first paint. */
  readonly style: string;
  readonly first?: FirstFrame;
}

/**
 * The page may load its own bundles and nothing else: no `style` attribute, no frame, no request, and no inline script
 * but the one below, which has the nonce and nothing of a file.
 * The toolkit adds a style element of its own and looks for the nonce in `csp-nonce`.
 */
export function frameHtml({ nonce, cspSource, locale, title, script, charts, style, first }: Frame): string {
  const policy = [
    "default-src 'none'",
    `img-src ${cspSource} data:`,
    `font-src ${cspSource}`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<style nonce="${nonce}">${inStyle(style)}</style>
${scrolled(nonce, first)}${first ? `<script nonce="${nonce}">${recorder}</script>\n` : ''}</head>
<body>
<div id="root">${first?.html ?? ''}</div>
<script nonce="${nonce}" src="${attribute(script)}" data-charts="${attribute(charts)}" defer></script>
</body>
</html>`;
}

/**
 * Records what the user does in a first frame until the page's script takes over and repeats it
 * (`webview/shared/early.ts`): whoever clicks what is seen means it. It is in the head, apart from what a report says.
 */
const recorder =
  '{const seen=globalThis.vmibenchEarly=[];' +
  "for(const type of ['click','keydown','input','change'])" +
  'document.addEventListener(type,(event)=>{' +
  'if(globalThis.vmibenchEarly===seen)seen.push(event)},true)}';

/** A page cannot be scrolled without a script; until the page does it, the frame begins as far up. */
function scrolled(nonce: string, first: FirstFrame | undefined): string {
  const top = Math.round(first?.scroll ?? 0);
  return top > 0 ? `<style nonce="${nonce}" id="scrolled" data-top="${top}">#root{margin-top:-${top}px}</style>\n` : '';
}

/** Nothing in a style can end its element. */
function inStyle(css: string): string {
  return css.replaceAll('</', '<\\/');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A nonce that nobody can guess, from the Web Crypto API that both extension hosts have. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
