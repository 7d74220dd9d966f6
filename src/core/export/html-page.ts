/** The frame of an exported page: style and text, no script, nothing fetched. */
import { htmlStyle } from './html-style';
import { inHtml } from './html-text';

/** A second barrier: if a bug let something through, the browser still blocks it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** @param body lines of HTML with everything in them escaped */
export function htmlPage(title: string, body: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${inHtml(title)}</title>
<style>
${htmlStyle}
</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}
