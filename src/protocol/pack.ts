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

/** The way back. Throws nothing and makes up nothing: a list of another length leaves rows without that field. */
export function unpack(packed: Packed, length: number): unknown[] {
  if ('list' in packed) return Array.from({ length }, (_, index) => packed.list[index] ?? undefined);
  if ('values' in packed)
    return Array.from({ length }, (_, index) => packed.values[packed.at[index] ?? -1] ?? undefined);
  const { has } = packed;
  const hasOne = (index: number): boolean => !has || has[index] === 1;
  if ('items' in packed) {
    const places = packed.items.map((item) => unpack(item, length));
    return Array.from({ length }, (_, index) => (hasOne(index) ? places.map((place) => place[index]) : undefined));
  }
  const made = Array.from({ length }, (_, index): Record<string, unknown> | undefined =>
    hasOne(index) ? {} : undefined,
  );
  for (const [name, field] of Object.entries(packed.fields)) {
    unpack(field, length).forEach((value, index) => {
      const object = made[index];
      if (object && value !== undefined) set(object, name, value);
    });
  }
  return made;
}

function set(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true });
  else object[name] = value;
}
