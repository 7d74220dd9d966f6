/** Loads the chart script once the page has been painted: the table must not wait for it. */
import { signal } from '@preact/signals';
import { post, reportFault } from '../host';
import type { ChartKit } from './api';

export const kit = signal<ChartKit | undefined>(undefined);
export const kitFailed = signal(false);

/** Known only while this script runs for the first time. */
const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;

/** The address is given by the page's script element (`data-charts`), else it lies beside this script. */
function address(): string | undefined {
  if (!own) return undefined;
  return own.dataset['charts'] ?? own.src.replace(/page\.js(?=$|[?#])/, 'charts.js');
}

export async function loadCharts(): Promise<void> {
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
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
