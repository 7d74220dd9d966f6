/** From the findings of a report back to its mail: a reply with a remark under each quoted line. */
import { lastPart } from '../../core/text/file-names';
import * as vscode from 'vscode';
import type { Report } from '../../core/generated/format';
import { gridToReport, placeAt, type GridReport } from '../../core/import/mail/report';
import type { Mail } from '../../core/import/mail/message';
import { reply, type Remark } from '../../core/import/mail/reply';
import type { Path } from '../../core/report/path';
import { word } from '../../core/messages/messages';
import { messagesOf } from '../../core/page-model/import/mail-messages';
import { isCertain } from '../../core/findings/certain';
import { checkText } from '../../core/judge/check';
import { readReport } from '../../core/report/read';
import { say } from '../../host/say';
import { settingsFor } from '../../host/settings';
import { notify, pickOne } from '../../host/show';
import { mailFilters } from './dialog-filters';

export interface Origin {
  readonly mail: Mail;
  readonly made: GridReport;
}

/** The mails of this window, by the report made from each. The report itself holds no mail. */
const origins = new Map<string, Origin>();
const maxMails = 20;

export function rememberMail(uri: vscode.Uri, origin: Origin): void {
  origins.set(uri.toString(), origin);
  for (const key of [...origins.keys()].slice(0, -maxMails)) origins.delete(key);
}

/** A report that was saved has another address: it is recognized by its rows. */
function mailOrigin(uri: vscode.Uri, report: Report): Origin | undefined {
  return origins.get(uri.toString()) ?? [...origins.values()].find(({ made }) => sameRows(made.report, report));
}

function sameRows(a: Report | undefined, b: Report): boolean {
  return (
    a !== undefined &&
    a.title === b.title &&
    JSON.stringify(a.benchmarks.map((one) => one.id)) === JSON.stringify(b.benchmarks.map((one) => one.id))
  );
}

/** The message of a given mail whose rows the report has. */
function originIn(content: string | Uint8Array, report: Report): Origin | undefined {
  const ids = new Set(report.benchmarks.map((one) => one.id));
  const found = messagesOf(content).map(({ mail, grid }): Origin => ({ mail, made: gridToReport(grid) }));
  return found.find(({ made }) => made.report?.benchmarks.some((one) => ids.has(one.id)));
}

/** The reply; '' if nothing certain can be said about a line of the mail. */
function replyTo({ mail, made }: Origin, text: string, uri: vscode.Uri): string {
  const report = JSON.parse(text.replace(/^\uFEFF/, '')) as Report;
  const remarks = checkText(text, settingsFor(uri)).findings.flatMap(({ finding }): Remark[] => {
    if (finding.waived || !isCertain(finding.rule)) return [];
    const place = placeAt(made, inMade(finding.path, report, made.report));
    return place ? [{ line: place.line, text: say(finding.message) }] : [];
  });
  return reply(mail, remarks, say);
}

/** Rows of a report that was edited are found by their ids. */
function inMade(path: Path, report: Report, made: Report | undefined): Path {
  const [list, index, ...rest] = path;
  if (list !== 'benchmarks' || typeof index !== 'number') return path;
  const at = made?.benchmarks.findIndex((one) => one.id === report.benchmarks[index]?.id) ?? -1;
  return at < 0 ? [] : [list, at, ...rest];
}

export async function copyAsReply(uri: vscode.Uri): Promise<void> {
  const text = (await vscode.workspace.openTextDocument(uri)).getText();
  if (!readReport(text).whole)
    return notify('warning', word('importing.into-broken-here', { file: lastPart(uri.path) }));
  const report = JSON.parse(text.replace(/^\uFEFF/, '')) as Report;
  const origin = mailOrigin(uri, report) ?? (await askForMail(report));
  if (!origin) return;
  const written = replyTo(origin, text, uri);
  if (!written) return notify('information', word('importing.reply-nothing'));
  await vscode.env.clipboard.writeText(written);
  const remarked = written.split('\n').filter((line) => line.startsWith('>') && line !== '> [...]');
  notify('information', word('importing.reply-copied', { n: remarked.length }));
}

async function askForMail(report: Report): Promise<Origin | undefined> {
  const choices = (['file', 'clipboard'] as const).map((of) => ({ of, label: word(`importing.reply-${of}`) }));
  const chosen = await pickOne(choices, { title: word('importing.reply-which') });
  if (chosen === undefined) return undefined;
  let content: string | Uint8Array;
  if (chosen === 'clipboard') content = await vscode.env.clipboard.readText();
  else {
    const [uri] =
      (await vscode.window.showOpenDialog({
        canSelectMany: false,
        title: say(word('importing.reply-which')),
        filters: mailFilters(),
      })) ?? [];
    if (!uri) return undefined;
    content = await vscode.workspace.fs.readFile(uri);
  }
  const origin = originIn(content, report);
  if (!origin) notify('warning', word('importing.reply-other'));
  return origin;
}
