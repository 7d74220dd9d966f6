/** What the page loads after its first paint: Chart.js with only the parts in use, and the toolkit. */
import { Chart, Legend, LinearScale, LineElement, PointElement, ScatterController, Tooltip } from 'chart.js';
import '../ui/toolkit';
import type { ChartKit, Drawn } from './api';
import { colours } from './look';
import { overviewConfig } from './overview';
import { sweepConfig } from './sweep';

Chart.register(Legend, LinearScale, LineElement, PointElement, ScatterController, Tooltip);

const kit: ChartKit = {
  draw(canvas, spec, animate): Drawn {
    const look = colours();
    Chart.defaults.color = look.text;
    Chart.defaults.borderColor = look.grid;
    Chart.defaults.font.family = look.family;
    Chart.defaults.font.size = look.size;
    const config = spec.kind === 'overview' ? overviewConfig(spec, look) : sweepConfig(spec, look);
    const chart = new Chart(canvas, {
      ...config,
      options: {
        ...config.options,
        animation: animate ? { duration: 200 } : false,
        responsive: true,
        maintainAspectRatio: false,
      },
    });
    return { destroy: () => chart.destroy(), png: (title) => picture(canvas, title, look) };
  },
};

/** The canvas is transparent and has no title; a picture for elsewhere needs both. */
function picture(canvas: HTMLCanvasElement, title: string, look: ReturnType<typeof colours>): string {
  const ratio = canvas.width / Math.max(1, canvas.clientWidth);
  const head = Math.round(36 * ratio);
  const whole = document.createElement('canvas');
  whole.width = canvas.width;
  whole.height = canvas.height + head;
  const context = whole.getContext('2d');
  if (!context) return '';
  context.fillStyle = look.ground;
  context.fillRect(0, 0, whole.width, whole.height);
  context.fillStyle = look.text;
  context.font = `600 ${Math.round(14 * ratio)}px ${look.family}`;
  context.fillText(title, Math.round(12 * ratio), Math.round(24 * ratio), whole.width - 24 * ratio);
  context.drawImage(canvas, 0, head);
  return whole.toDataURL('image/png').split(',')[1] ?? '';
}

globalThis.vmibenchCharts = kit;
