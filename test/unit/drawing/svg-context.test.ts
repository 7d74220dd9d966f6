/** A canvas's context that writes SVG. */
import { describe, expect, it } from 'vitest';
import { svgContext, svgPicture } from '../../../src/core/drawing/svg-context';

const context = () => svgContext((text) => ({ width: text.length * 6 }));

describe('a drawing as SVG', () => {
  it('has lines, rectangles and text where they were drawn, transformed', () => {
    const drawing = context();
    drawing.save();
    drawing.translate(10, 20);
    drawing.strokeStyle = '#ff0000';
    drawing.beginPath();
    drawing.moveTo(0, 0);
    drawing.lineTo(5, 5);
    drawing.stroke();
    drawing.restore();
    drawing.fillStyle = 'rgba(1, 2, 3, 0.5)';
    drawing.fillRect(1, 2, 3, 4);
    drawing.font = '600 14px Test, sans-serif';
    drawing.textAlign = 'right';
    drawing.fillText('7 ms', 50, 60);
    const text = drawing.content();
    expect(text).toContain('<path d="M10 20L15 25" fill="none" stroke="#ff0000" stroke-width="1"/>');
    expect(text).toContain('<path d="M1 2L4 2 4 6 1 6Z" fill="rgba(1, 2, 3, 0.5)"/>');
    expect(text).toContain('text-anchor="end" font-family="Test, sans-serif" font-size="14" font-weight="600"');
  });

  it('closes circles, in two halves', () => {
    const drawing = context();
    drawing.beginPath();
    drawing.arc(0, 0, 2, 0, 2 * Math.PI);
    drawing.fill();
    expect(drawing.content()).toContain('d="M2 0A2 2 0 0 1 -2 0L-2 0A2 2 0 0 1 2 0"');
  });

  it('clips what is drawn until the state is restored', () => {
    const drawing = context();
    drawing.save();
    drawing.rect(0, 0, 10, 10);
    drawing.clip();
    drawing.fillRect(0, 0, 20, 20);
    drawing.restore();
    drawing.fillRect(0, 0, 30, 30);
    const [, inside, outside] = drawing.content().split('\n');
    expect(inside).toContain('clip-path="url(#clip1)"');
    expect(outside).not.toContain('clip-path');
  });

  it('keeps text of a file inert everywhere', () => {
    const hostile = '</text><script>alert(1)</script>" onload="x" \u202e';
    const drawing = context();
    drawing.fillText(hostile, 0, 0);
    drawing.fillStyle = hostile;
    drawing.fillRect(0, 0, 1, 1);
    const look = { ground: hostile, text: '#000', dim: '#000', family: hostile };
    const head = { title: hostile, subtitle: hostile };
    const file = svgPicture({ head, width: 10, height: 10, content: drawing.content(), look });
    expect(file).not.toMatch(/<script|"\s*onload|\u202e/);
    expect([...file.matchAll(/<(\w+)/g)].map(([, tag]) => tag)).toEqual(
      expect.not.arrayContaining(['script', 'image', 'a', 'foreignObject']),
    );
  });
});
