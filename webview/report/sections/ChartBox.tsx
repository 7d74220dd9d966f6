import { useEffect, useRef } from 'preact/hooks';
import type { ChartSpec, Drawn } from '../charts/api';
import { kit, kitFailed } from '../charts/load';
import { post, reportFault } from '../host';
import { t } from '../../shared/speech';
import { reducedMotion, themeVersion } from '../theme';
import { ActionLink } from '../ui/controls';
import { Icon } from '../../shared/ui/Icon';

interface Props {
  readonly title: string;
  /** The picture in words. */
  readonly words: string;
  readonly spec: ChartSpec;
  readonly height: number;
  readonly children: preact.ComponentChildren;
}

/** A chart with its words, its picture to save, and its numbers as a table. */
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
