/**
 * Golden pictures: how a section looks, kept as a small PNG and compared with a tolerance. Differences between machines
 * (the edges of letters) pass; visible differences (a mark, a color, a line that moved) do not. `npm run test:page --
 * --update` takes new pictures; look at them before committing them.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const kept = join(__dirname, '../golden');
const shown = join(__dirname, '../../output/page/golden');

/** Color distance from which a pixel differs, 0 to 1; different antialiasing does not count. */
const colourTolerance = 0.2;
/** Share of the whole picture that may differ. */
export const wholeLimit = 0.004;
/** Share of one square that may differ, and its side in pixels: a local change must not drown in the whole. */
export const squareLimit = 0.1;
const square = 12;

export interface Difference {
  readonly whole: number;
  readonly worstSquare: number;
  readonly picture: PNG;
}

/** The difference between two pictures of the same size. */
export function difference(a: PNG, b: PNG): Difference {
  const { width, height } = a;
  const picture = new PNG({ width, height });
  const count = pixelmatch(a.data, b.data, picture.data, width, height, { threshold: colourTolerance, diffMask: true });
  const across = Math.ceil(width / square);
  const squares = new Float64Array(across * Math.ceil(height / square));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // The mask is transparent where nothing differs; smoothed edges are yellow.
      const at = 4 * (y * width + x);
      if (picture.data[at + 3] !== 0 && picture.data[at + 1] === 0)
        squares[Math.floor(y / square) * across + Math.floor(x / square)]! += 1;
    }
  }
  return { whole: count / (width * height), worstSquare: Math.max(0, ...squares) / square ** 2, picture };
}

/** Compares a picture with the stored one and returns what is wrong, if anything; failures are in test/output. */
export function compareGolden(name: string, bytes: Uint8Array, update: boolean): string | undefined {
  const file = join(kept, `${name}.png`);
  const now = PNG.sync.read(Buffer.from(bytes));
  const write = (path: string, png: PNG): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, PNG.sync.write(png, { deflateLevel: 9, colorType: 2 }));
  };
  const [nowFile, diffFile] = ['now', 'diff'].map((kind) => join(shown, `${name}.${kind}.png`)) as [string, string];
  for (const path of [nowFile, diffFile]) rmSync(path, { force: true });
  if (!existsSync(file)) {
    if (!update) return `there is no golden picture of ${name}: npm run test:page -- --update makes it`;
    write(file, now);
    return undefined;
  }
  const before = PNG.sync.read(readFileSync(file));
  const same = before.width === now.width && before.height === now.height;
  const found = same ? difference(before, now) : undefined;
  const fits = found !== undefined && found.whole <= wholeLimit && found.worstSquare <= squareLimit;
  if (fits) return undefined;
  if (update) {
    write(file, now);
    return undefined;
  }
  write(nowFile, now);
  if (!found)
    return `${name} is ${now.width} x ${now.height} and was ${before.width} x ${before.height}: see ${nowFile}`;
  write(diffFile, found.picture);
  const [whole, worst] = [(found.whole * 100).toFixed(2), (found.worstSquare * 100).toFixed(0)];
  return `${name} differs in ${whole}% of its pixels, in one place in ${worst}%: see ${diffFile}`;
}
