/** The mark of a verdict in a chart. */
import type { PointStyle } from 'chart.js';
import type { VerdictShape } from '../../../src/core/drawing/verdict-look';

const shapes: Readonly<Record<VerdictShape, { style: PointStyle; rotation: number }>> = {
  down: { style: 'triangle', rotation: 180 },
  up: { style: 'triangle', rotation: 0 },
  same: { style: 'rect', rotation: 0 },
  unclear: { style: 'circle', rotation: 0 },
  suspect: { style: 'rectRot', rotation: 0 },
  failed: { style: 'crossRot', rotation: 0 },
  none: { style: 'circle', rotation: 0 },
};

export function verdictPoint(shape: VerdictShape): { readonly style: PointStyle; readonly rotation: number } {
  return shapes[shape];
}
