/** Loads the chart script once the page has been painted: the table must not wait for it. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { reportFault } from '../../shared/host';
import { t } from '../../shared/speech';
import { Icon } from '../../shared/ui/Icon';
import { post } from '../state';
import type { ChartKit, ChartSpec, Drawn } from '../charts/api';
import { ActionLink } from '../ui/native';

const kit = signal<ChartKit | undefined>(undefined);
const kitFailed = signal(false);

/** Set only while this script runs for the first time. */
const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;

/** The address from the page's script element (`data-charts`), else next to this script. */
function address(): string | undefined {
  if (!own) return undefined;
  return own.dataset['charts'] ?? own.src.replace(/page\.js(?=$|[?#])/, 'charts.js');
}

export function loadCharts(): void {
  const source = address();
  if (!own || !source) return;
  const script = document.createElement('script');
  script.nonce = own.nonce;
  script.src = source;
  script.onload = () => {
    kit.value = globalThis.vmibenchCharts;
    post({ type: 'painted', what: 'charts' });
  };
  script.onerror = () => {
    kitFailed.value = true;
    reportFault('The chart script could not be loaded.');
  };
  document.head.append(script);
}

/** Counts changes of the theme, which CSS cannot apply to a canvas. */
const themeVersion = signal(0);

/** VS Code sets the body's classes and the root's variables. */
export function watchTheme(): void {
  const observer = new MutationObserver(() => themeVersion.value++);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  for (const query of ['(forced-colors: active)', '(prefers-color-scheme: dark)'])
    matchMedia(query).addEventListener('change', () => themeVersion.value++);
}

function reducedMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

interface Props {
  readonly title: string;
  /** Text alternative. */
  readonly words: string;
  readonly spec: ChartSpec;
  readonly height: number;
  readonly children: preact.ComponentChildren;
}

/** A chart with a text alternative, a link to save it, and its numbers as a table. */
export function ChartBox(props: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | undefined>(undefined);
  const charts = kit.value;
  const theme = themeVersion.value;
  useEffect(() => {
    if (!canvas.current || !charts) return undefined;
    drawn.current = charts.draw(canvas.current, props.spec, !reducedMotion());
    return () => drawn.current?.destroy();
  }, [charts, theme, props.spec]);
  useEffect(() => {
    if (box.current) box.current.style.height = `${props.height}px`;
  }, [props.height]);
  const save = (): void => {
    const base64 = drawn.current?.png(props.title);
    if (base64) post({ type: 'png', name: props.title.slice(0, 80), base64 });
    else reportFault('The chart gave no picture.');
  };
  return (
    <>
      <div class="chart" ref={box}>
        {kitFailed.value ? (
          <p class="nothing">{t('page.charts-failed')}</p>
        ) : (
          <canvas ref={canvas} role="img" aria-label={props.words} />
        )}
      </div>
      <div class="chart-below">
        {props.children}
        {charts && (
          <ActionLink onClick={save}>
            <Icon name="save" /> {t('page.save-png')}
          </ActionLink>
        )}
      </div>
    </>
  );
}
