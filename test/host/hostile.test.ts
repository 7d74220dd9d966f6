// A report from an untrusted author: nothing in it runs, loads, or becomes anything but text.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { cleanUp, document, file, open, problems, rowsAre } from './reports';

const attack = '<img src=http://127.0.0.1:9/img onerror="window.owned=1"><script>window.owned=1</script>';
const more =
  '"><svg/onload=window.owned=1>${window.owned=1}{{window.owned=1}}$(flame)\u202Egnp.exe' +
  '\u001b]8;;http://127.0.0.1:9/term\u0007';
const style = '</style><style>@import "http://127.0.0.1:9/css"; *{display:none}</style>';

function hostile(): string {
  return JSON.stringify({
    format: 'vmibench/1',
    $schema: 'http://127.0.0.1:9/schema.json',
    title: attack,
    notes: `${style}${more}`,
    provenance: {
      kind: 'transcribed',
      source: { url: 'javascript:window.owned=1', author: attack, list: more, published: style },
    },
    environments: [
      {
        id: 'e',
        label: attack,
        host: { model: attack, cpu: { model: more }, [attack]: style },
        hypervisor: { name: attack },
        guest: { os: more },
      },
    ],
    subjects: [
      { id: 'a', label: attack, role: 'baseline', environment: 'e' },
      { id: 'b', label: more, notes: attack, config: { [attack]: more } },
    ],
    benchmarks: [
      {
        id: 'x',
        name: attack,
        suite: more,
        notes: attack,
        command: attack,
        parameters: { [attack]: more, constructor: 'c' },
        metric: { name: attack, unit: style, direction: 'higher', definition: more },
        ratios: [{ subject: 'b', value: 0.5 }],
        claims: [{ subject: 'b', percent: -50, basis: 'improvement', text: attack }],
      },
      {
        id: 'y',
        name: more,
        metric: { name: more, unit: attack, direction: 'lower' },
        results: [
          { subject: 'a', samples: [1, 2, 3], artifacts: [{ path: 'file:///etc/passwd' }] },
          { subject: 'b', samples: [2, 3, 4], failed: [{ run: 1, reason: attack }] },
        ],
      },
    ],
    waivers: [{ rule: 'regression', benchmarks: ['y'], reason: attack, by: more }],
    toString: attack,
  }).replace('"toString"', '"__proto__": {"owned": 1}, "toString"');
}

describe('a hostile report', () => {
  afterEach(cleanUp);

  it('is shown as text, and runs and requests nothing', async () => {
    await Promise.all([page.violations(), page.errors(), page.requests()]);
    const uri = await file('hostile.vmibench.json', hostile());
    await open(uri);
    await rowsAre(2);
    // Everything that can be opened is opened.
    for (const row of [1, 0]) await page.webview().click(`tr.row >> nth=${row} >> button.opener`);
    await page.webview().waitFor('tr.detail');
    const seen = [await page.webview().text('body')];
    for (const tab of ['environment', 'findings', 'charts']) {
      await page.webview().click(`#tab-${tab}`);
      seen.push(await page.webview().text(`#panel-${tab}`));
    }
    await page.webview().waitFor('canvas');
    const text = seen.join('\n');
    assert.ok(text.includes('<img src=http://127.0.0.1:9/img'), 'the title is not on the page as text');
    assert.equal(
      await page.webview().count('img, iframe, object, embed, form, base, body script:not([src]), body style'),
      0,
    );
    assert.equal(await page.webview().evaluate('body', () => 'owned' in window || 'owned' in {}), false);
    assert.equal(await page.webview().count('a[href^="javascript:"]'), 0);
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
    assert.deepEqual(
      (await page.requests()).filter((address) => address.includes('127.0.0.1:9/')),
      [],
    );
    assert.equal(document(uri).isDirty, false);
  });

  it('adds no control characters or endless messages to the Problems panel', async () => {
    const uri = await file('hostile.vmibench.json', hostile());
    await open(uri);
    // VS Code's JSON service looks for the schema that any JSON file names, and reports it in its own words.
    const ours = (): vscode.Diagnostic[] => problems(uri).filter(({ code }) => typeof code === 'object');
    const found = await until(() => (ours().length > 0 ? ours() : undefined), 'problems');
    const hidden = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    for (const { message, relatedInformation = [] } of found) {
      for (const text of [message, ...relatedInformation.map((one) => one.message)]) {
        assert.ok(!hidden.test(text), JSON.stringify(text));
        assert.ok(text.length < 2000, 'endless');
      }
    }
  });

  it('of 100,000 brackets, a megabyte-long name or an overlarge number is handled from the start', async () => {
    const rest = '"subjects": [], "benchmarks": []';
    const brackets = '['.repeat(100_000) + ']'.repeat(100_000);
    const deep = await file(
      'deep.vmibench.json',
      `{"format": "vmibench/1", "title": "t", "notes": ${brackets}, ${rest}}`,
    );
    await open(deep);
    await until(async () => (await page.webview().count('main')) > 0, 'a page');
    const long = 'n'.repeat(1_000_000);
    const name = await file(
      'long.vmibench.json',
      JSON.stringify({
        format: 'vmibench/1',
        title: long,
        subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
        benchmarks: [
          { id: 'x', name: long, ratios: [{ subject: 'b', value: 0.5 }] },
          { id: 'y', name: 'y', ratios: [{ subject: 'b', value: 1e308 }] },
        ],
      }).replace('1e+308', '1e999'),
    );
    await open(name);
    await until(async () => (await page.webview().count('tr.row')) > 0, 'a row');
    assert.deepEqual(await page.errors(), []);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', name);
    assert.ok((lenses[0]?.command?.title.length ?? 0) < 500);
  });
});
