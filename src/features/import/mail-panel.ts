/** The preview of a mail: the grid to confirm. */
import { lastPart } from '../../core/text/file-names';
import type * as vscode from 'vscode';
import type { Finding } from '../../core/findings/model';
import type { GridChoices } from '../../core/import/mail/choices';
import { gridToReport, type GridReport } from '../../core/import/mail/report';
import { word } from '../../core/messages/messages';
import { changeMail } from '../../protocol/import-changes';
import { messagesOf, type MailWithGrid } from '../../core/page-model/import/mail-messages';
import { excerptOf } from '../../core/page-model/import/look';
import { decode } from '../../core/text/decode';
import { mailCellValues } from '../../core/page-model/import/mail-preview';
import type { LookView } from '../../core/page-model/import/model';
import { mailView } from '../../core/page-model/import/mail-view';
import { reportText } from '../../core/report/layout';
import { intoOpen, openNew, openTargets } from './outcome';
import { ImportPanel, showLine, type ImportRequest } from './panel';
import type { ToImport } from '../../protocol/import';
import { rememberMail } from './replies';
import { checkText } from '../../core/judge/check';
import { defaultSettings } from '../../core/judge/settings';
import { say } from '../../host/say';

/** A mail as text or bytes, with its file. */
export interface MailInput {
  readonly content: string | Uint8Array;
  readonly uri?: vscode.Uri;
}

export class MailPanel extends ImportPanel {
  private readonly messages: readonly MailWithGrid[];
  private taken = 0;
  private choices: GridChoices = {};
  private made: { readonly grid: GridReport; readonly findings: readonly Finding[] } | undefined;

  constructor(
    extensionUri: vscode.Uri,
    private readonly input: MailInput,
  ) {
    super(extensionUri, say(word('importing.mail-title')));
    this.messages = messagesOf(input.content);
  }

  protected override current(): ToImport {
    const { grid, findings } = this.make();
    return {
      type: 'mail',
      view: mailView(this.path, this.messages, this.taken, this.choices, grid, findings, openTargets()),
    };
  }

  protected override async respond(message: ImportRequest): Promise<void> {
    switch (message.type) {
      case 'choose':
        this.choices = changeMail(this.choices, message);
        break;
      case 'message':
        if (!this.messages[message.index]) return;
        this.taken = message.index;
        // Corrections refer to names within one message.
        this.choices = {};
        break;
      case 'place':
        return this.show({ values: [], at: 0, path: this.path, line: message.line });
      case 'look':
        return this.look(message);
      case 'open':
        return this.input.uri && showLine(this.input.uri, message.line);
      case 'accept':
        return this.accept(message);
      case 'template':
      case 'forget':
        return;
    }
    this.made = undefined;
    this.refresh();
  }

  private get path(): string {
    return lastPart(this.input.uri?.path ?? '');
  }

  private look({ row, subject, at }: Extract<ImportRequest, { type: 'look' }>): void {
    const values = mailCellValues(this.make().grid, row, subject, this.path) ?? [];
    const one = values[at] ?? values[0];
    if (one) this.show({ row, subject, values, at: values.indexOf(one), path: this.path, line: one.line });
  }

  private show(look: LookView): void {
    const { content } = this.input;
    const text = typeof content === 'string' ? content : decode(content);
    this.post({ type: 'looked', look: { ...look, excerpt: excerptOf(text, look.line) } });
  }

  private make(): { readonly grid: GridReport; readonly findings: readonly Finding[] } {
    if (this.made) return this.made;
    const message = this.messages[this.taken];
    const grid: GridReport = message
      ? gridToReport(message.grid, this.choices)
      : { notes: [], rows: new Map(), places: new Map() };
    const findings = grid.report
      ? checkText(reportText(grid.report), defaultSettings).findings.map(({ finding }) => finding)
      : [];
    return (this.made = { grid, findings });
  }

  private async accept({ into, as }: Extract<ImportRequest, { type: 'accept' }>): Promise<void> {
    const { grid } = this.make();
    const { report } = grid;
    if (!report) return this.post({ type: 'refused', text: word('mail.nothing') });
    if (as === 'new') {
      const mail = this.messages[this.taken]?.mail;
      await openNew(report, (uri) => mail && rememberMail(uri, { mail, made: grid }));
    } else {
      const why = await intoOpen(into, report, as);
      if (why) return this.post({ type: 'refused', text: why });
    }
    this.dispose();
  }
}
