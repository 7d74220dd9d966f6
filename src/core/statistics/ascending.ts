/** Sorting few numbers: reports have many rows with few runs each, for which calling the engine's sort costs more. */

const maxInsertionSort = 32;

/** Sorts in place, ascending. */
export function sortAscending(values: Float64Array | number[]): void {
  if (values.length > maxInsertionSort) {
    if (Array.isArray(values)) values.sort((a, b) => a - b);
    else values.sort();
    return;
  }
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i]!;
    let j = i - 1;
    while (j >= 0 && values[j]! > value) {
      values[j + 1] = values[j]!;
      j -= 1;
    }
    values[j + 1] = value;
  }
}
