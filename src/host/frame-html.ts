/** The frame of the report page. It holds no word of the document: that is sent when the page asks for it. */

export interface Frame {
  readonly nonce: string;
  /** What VS Code serves the extension's own files from. */
  readonly cspSource: string;
  readonly locale: string;
  readonly title: string;
  /** Addresses of the bundles. The charts are fetched by the page after its first paint. */
  readonly script: string;
  readonly charts: string;
  readonly style: string;
}

/**
 * The page may load its own bundles and nothing else: no inline script, no `style` attribute, no frame, no request.
 * The toolkit adds a style element of its own and looks for the nonce in `csp-nonce`.
 */
export function frameHtml({ nonce, cspSource, locale, title, script, charts, style }: Frame): string {
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
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${attribute(script)}" data-charts="${attribute(charts)}" defer></script>
</body>
</html>`;
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
