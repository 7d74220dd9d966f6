/**
 * One walk over a parsed value for what the schema does not check: the number of keys, unknown fields, numbers out of
 * range, and nesting too deep to handle safely.
 */
import { knownShapes } from '../generated/known-keys';
import type { Path } from './path';

/**
 * The deepest nesting that is read. The format needs 7; copying, sending and printing values recurse, and overflow at
 * a few thousand.
 */
export const maxNesting = 100;

/** The fields of a known object. */
export interface ObjectShape {
  readonly free: boolean;
  readonly keys: ReadonlyMap<string, ObjectShape | undefined>;
}

export interface Survey {
  readonly keys: number;
  readonly unknown: readonly { readonly path: Path; readonly shape: ObjectShape }[];
  readonly infinite: readonly Path[];
  readonly tooDeep: readonly Path[];
}

/** The shape of a format's root, of its generated shapes. */
export function shapeOf(root: string, known: typeof knownShapes): ObjectShape {
  return makeShapes(known).get(root) ?? { free: true, keys: new Map() };
}

export const reportShape: ObjectShape = shapeOf('Report', knownShapes);

// Maps, because plain objects have the keys `__proto__` and `constructor`.
function makeShapes(known: typeof knownShapes): ReadonlyMap<string, ObjectShape> {
  const shapes = new Map<string, { free: boolean; keys: Map<string, ObjectShape | undefined> }>();
  for (const [name, { free }] of Object.entries(known)) shapes.set(name, { free, keys: new Map() });
  for (const [name, { keys }] of Object.entries(known)) {
    for (const [key, inner] of Object.entries(keys)) shapes.get(name)?.keys.set(key, shapes.get(inner));
  }
  return shapes;
}

/** Walks over a value that `JSON.parse` made. */
export function survey(value: unknown, shape: ObjectShape = reportShape): Survey {
  const surveyor = new Surveyor();
  surveyor.visit(value, shape, 0);
  return surveyor;
}

class Surveyor implements Survey {
  keys = 0;
  readonly unknown: { readonly path: Path; readonly shape: ObjectShape }[] = [];
  readonly infinite: Path[] = [];
  readonly tooDeep: Path[] = [];
  // Mutated in place; copied only for a report.
  private readonly path: (string | number)[] = [];

  visit(value: unknown, shape: ObjectShape | undefined, depth: number): void {
    if (typeof value === 'number') {
      if (value - value !== 0) this.infinite.push(this.path.slice(0, depth));
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= maxNesting) this.tooDeep.push(this.path.slice(0, depth));
      else if (Array.isArray(value)) this.visitList(value, shape, depth);
      else this.visitObject(value as Record<string, unknown>, shape, depth);
    }
  }

  private visitList(list: readonly unknown[], shape: ObjectShape | undefined, depth: number): void {
    for (let index = 0; index < list.length; index++) {
      const entry = list[index];
      // Fast path: samples are most of a large file.
      if (typeof entry === 'number' && entry - entry === 0) continue;
      this.path[depth] = index;
      this.visit(entry, shape, depth + 1);
    }
  }

  private visitObject(object: Record<string, unknown>, shape: ObjectShape | undefined, depth: number): void {
    for (const key in object) {
      this.keys++;
      const entry = object[key];
      let inner: ObjectShape | undefined;
      if (shape !== undefined) {
        inner = shape.keys.get(key);
        if (inner === undefined && !shape.free && !shape.keys.has(key)) {
          this.unknown.push({ path: [...this.path.slice(0, depth), key], shape });
        }
      }
      if (typeof entry === 'string') continue;
      this.path[depth] = key;
      this.visit(entry, inner, depth + 1);
    }
  }
}
