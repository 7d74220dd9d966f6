/** VS Code's part, played in the page's own window. */
import type { FromPage, ToPage } from '../../../src/protocol/report';
import type { DetailView } from '../../../src/core/page-model/model';
import type { PivotView } from '../../../src/core/page-model/pivot';
import type { ValuesView } from '../../../src/core/page-model/values';

export const nonce = 'Zm9yLXRlc3RzLW9ubHk0Mg';

/** What the stage keeps in the page's window. */
interface Stage {
  posted: FromPage[];
  violations: string[];
  faults: string[];
  answer: {
    first: readonly ToPage[];
    details: Readonly<Record<string, DetailView>>;
    pivots?: Readonly<Record<string, PivotView>>;
    values?: ValuesView;
  };
  send(message: unknown): void;
  /** Nothing answers, as after a restart of the host. */
  deaf?: boolean;
  hacked?: unknown;
}

declare global {
  var stage: Stage;
}

/** Runs in the page before anything else. `sessionStorage` replaces the state that VS Code keeps across reloads. */
export function playVsCode({
  theme,
  classes,
}: {
  readonly theme: Record<string, string>;
  readonly classes: string;
}): void {
  const stage: Stage = {
    posted: [],
    violations: [],
    faults: [],
    answer: (globalThis as { given?: Stage['answer'] }).given ?? { first: [], details: {} },
    send: (message) => window.postMessage(message, '*'),
  };
  globalThis.stage = stage;
  document.addEventListener('securitypolicyviolation', (event) =>
    stage.violations.push(
      `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
    ),
  );
  const dress = (): void => {
    for (const [name, value] of Object.entries(theme)) document.documentElement.style.setProperty(name, value);
    if (document.body) document.body.className = classes;
  };
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    dress();
  }).observe(document, { childList: true, subtree: true });
  const respond = (message: FromPage): void => {
    const { answer } = stage;
    if (message.type === 'ping' && !stage.deaf) stage.send({ type: 'pong' });
    if (message.type === 'ready') for (const one of answer.first) stage.send(one);
    if (message.type === 'detail') {
      const detail = Object.hasOwn(answer.details, message.key) ? answer.details[message.key] : undefined;
      if (detail) stage.send({ type: 'detail', version: 1, detail });
    }
    if (message.type === 'pivot')
      stage.send({ type: 'pivot', version: 1, view: answer.pivots?.[message.varying.join(' ')] });
    if (message.type === 'values') {
      const all = answer.values?.benchmarks ?? [];
      const wanted = message.benchmarks.flatMap((id) => all.filter((one) => one.id === id).slice(0, 1));
      const benchmarks = message.benchmarks.length > 0 ? wanted : all;
      stage.send({ type: 'values', version: 1, view: answer.values && { ...answer.values, benchmarks } });
    }
    if (message.type === 'fault') stage.faults.push(message.text);
  };
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (message: FromPage) => {
        stage.posted.push(structuredClone(message));
        respond(message);
      },
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
    }),
  });
}
