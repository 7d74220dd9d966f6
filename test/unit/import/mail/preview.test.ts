/** A mail's report beside the text that it comes from. */
import { describe, expect, it } from 'vitest';
import { gridToReport } from '../../../../src/core/import/mail/report';
import { excerptOf } from '../../../../src/core/page-model/import/look';
import { messagesOf } from '../../../../src/core/page-model/import/mail-messages';
import { mailCellValues, mailRows } from '../../../../src/core/page-model/import/mail-preview';
import { sayEnglish } from '../../../../src/core/messages/messages';

const mail = [
  'From: A Writer <a@example.org>',
  'Subject: [PATCH] mm: batch',
  'Date: Mon, 05 Jan 2026 10:00:00 +0000',
  'Message-ID: <1@example.org>',
  '',
  'Throughput in MB/s, higher is better:',
  '',
  'test      before   after   change',
  'read      100.0    120.0   +20%',
  'write     200.0    OOM     N/A',
  '',
].join('\n');

describe('the preview of a mail', () => {
  const [message] = messagesOf(mail);
  const made = message ? gridToReport(message.grid) : undefined;
  const rows = made ? mailRows(made) : [];

  it('has a row for each row of the report, with changes from the baseline', () => {
    expect(
      rows.map((row) => [row.name, row.unit, row.direction, row.cells.map((cell) => sayEnglish(cell.text))]),
    ).toEqual([
      ['read', 'MB/s', 'higher', ['100, mean', '120, mean']],
      ['write', 'MB/s', 'higher', ['200, mean', 'failed']],
    ]);
    expect(rows[0]?.cells.map(({ change }) => change?.toFixed(3))).toEqual([undefined, '0.200']);
  });

  it('shows the line that each number comes from', () => {
    const lines = rows.flatMap((row) =>
      row.cells.map((cell) => {
        const [first] = (made && mailCellValues(made, row.id, cell.subject, 'm')) ?? [];
        return [
          first?.text,
          excerptOf(mail, first?.line).lines[(first?.line ?? 0) - excerptOf(mail, first?.line).first],
        ];
      }),
    );
    expect(lines).toEqual([
      ['100 MB/s', 'read      100.0    120.0   +20%'],
      ['120 MB/s', 'read      100.0    120.0   +20%'],
      ['200 MB/s', 'write     200.0    OOM     N/A'],
      ['OOM', 'write     200.0    OOM     N/A'],
    ]);
    expect(made && mailCellValues(made, 'no-such-row', 'before', 'm')).toBeUndefined();
  });
});
