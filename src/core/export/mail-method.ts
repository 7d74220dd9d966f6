/** How the numbers of a mail became what they are, in as few lines as a cover letter has for it. */
import type { Analysis } from '../analysis/model';
import type { Report } from '../generated/format';
import { sayEnglish, word } from '../messages/messages';
import { formatLimit } from '../text/ratio';
import type { ExportPart } from './parts';
import { signNotes, type LineTitles } from './row-lines';
import { capital, clean } from './text';

/** Sentences: the signs of the table first, then spread, change and test. */
export function mailMethod(
  report: Report,
  analysis: Analysis,
  parts: readonly ExportPart[],
  titles: LineTitles,
): string[] {
  const rows = parts.flatMap((part) => part.rows);
  const signs = signNotes(rows);
  const values = rows.some(({ base, cand }) => base && cand);
  const { alpha, method, tests } = analysis.correction;
  const { order } = report.methodology ?? {};
  const level = formatLimit(alpha);
  const tested = rows.some(({ verdict }) => verdict.tested);
  return [
    ...(signs.length > 0 ? [`${capital(signs.join('; '))}.`] : []),
    ...spreadNote(parts),
    ...(values ? [word('export.mail-change', { base: titles.base, cand: titles.cand })] : [word('export.ratio')]).map(
      say,
    ),
    ...(order !== undefined && order !== 'unknown' ? [say(word(`export.order-${order}`))] : []),
    ...(tested
      ? [
          say(
            method === 'none' || tests < 2
              ? word('export.mail-tested', { level })
              : word('export.mail-corrected', { level, tests }),
          ),
        ]
      : []),
  ];
}

const say = (message: Parameters<typeof sayEnglish>[0]): string => clean(sayEnglish(message), 2000);

/** The meaning of +-; empty if no value has it. */
function spreadNote(parts: readonly ExportPart[]): string[] {
  const sides = parts.flatMap(({ rows }) => rows.flatMap(({ base, cand }) => [base, cand]));
  const sd = sides.some((side) => side?.sd !== undefined);
  const range = sides.some((side) => side && side.sd === undefined && side.range);
  if (!sd && !range) return [];
  return [say(word(sd && range ? 'export.mail-spread-both' : sd ? 'export.mail-spread' : 'export.mail-range'))];
}
