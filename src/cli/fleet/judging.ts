/** Reads and judges one file for a dataset. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { isExpired } from '../../core/findings/waivers';
import { monthOf, type FleetReport } from '../../core/fleet/judged';
import { reportCells } from '../../core/fleet/tables';
import { checkText } from '../../core/judge/check';
import type { CheckSettings } from '../../core/judge/settings';
import { sayEnglish, word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { readBytes } from '../../node/read';
import type { KnownFile, KnownProblem, KnownReport } from './state';

/** 128 bits of a SHA-256, in hexadecimal digits. */
const keyLength = 32;

export function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, keyLength);
}

/** A file that changed this shortly before it was looked at may change again in the same tick of its clock. */
const recentMs = 2000;

/** A file's size and time, before it is read. @throws the file system's errors */
export function sizeAndTime(name: string): Omit<KnownFile, 'key'> {
  const { size, mtimeNs, mtimeMs } = statSync(name, { bigint: true });
  return { size: Number(size), time: Date.now() - Number(mtimeMs) < recentMs ? '' : String(mtimeNs) };
}

export interface Content {
  readonly key: string;
  readonly bytes: Buffer;
}

/** @throws FileFault and the file system's errors; see `readReasonOf` */
export function readContent(name: string): Content {
  const bytes = readBytes(name);
  return { key: digest(bytes), bytes };
}

/** What became of a content. */
export type Judged = { readonly known: KnownReport; readonly report: FleetReport } | { readonly problem: KnownProblem };

/** @param today as YYYY-MM-DD */
export function judgeContent({ key, bytes }: Content, settings: CheckSettings, today: string): Judged {
  const { state, report, analysis, findings } = checkText(decode(bytes), settings);
  if (!report || !analysis) {
    const first = findings.find(({ finding }) => finding.severity === 'error') ?? findings[0];
    const said = first
      ? word('fleet.at', { line: first.place.start.line + 1, said: first.finding.message })
      : word('cli.not-a-report');
    return { problem: { problem: state === 'read' ? 'broken' : state, message: sayEnglish(said) } };
  }
  const judged: FleetReport = { key, report, analysis, findings };
  const until = (report.waivers ?? [])
    .flatMap((waiver) => (waiver.expires === undefined || isExpired(waiver, today) ? [] : waiver.expires.slice(0, 10)))
    .sort()[0];
  const cells = reportCells(judged).map((cell) => cell ?? null);
  return { known: { id: report.id, month: monthOf(report), until, cells }, report: judged };
}
