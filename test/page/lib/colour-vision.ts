/** How far two colours are apart for people with each kind of colour vision, and their contrast. */

export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * What a colour looks like, on linear light: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based
 * Model for Simulation of Color Vision Deficiency, IEEE TVCG 15 (2009), table for severity 1.
 */
const visions: Readonly<Record<string, readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear([r, g, b]: Rgb): Rgb {
  const one = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [one(r), one(g), one(b)];
}

/** WCAG 2.2, 1 to 21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const luminance = (colour: Rgb): number => {
    const [r, g, blue] = linear(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** CIE 1976 L*a*b* of linear light under D65. */
function labOf([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The smallest distance of two colours over all kinds of vision, CIE 1976; 2.3 is just noticeable side by side. */
export function leastDistance(a: Rgb, b: Rgb): number {
  const seen = (colour: Rgb, matrix: readonly Rgb[]): Rgb => {
    const [r, g, blue] = linear(colour);
    const [x = 0, y = 0, z = 0] = matrix.map((row) =>
      Math.max(0, Math.min(1, row[0] * r + row[1] * g + row[2] * blue)),
    );
    return labOf([x, y, z]);
  };
  return Math.min(
    ...Object.values(visions).map((matrix) => {
      const [p, q] = [seen(a, matrix), seen(b, matrix)];
      return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
    }),
  );
}
