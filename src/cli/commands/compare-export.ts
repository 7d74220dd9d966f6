/** What the command line compared, as exports want it: the same as the tab in VS Code has. */
import { matrixView, pairView, type ComparedFileView } from '../../core/compare/view';
import type { ComparedInput } from '../../core/export/compared/parts';
import type { Pair } from './compare';
import type { Input } from './compare-input';

export function exportedFrom(inputs: readonly Input[], reference: Input, pairs: readonly Pair[]): ComparedInput {
  const place = inputs.indexOf(reference);
  const numbered = pairs.map(({ comparison, findings }) => ({
    file: inputs.findIndex((input) => 'party' in input && input.party === comparison.now),
    comparison,
    findings,
  }));
  return {
    pairs: numbered,
    view: {
      files: inputs.map(fileView),
      reference: place,
      pairs: numbered.map(({ file, comparison, findings }) => pairView(file, comparison, findings)),
      matrix: pairs.length > 1 ? matrixView(inputs.length, place, numbered) : undefined,
    },
  };
}

function fileView(input: Input): ComparedFileView {
  const { name } = input;
  return 'why' in input
    ? { name, trouble: input.why }
    : { name, title: input.party.report.title, date: input.party.report.date };
}
