/**
 * Many rows on their way to a page. Written out, ten thousand of them are 10 MB, nearly all of it names of fields and
 * the same few values again; VS Code takes seconds to hand that over. So they travel by columns, each value once.
 */

/** One field of all rows. What a row does not have is null on the way: rows never hold a null of their own. */
export type Packed =
  /** Each row's value. */
  | { readonly list: readonly unknown[] }
  /** Few values: each once, and for every row its place among them, -1 for none. */
  | { readonly values: readonly unknown[]; readonly at: readonly number[] }
  /** Objects, by their fields; `has` says which rows have one, where not all do. */
  | { readonly fields: Readonly<Record<string, Packed>>; readonly has?: readonly (0 | 1)[] }
  /** Lists that are all as long as each other, by their places. */
  | { readonly items: readonly Packed[]; readonly has?: readonly (0 | 1)[] };

/** More different values than this share of the rows are not worth a table. */
const few = 0.25;

/** The longest list that is packed by its places: tags, not runs. */
const maxTupleLength = 8;

/** Packs a list of plain values: objects field by field, everything else as it is. Own enumerable fields only. */
export function pack(list: readonly unknown[]): Packed {
  const given = list.filter((one) => one !== undefined);
  const has = given.length === list.length ? undefined : list.map((one): 0 | 1 => (one === undefined ? 0 : 1));
  if (given.length > 0 && given.every(isPlain)) {
    const names = new Set(given.flatMap((one) => Object.keys(one)));
    // A map keeps a field that is called __proto__ what it is.
    const fields = Object.fromEntries(
      [...names].map((name) => [
        name,
        pack(list.map((one) => (isPlain(one) && Object.hasOwn(one, name) ? one[name] : undefined))),
      ]),
    );
    return { fields, has };
  }
  const [first] = given;
  if (
    Array.isArray(first) &&
    first.length <= maxTupleLength &&
    given.every((one) => Array.isArray(one) && one.length === first.length && !one.includes(undefined))
  ) {
    return {
      items: first.map((_, place) =>
        pack(list.map((one) => (Array.isArray(one) ? (one as unknown[])[place] : undefined))),
      ),
      has,
    };
  }
  return tabled(list) ?? { list: list.map((one) => one ?? null) };
}

/** The list as a table of its values, where these are few and can be told apart cheaply. */
function tabled(list: readonly unknown[]): Packed | undefined {
  const places = new Map<unknown, number>();
  const at: number[] = [];
  for (const one of list) {
    if (typeof one === 'object') return undefined;
    let place = one === undefined ? -1 : places.get(one);
    if (place === undefined) places.set(one, (place = places.size));
    if (places.size > Math.max(8, few * list.length)) return undefined;
    at.push(place);
  }
  return { values: [...places.keys()], at };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The way back. Throws nothing and makes up nothing: a list of another length leaves rows without that field. What is
 * equal in many rows, such as their limits, becomes one object that they share: a page of ten thousand rows keeps them.
 */
export function unpack(packed: Packed, length: number): unknown[] {
  const { read } = reader(packed);
  return Array.from({ length }, (_, index) => read(index));
}

interface Reader {
  readonly read: (index: number) => unknown;
  /** How many different values there can be at most: infinite where they are in no table. */
  readonly kinds: number;
  /** Which of them one is. */
  readonly kindAt: (index: number) => number;
}

/** Of so many kinds at most each is made once; others differ in nearly every row. */
const maxKinds = 4096;

function reader(packed: Packed): Reader {
  if ('list' in packed) return { read: (index) => packed.list[index] ?? undefined, kinds: Infinity, kindAt: () => 0 };
  if ('values' in packed) {
    const { values, at } = packed;
    const read = (index: number): unknown => values[at[index] ?? -1] ?? undefined;
    // What is not in the table is none of its values.
    return { read, kinds: values.length + 1, kindAt: (i) => (read(i) === undefined ? 0 : (at[i] ?? 0) + 1) };
  }
  const { has } = packed;
  const names = 'items' in packed ? undefined : Object.keys(packed.fields);
  const parts = ('items' in packed ? packed.items : Object.values(packed.fields)).map(reader);
  const make = (index: number): unknown => {
    if (!names) return parts.map((part) => part.read(index));
    const object: Record<string, unknown> = {};
    parts.forEach((part, at) => {
      const value = part.read(index);
      if (value !== undefined) set(object, names[at] ?? '', value);
    });
    return object;
  };
  const isThere = (index: number): boolean => !has || has[index] === 1;
  const kinds = parts.reduce((product, part) => product * part.kinds, 2);
  const kindAt = (index: number): number =>
    parts.reduce((kind, part) => kind * part.kinds + part.kindAt(index), isThere(index) ? 0 : 1);
  const known = new Map<number, unknown>();
  const shared = (index: number): unknown => {
    const kind = kindAt(index);
    if (!known.has(kind)) known.set(kind, make(index));
    return known.get(kind);
  };
  return { read: (index) => (isThere(index) ? (kinds > maxKinds ? make : shared)(index) : undefined), kinds, kindAt };
}

function set(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true });
  else object[name] = value;
}
