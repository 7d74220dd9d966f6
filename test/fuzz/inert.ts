/** What no export may contain, whatever the report says. */

/** What a careless number or object becomes. */
const leaked = /\bNaN\b|\bundefined\b|\[object Object\]|\bInfinity\b/;

/** Control characters but tab and line ends, and what turns or breaks a line. */

const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Elements that our HTML does not have, and links that run something. */
const foreign = /<(?:script|img|iframe)\b|<a\b(?! href="https?:)/i;

/**
 * @param of the texts that the export was made of
 * @throws an error that names what an export must not contain
 */
export function checkInert(format: string, out: string, of: string): void {
  const leak = leaked.exec(out)?.[0];
  if (leak !== undefined && !leaked.test(of)) throw new Error(`${format}: ${leak} in the export`);
  const sign = control.exec(out.replaceAll('\r\n', '\n'))?.[0];
  if (sign !== undefined) throw new Error(`${format}: a control character in the export: ${JSON.stringify(sign)}`);
  if (format === 'html' && foreign.test(out)) throw new Error('html: an element from the file');
}
