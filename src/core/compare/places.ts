/** Where what a comparison found is in the two texts. */
import { placesIn, type TextPlace } from '../judge/check';
import type { Path } from '../report/path';
import type { ReportReading } from '../report/read';

interface Placed {
  readonly side: 'then' | 'now';
  readonly path: Path;
}

/** The places in the order given; one pass over each text. */
export function placesOfCompared(
  list: readonly Placed[],
  readings: Readonly<Record<'then' | 'now', ReportReading>>,
): readonly (TextPlace | undefined)[] {
  const located = new Map<Placed, TextPlace>();
  for (const side of ['then', 'now'] as const) {
    const mine = list.filter((one) => one.side === side);
    const { text, report } = readings[side];
    if (!report) continue;
    const places = placesIn(
      text,
      report,
      mine.map(({ path }) => path),
    );
    mine.forEach((one, index) => {
      const place = places[index];
      if (place) located.set(one, place);
    });
  }
  return list.map((one) => located.get(one));
}
