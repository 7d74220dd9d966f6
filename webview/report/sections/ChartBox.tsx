/** Loads the chart script once the page has been painted: the table must not wait for it. */
import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { reportFault } from '../../shared/host';
import { t } from '../../shared/speech';
import { clip } from '../../shared/ui/FileText';
import { Icon } from '../../shared/ui/Icon';
import { announcement, change, model, post, ui } from '../state';
import type { ChartKit, ChartSpec, Drawn } from '../charts/api';
import { ActionLink, Check } from '../ui/native';

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
  readonly children: preact.ComponentChildren;
}

/** Height until the chart script is there, in CSS pixels. */
const waitingHeight = 320;

/** A chart with a text alternative, a way along its marks by keyboard, links to save it, and its numbers as a table. */
export function ChartBox(props: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | undefined>(undefined);
  const charts = kit.value;
  const theme = themeVersion.value;
  const width = useWidth(box);
  useEffect(() => {
    const [target, frame] = [canvas.current, box.current];
    if (!target || !frame || !charts || width === 0) return undefined;
    frame.style.height = `${Math.ceil(charts.heightOf(props.spec, width))}px`;
    frame.ariaBusy = 'true';
    // Each chart is drawn in a task of its own, when it comes near the window.
    const stop = whenNear(frame, () => {
      drawn.current = charts.draw(target, props.spec, !reducedMotion());
      frame.ariaBusy = null;
    });
    return () => {
      stop();
      drawn.current?.destroy();
      drawn.current = undefined;
    };
  }, [charts, theme, props.spec, width]);
  return (
    <>
      <div class="chart" ref={box}>
        {kitFailed.value ? (
          <p class="nothing">{t('page.charts-failed')}</p>
        ) : (
          <Marks drawn={drawn} label={props.title}>
            <canvas ref={canvas} role="img" aria-label={props.words} />
          </Marks>
        )}
      </div>
      <div class="chart-below">
        {props.children}
        {charts && <Saving title={props.title} drawn={drawn} />}
      </div>
    </>
  );
}

/** The width of an element, 0 until it is known; small changes are left to the chart. */
function useWidth(box: { readonly current: HTMLDivElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const now = element.clientWidth;
      setWidth((before) => (Math.abs(now - before) > 4 ? now : before));
    });
    element.style.height = `${waitingHeight}px`;
    setWidth(element.clientWidth);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return width;
}

function whenNear(element: Element, act: () => void): () => void {
  let task: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      task = setTimeout(act);
    },
    { rootMargin: '300px' },
  );
  observer.observe(element);
  return () => {
    observer.disconnect();
    clearTimeout(task);
  };
}

interface Kept {
  readonly drawn: { readonly current: Drawn | undefined };
}

/** One stop of the Tab key; arrow keys move along the marks, whose words are announced. */
function Marks(props: Kept & { readonly label: string; readonly children: preact.ComponentChildren }) {
  const at = useRef(-1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const chart = props.drawn.current;
    if (!chart || chart.marks === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = chart.marks - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at.current + 1,
      ArrowDown: at.current + 1,
      ArrowLeft: at.current - 1,
      ArrowUp: at.current - 1,
      PageDown: at.current + 10,
      PageUp: at.current - 10,
      Home: 0,
      End: last,
    };
    if (event.key === 'Enter' && at.current >= 0) chart.follow(at.current);
    else if (event.key === 'Escape') leave();
    else if (moves[event.key] !== undefined) {
      at.current = Math.max(0, Math.min(last, moves[event.key] ?? 0));
      const said = chart.show(at.current).join(', ');
      announcement.value = t('chart.mark', { said, at: at.current + 1, n: chart.marks });
    } else return;
    event.preventDefault();
  };
  const leave = (): void => {
    if (at.current >= 0) props.drawn.current?.leave();
    at.current = -1;
  };
  return (
    <div
      class="marks-of"
      role="application"
      tabindex={0}
      aria-label={`${props.label}. ${t('chart.keys')}`}
      onKeyDown={onKeyDown}
      onBlur={leave}
    >
      {props.children}
    </div>
  );
}

function Saving({ title, drawn }: Kept & { readonly title: string }) {
  const light = ui.value.lightPictures;
  const save = (format: 'png' | 'svg'): void => {
    const subtitle = pairOf(title);
    const head = { title: clip(model.value?.head.title ?? '', 160), subtitle };
    const data = drawn.current?.picture({ head, format, light });
    if (data) post({ type: 'picture', name: subtitle, format, data });
    else reportFault('The chart gave no picture.');
  };
  return (
    <div class="chart-save">
      <span title={t('chart.light-hint')}>
        <Check checked={light} onChange={(checked) => change({ lightPictures: checked })}>
          {t('chart.light')}
        </Check>
      </span>
      <ActionLink onClick={() => save('png')}>
        <Icon name="save" /> {t('page.save-png')}
      </ActionLink>
      <ActionLink onClick={() => save('svg')}>
        <Icon name="save" /> {t('chart.save-svg')}
      </ActionLink>
    </div>
  );
}

/** "Ratio Overview: patched against base". */
function pairOf(chart: string): string {
  const head = model.value?.head;
  const label = (id: string | undefined): string =>
    clip(head?.subjects.find((subject) => subject.id === id)?.label ?? id ?? '', 60);
  const baseline = label(head?.baseline);
  const named = clip(chart, 120);
  if (!head || head.subjects.length < 2) return baseline ? `${named}: ${baseline}` : named;
  return head.candidate === ''
    ? t('chart.pair-all', { chart: named, n: head.candidates, baseline })
    : t('chart.pair', { chart: named, candidate: label(head.candidate), baseline });
}
