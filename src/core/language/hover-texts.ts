/** Chooses the hover for a place in the text. Pure: which sentences, about which range. */
import { idPlace } from '../report/ids';
import type { Path } from '../report/path';
import { claimLines, reportClaimLines } from './hover-claims';
import { idLines, ruleLines } from './hover-ids';
import { ratioLines, runLines, valueLines } from './hover-numbers';
import type { Hovered, HoverLine } from './hover-row';

export interface HoverText {
  readonly lines: readonly HoverLine[];
  /** The path of the report it is about; that range is highlighted. */
  readonly about: Path;
}

export function hoverText(hovered: Hovered): HoverText | undefined {
  const { path } = hovered;
  const place = idPlace(path);
  if (place) return some(idLines(hovered, place), path);
  const [list, , part, index, field] = path;
  if (list === 'waivers') return part === 'rule' ? some(ruleLines(hovered), path) : undefined;
  if (list === 'claims') return some(reportClaimLines(hovered), path);
  if (list !== 'benchmarks' || typeof index !== 'number') return undefined;
  switch (part) {
    case 'ratios':
      return field === 'value' || field === 'ci'
        ? some(ratioLines(hovered), [...path.slice(0, 4), 'value'])
        : undefined;
    case 'claims':
      return field === undefined ? undefined : some(claimLines(hovered), path);
    case 'results':
      return field === 'samples' ? some(runLines(hovered), path) : some(valueLines(hovered), path);
    default:
      return undefined;
  }
}

function some(lines: readonly HoverLine[], about: Path): HoverText | undefined {
  return lines.length > 0 ? { lines, about } : undefined;
}
