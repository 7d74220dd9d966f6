/**
 * A drawing context that writes SVG: what a chart draws on a canvas becomes a file with the same lines and letters, so
 * that no chart is drawn by two programs. It knows the part of CanvasRenderingContext2D that Chart.js and our plug-ins
 * use; pictures, gradients and `Path2D` are not among them.
 */
import { visible } from '../text/visible';

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  lineDash: readonly number[];
  lineDashOffset: number;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  matrix: Matrix;
  /** Id of the clip path in force; 0 is none. */
  clip: number;
}

const fresh: State = {
  fillStyle: '#000',
  strokeStyle: '#000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  lineDash: [],
  lineDashOffset: 0,
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  matrix: [1, 0, 0, 1, 0, 0],
  clip: 0,
};

/** Properties that a context has and programs set. */
const settable = [
  'fillStyle',
  'strokeStyle',
  'lineWidth',
  'lineCap',
  'lineJoin',
  'lineDashOffset',
  'globalAlpha',
] as const;
const settableText = ['font', 'textAlign', 'textBaseline'] as const;

/** The part of a canvas's context that is written as SVG. */
export interface SvgContext extends Omit<State, 'lineDash' | 'matrix' | 'clip'> {
  save(): void;
  restore(): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  resetTransform(): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  scale(x: number, y: number): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number, backwards?: boolean): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void;
  fill(): void;
  stroke(): void;
  clip(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  clearRect(): void;
  fillText(text: string, x: number, y: number, maxWidth?: number): void;
  strokeText(): void;
  setLineDash(dash: readonly number[]): void;
  getLineDash(): number[];
  measureText(text: string): unknown;
  /** What was drawn so far, as elements. */
  content(): string;
}

/** @param measure how wide a text is, for programs that ask; the answer is passed on as it is */
export function svgContext(measure: (text: string, font: string) => unknown): SvgContext {
  let state: State = { ...fresh };
  const stack: State[] = [];
  let body: string[] = [];
  let clips: string[] = [];
  let path = '';
  const place = (x: number, y: number): string => {
    const [a, b, c, d, e, f] = state.matrix;
    return `${number(a * x + c * y + e)} ${number(b * x + d * y + f)}`;
  };
  const to = (command: string, ...points: readonly (readonly [number, number])[]): void => {
    path += `${command}${points.map(([x, y]) => place(x, y)).join(' ')}`;
  };
  const clipped = (): string => (state.clip > 0 ? ` clip-path="url(#clip${state.clip})"` : '');
  const rectangle = (x: number, y: number, width: number, height: number): void => {
    to('M', [x, y]);
    to('L', [x + width, y], [x + width, y + height], [x, y + height]);
    path += 'Z';
  };
  const paint = (look: string): void => {
    if (path !== '') body.push(`<path d="${path}"${look}${clipped()}/>`);
  };
  const fillLook = (): string => ` fill="${colour(state.fillStyle)}"${opacity('fill-opacity', state)}`;
  const context = {
    save: () => void stack.push({ ...state }),
    restore: () => void (state = stack.pop() ?? state),
    setTransform: (...matrix: number[]) => void (state.matrix = matrix as unknown as Matrix),
    resetTransform: () => void (state.matrix = fresh.matrix),
    translate: (x: number, y: number) => void (state.matrix = times(state.matrix, [1, 0, 0, 1, x, y])),
    rotate: (angle: number) => {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      state.matrix = times(state.matrix, [cos, sin, -sin, cos, 0, 0]);
    },
    scale: (x: number, y: number) => void (state.matrix = times(state.matrix, [x, 0, 0, y, 0, 0])),
    beginPath: () => void (path = ''),
    closePath: () => void (path += path === '' ? '' : 'Z'),
    moveTo: (x: number, y: number) => to('M', [x, y]),
    lineTo: (x: number, y: number) => to(path === '' ? 'M' : 'L', [x, y]),
    rect: rectangle,
    arc: (x: number, y: number, radius: number, from: number, until: number, backwards = false) => {
      for (const piece of arcPieces(from, until, backwards)) {
        const point = (angle: number): readonly [number, number] => [
          x + radius * Math.cos(angle),
          y + radius * Math.sin(angle),
        ];
        to(path === '' ? 'M' : 'L', point(piece.from));
        const size = number(radius * sizeOf(state.matrix));
        to(`A${size} ${size} 0 ${piece.large ? 1 : 0} ${backwards ? 0 : 1} `, point(piece.to));
      }
    },
    quadraticCurveTo: (cx: number, cy: number, x: number, y: number) => to('Q', [cx, cy], [x, y]),
    bezierCurveTo: (ax: number, ay: number, bx: number, by: number, x: number, y: number) =>
      to('C', [ax, ay], [bx, by], [x, y]),
    fill: () => paint(fillLook()),
    stroke: () => paint(` fill="none"${strokeLook(state)}`),
    clip: () => {
      clips.push(`<clipPath id="clip${clips.length + 1}"${clipped()}><path d="${path}"/></clipPath>`);
      state.clip = clips.length;
    },
    fillRect: (x: number, y: number, width: number, height: number) => {
      const before = path;
      path = '';
      rectangle(x, y, width, height);
      paint(fillLook());
      path = before;
    },
    strokeRect: (x: number, y: number, width: number, height: number) => {
      const before = path;
      path = '';
      rectangle(x, y, width, height);
      paint(` fill="none"${strokeLook(state)}`);
      path = before;
    },
    // A chart clears its whole canvas before it draws.
    clearRect: () => {
      body = [];
      clips = [];
    },
    fillText: (text: string, x: number, y: number) => {
      if (text.trim() === '') return;
      body.push(`<text${textLook(state, x, y)}${fillLook()}${clipped()}>${xmlText(text)}</text>`);
    },
    strokeText: () => undefined,
    setLineDash: (dash: readonly number[]) => void (state.lineDash = [...dash]),
    getLineDash: () => [...state.lineDash],
    measureText: (text: string) => measure(text, state.font),
    content: () => {
      const defs = clips.length > 0 ? `<defs>${clips.join('')}</defs>\n` : '';
      return defs + body.join('\n');
    },
  };
  for (const name of [...settable, ...settableText])
    Object.defineProperty(context, name, {
      get: () => state[name],
      set: (value: never) => void (state[name] = value),
    });
  return context as unknown as SvgContext;
}

/** Text of a file as text of XML. */
function xmlText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

const number = (value: number): string => String(Math.round(value * 100) / 100);

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** How much a matrix without shear enlarges. */
function sizeOf([a, b]: Matrix): number {
  return Math.hypot(a, b);
}

/** A full circle has no direction in SVG, so an arc of more than half is two. */
function arcPieces(
  from: number,
  until: number,
  backwards: boolean,
): readonly { readonly from: number; readonly to: number; readonly large: boolean }[] {
  const full = 2 * Math.PI;
  let turn = backwards ? from - until : until - from;
  turn = turn >= full ? full : ((turn % full) + full) % full;
  const sign = backwards ? -1 : 1;
  if (turn < Math.PI) return [{ from, to: from + sign * turn, large: false }];
  const middle = from + (sign * turn) / 2;
  return [
    { from, to: middle, large: false },
    { from: middle, to: from + sign * turn, large: false },
  ];
}

/** Colours come from the theme, never from a file; anything that is not one is left out. */
function colour(style: unknown): string {
  return typeof style === 'string' && /^(?:#[\da-f]{3,8}|(?:rgb|hsl)a?\([\d.,%/ ]+\)|[a-z]+)$/i.test(style)
    ? style
    : 'none';
}

function opacity(name: string, { globalAlpha }: State): string {
  return globalAlpha < 1 ? ` ${name}="${number(globalAlpha)}"` : '';
}

function strokeLook(state: State): string {
  const dash = state.lineDash.length > 0 ? ` stroke-dasharray="${state.lineDash.map(number).join(' ')}"` : '';
  const join = state.lineJoin === 'miter' ? '' : ` stroke-linejoin="${state.lineJoin}"`;
  const cap = state.lineCap === 'butt' ? '' : ` stroke-linecap="${state.lineCap}"`;
  const width = number(state.lineWidth * sizeOf(state.matrix));
  const line = ` stroke="${colour(state.strokeStyle)}" stroke-width="${width}"`;
  return `${line}${opacity('stroke-opacity', state)}${dash}${join}${cap}`;
}

const anchors: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };
/** How far the baseline is below the point that a text hangs on, as a share of the letters' size. */
const drops: Readonly<Record<string, number>> = { top: 0.8, hanging: 0.8, middle: 0.35, bottom: -0.2 };

function textLook(state: State, x: number, y: number): string {
  const { weight, size, family } = fontOf(state.font);
  const drop = (drops[state.textBaseline] ?? 0) * size;
  const [a, b, c, d] = state.matrix;
  const [px, py] = [a * x + c * y + state.matrix[4], b * x + d * y + state.matrix[5]];
  const angle = (Math.atan2(b, a) * 180) / Math.PI;
  const turned = Math.abs(angle) > 0.01 ? ` transform="rotate(${number(angle)} ${number(px)} ${number(py)})"` : '';
  const anchor = anchors[state.textAlign];
  return (
    ` x="${number(px)}" y="${number(py + drop)}"${turned}${anchor ? ` text-anchor="${anchor}"` : ''}` +
    ` font-family="${xmlText(family)}" font-size="${number(size)}"${weight ? ` font-weight="${weight}"` : ''}`
  );
}

/** "bold 12px Segoe UI, sans-serif" in its parts. */
function fontOf(font: string): { readonly weight: string; readonly size: number; readonly family: string } {
  const words = font.split(' ');
  const at = words.findIndex((word) => /^[\d.]+px/.test(word));
  const weight = words.slice(0, Math.max(0, at)).find((word) => /^(?:bold|[1-9]00)$/.test(word)) ?? '';
  const size = Number.parseFloat(words[at] ?? '');
  return { weight, size: Number.isFinite(size) ? size : 12, family: words.slice(at + 1).join(' ') || 'sans-serif' };
}

export interface PictureHead {
  /** The report's title. */
  readonly title: string;
  /** What the chart shows, of whom. */
  readonly subtitle: string;
}

/** Height of the two lines over a saved chart, in CSS pixels. */
export const pictureHeadHeight = 58;

/** A chart's elements as a document of their own, with two lines over them and a ground. */
export function svgPicture(picture: {
  readonly head: PictureHead;
  readonly width: number;
  readonly height: number;
  readonly content: string;
  readonly look: { readonly ground: string; readonly text: string; readonly dim: string; readonly family: string };
}): string {
  const { head, width, height, content, look } = picture;
  const whole = height + pictureHeadHeight;
  const line = (text: string, y: number, size: number, weight: number, fill: string): string =>
    `<text x="12" y="${y}" font-family="${xmlText(look.family)}" font-size="${size}" font-weight="${weight}" ` +
    `fill="${colour(fill)}">${xmlText(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(whole)}" ` +
      `viewBox="0 0 ${number(width)} ${number(whole)}" role="img">`,
    `<title>${xmlText(`${head.title}: ${head.subtitle}`)}</title>`,
    `<rect width="100%" height="100%" fill="${colour(look.ground)}"/>`,
    line(head.title, 24, 15, 600, look.text),
    line(head.subtitle, 43, 12, 400, look.dim),
    `<svg y="${pictureHeadHeight}" width="${number(width)}" height="${number(height)}">`,
    content,
    '</svg>',
    '</svg>',
    '',
  ].join('\n');
}
