/** The function of the library about the output of tools. */
import { importFiles } from '../core/import/import';
import { sayEnglish } from '../core/messages/messages';
import { reportText } from '../core/report/layout';
import type { ImportResult, ImportSettings, ResultFile } from './model';
import { contentOf, stringOf } from './settings';

/**
 * Makes a report of the output of benchmark tools, as `vmibench import` does. The tools are listed in docs/tools.md.
 *
 * @param files in the order in which subjects and rows shall come
 * @throws TypeError if an argument has a wrong type
 * @example
 * const files = [{ path: 'base/fio.json', content: base }, { path: 'new/fio.json', content: now }];
 * const { text, notes } = importResults(files);
 */
export function importResults(files: readonly ResultFile[], settings: ImportSettings = {}): ImportResult {
  if (!Array.isArray(files)) throw new TypeError('files: an array is needed');
  const inputs = files.map(({ path, content }: ResultFile) =>
    typeof content === 'string'
      ? { path: stringOf(path, 'path'), text: content }
      : { path: stringOf(path, 'path'), bytes: contentOf(content) },
  );
  const { report, notes } = importFiles(inputs, settings);
  return {
    report,
    text: report && reportText(report),
    notes: notes.map(({ path, lines, message }) => ({ path, lines, message: sayEnglish(message) })),
  };
}
