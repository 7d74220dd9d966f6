/**
 * The tests' hand and eye on VS Code's window. Host tests run inside the extension host, where there is no DOM;
 * the launcher (tools/vscode-in-npm/launcher.mjs) holds the browser with the window and answers these calls.
 *
 * ```ts
 * await page.webview().click('button.sort');               // in the only webview on the screen
 * const answer = await page.webview().text('.answer');     // waits until the element is there
 * await page.webview(1).text('h1');                        // the second from the left, of a split
 * await page.workbench().text('.notifications-toasts');    // VS Code's own window
 * await page.palette('VMI Bench: Open as Text');           // chooses from the command palette
 * assert.deepEqual(await page.violations(), []);           // breaches of the content policy
 * await until(async () => (await page.webview().count('tr')) === 5);
 * ```
 * Selectors are Playwright's: CSS (through open shadow roots), `text=...`, `role=button[name="..."]`.
 * Calls on elements wait up to a minute for the element and fail when a selector means several.
 * To hide and show tabs, move and split editors or change settings use VS Code's own commands and API.
 */
import * as vscode from 'vscode';

type State = 'attached' | 'detached' | 'visible' | 'hidden';

/** Elements of one document: a webview's, or the window's. */
export interface Elements {
  click(
    selector: string,
    how?: {
      readonly button?: 'right';
      readonly modifiers?: readonly ('Control' | 'Shift')[];
      /** How long to wait for the element, in milliseconds; a minute without it. */
      readonly timeout?: number;
    },
  ): Promise<void>;
  doubleClick(selector: string): Promise<void>;
  hover(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  /** Replaces the text of an input. */
  fill(selector: string, text: string): Promise<void>;
  /** Presses a key with the element focused: `Enter`, `Control+A`, `ArrowDown`. */
  press(selector: string, key: string): Promise<void>;
  /** Chooses of a native `<select>`. */
  select(selector: string, value: string): Promise<void>;
  /** The text as it is rendered. */
  text(selector: string): Promise<string>;
  /** The texts of all that match, without waiting. */
  texts(selector: string): Promise<string[]>;
  attribute(selector: string, name: string): Promise<string | null>;
  value(selector: string): Promise<string>;
  /** How many match just now, without waiting. */
  count(selector: string): Promise<number>;
  isVisible(selector: string): Promise<boolean>;
  /** Waits until the first match is in this state. */
  waitFor(selector: string, state?: State): Promise<void>;
  scrollIntoView(selector: string): Promise<void>;
  box(selector: string): Promise<{ x: number; y: number; width: number; height: number } | null>;
  /** The accessibility tree below an element, as YAML. */
  aria(selector: string): Promise<string>;
  /** Runs a function in the page on the element. It sees its two arguments and the page, nothing of the test. */
  evaluate<A, R>(selector: string, body: (element: HTMLElement, argument: A) => R, argument?: A): Promise<Awaited<R>>;
}

/** The running test, so that tests that cannot run are skipped. Set by the harness. */
let current: Mocha.Test | undefined;
export const setCurrentTest = (test: Mocha.Test | undefined): void => {
  current = test;
};

const address = (): string | undefined => vscode.workspace.getConfiguration('vmibenchTest').get<string>('bridge');

async function call<T>(name: string, parameters: object = {}): Promise<T> {
  const url = address();
  // A desktop VS Code (npm run test:desktop) has no driver for its window: skip() ends the test by throwing.
  if (!url) return (current?.skip() ?? Promise.reject(new Error('there is no bridge'))) as Promise<T>;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ call: name, ...parameters }) });
  const reply = (await response.json()) as { value?: T; error?: string };
  if (reply.error !== undefined) throw new Error(reply.error);
  return reply.value as T;
}

/** The first frame of a page looks like the page, and loses what is done to it: see webview/shared/page.ts. */
const interactive = 'body:not(:has(#root:not([data-interactive])))';
const acting = new Set(['click', 'dblclick', 'hover', 'focus', 'fill', 'press', 'selectOption']);

function elements(scope: 'webview' | 'workbench', nth?: number): Elements {
  const on = async <T>(method: string, selector: string, ...args: unknown[]): Promise<T> => {
    if (scope === 'webview' && acting.has(method))
      await call(scope, { nth, method: 'waitFor', selector: interactive, args: [{ state: 'attached' }] });
    return call<T>(scope, { nth, method, selector, args });
  };
  return {
    click: (selector, how) => on('click', selector, ...(how ? [how] : [])),
    doubleClick: (selector) => on('dblclick', selector),
    hover: (selector) => on('hover', selector),
    focus: (selector) => on('focus', selector),
    fill: (selector, text) => on('fill', selector, text),
    press: (selector, key) => on('press', selector, key),
    select: (selector, value) => on('selectOption', selector, value),
    text: (selector) => on('innerText', selector),
    texts: (selector) => on('allInnerTexts', selector),
    attribute: (selector, name) => on('getAttribute', selector, name),
    value: (selector) => on('inputValue', selector),
    count: (selector) => on('count', selector),
    isVisible: (selector) => on('isVisible', selector),
    waitFor: (selector, state = 'visible') => on('waitFor', `${selector} >> nth=0`, { state }),
    scrollIntoView: (selector) => on('scrollIntoViewIfNeeded', selector),
    box: (selector) => on('boundingBox', selector),
    aria: (selector) => on('ariaSnapshot', selector),
    evaluate: (selector, body, argument) =>
      call(`${scope}Evaluate`, { nth, selector, source: body.toString(), arg: argument }),
  };
}

const workbench = elements('workbench');

export const page = {
  /** The document of a webview on the screen, counted from the left; the number may be left out while there is one. */
  webview: (nth?: number): Elements => elements('webview', nth),
  /** How many webviews are on the screen. Hidden tabs do not count. */
  webviewCount: (): Promise<number> => call('webviewCount'),
  /** VS Code's own window. */
  workbench: (): Elements => workbench,
  /** Presses a key wherever the focus is. */
  press: (key: string): Promise<void> => call('press', { key }),
  /** Types text wherever the focus is. */
  type: (text: string): Promise<void> => call('type', { text }),
  mouse: (method: 'move' | 'down' | 'up' | 'wheel' | 'click', ...args: unknown[]): Promise<void> =>
    call('mouse', { method, args }),
  /** Opens the command palette, types a command's whole title and chooses it. Fails when there is no such command. */
  palette: async (title: string): Promise<void> => {
    await vscode.commands.executeCommand('workbench.action.showCommands');
    const input = '.quick-input-widget input[type=text]';
    await workbench.waitFor(input);
    await workbench.fill(input, `>${title}`);
    // The label continues after a comma if a command has a key or was used before.
    const label = title.replace(/["\\]/g, '\\$&');
    const row = `.quick-input-list .monaco-list-row:is([aria-label="${label}"], [aria-label^="${label}, "])`;
    await workbench.click(`${row} >> nth=0`);
  },
  /** As the user's system would request it: `{ reducedMotion: 'reduce' }`, `{ forcedColors: 'active' }`. */
  media: (features: {
    reducedMotion?: 'reduce' | 'no-preference' | null;
    forcedColors?: 'active' | 'none' | null;
  }): Promise<void> => call('media', { features }),
  resize: (width: number, height: number): Promise<void> => call('resize', { width, height }),
  /** Breaches of the content security policy in webviews since the test began, or since last asked. */
  violations: (): Promise<string[]> => call('violations'),
  /** Errors in webviews' consoles, and uncaught ones, since the test began, or since last asked. */
  errors: (): Promise<string[]> => call('errors'),
  /** Addresses that webviews asked for outside of VS Code's own since the test began, or since last asked. */
  requests: (): Promise<string[]> => call('requests'),
  /** A picture of the window under test/output; gives the file's path. */
  screenshot: (name: string): Promise<string> => call('screenshot', { name }),
};

/** After a failed test: writes what was on the screen to the output. Must be called before anything is cleaned up. */
export async function tellWhenFailed(): Promise<void> {
  if (current?.state !== 'failed' || !address()) return;
  await call('report', {
    line: `    on the screen, before it was tidied away (${current.title}):\n${(await call<string>('scene')).replace(/^/gm, '      ')}`,
  });
  await call('screenshot', { name: `failed ${current.fullTitle()}` });
}

/** Drops the recorded breaches, errors and requests: each test begins with none. */
export async function forget(): Promise<void> {
  if (address()) for (const kept of ['violations', 'errors', 'requests']) await call(kept);
}

/** One line into the output of the test run. */
export async function report(line: string): Promise<void> {
  if (address()) return call('report', { line });
  console.log(line);
}

/**
 * Retries until the result is true (or anything but undefined, null and false), and returns it. Waits longer than a
 * machine stalls: what does not come true costs that only once, and what comes late does not fail.
 */
export async function until<T>(
  ask: () => T | Promise<T>,
  what = 'the condition',
  milliseconds = 60_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  let failure: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > end) throw new Error(`${what} did not come true in ${milliseconds} ms`, { cause: failure });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/**
 * Clicks until the click has had its effect: one is lost on what is drawn anew at that moment. Clicks again only on
 * what is still there, since the effect may be late and take it away.
 */
export const clickUntil = (
  on: Elements,
  selector: string,
  isDone: () => boolean | Promise<boolean>,
  what: string,
): Promise<unknown> => {
  let clicks = 0;
  return until(async () => {
    // What went away since it was counted is not waited for.
    if (clicks++ === 0) await on.click(selector);
    else if ((await on.count(selector)) > 0) await on.click(selector, { timeout: 3000 });
    return until(isDone, what, 3000);
  }, what);
};
