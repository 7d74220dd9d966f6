/**
 * One core, no second implementation: the Problems panel shows for each real report what `checkText` finds, which is
 * what the command line prints (test/unit/cli checks the command line against it).
 */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { namer } from '../../src/core/analysis/label';
import { checkText } from '../../src/core/judge/check';
import { gathered } from '../../src/core/language/gather';
import { defaultSettings } from '../../src/core/judge/settings';
import { sayEnglish } from '../../src/core/messages/messages';
import { until } from './bridge';
import { folder, openText } from './reports';

const severities = ['error', 'warning', 'information', 'hint'];

/** As the editor marks them: a rule with many rows is reported once, waived findings as hints with their reasons. */
function expected(text: string): string[] {
  const { findings, report, analysis } = checkText(text, defaultSettings);
  const rows = new Map(analysis?.rows.map((row) => [row.key, row]));
  const name = report && namer(report);
  const rowName = (key: string): string => {
    const benchmark = report?.benchmarks[rows.get(key)?.benchmark ?? -1];
    return benchmark && name ? name(benchmark) : key;
  };
  const places = new Map(findings.map(({ finding, place }) => [finding.id, place]));
  // The reader orders by place; the editor groups before it sorts, and VS Code sorts again.
  return gathered(
    findings.map(({ finding }) => finding),
    rowName,
  ).map((finding) => {
    const at = places.get(finding.id)?.start;
    const said = `${at?.line}:${at?.column} ${finding.waived ? 'hint' : finding.severity} ${finding.rule}: ${sayEnglish(finding.message)}`;
    return finding.waived ? `${said} (waived: ${finding.waived.reason})` : said;
  });
}

function shown(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((one) => one.source === 'vmibench')
    .map((one) => {
      const code = typeof one.code === 'object' ? one.code.value : one.code;
      return `${one.range.start.line}:${one.range.start.character} ${severities[one.severity]} ${String(code)}: ${one.message}`;
    });
}

describe('editor and command line', () => {
  it('give the same answers on every real report', async () => {
    const files = (await vscode.workspace.fs.readDirectory(folder()))
      .map(([name]) => name)
      .filter((name) => name.endsWith('.vmibench.json'));
    assert.ok(files.length >= 17, `${files.length} reports`);
    for (const name of files) {
      const uri = vscode.Uri.joinPath(folder(), name);
      const editor = await openText(uri);
      const wanted = expected(editor.document.getText()).sort();
      await until(() => shown(uri).length === wanted.length, `${wanted.length} problems of ${name}`).catch(
        () => undefined,
      );
      assert.deepEqual(shown(uri).sort(), wanted, name);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    }
  });
});
