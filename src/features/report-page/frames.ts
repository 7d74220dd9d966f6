/** What draws first frames: the page's own components, in a bundle that is loaded with the first page. */
import type { Catalog } from '../../core/messages/messages';
import type { PageModel, RowView } from '../../core/page-model/model';
import type { FirstFrame } from '../../host/frame-html';
import type { FirstLines, ToPage } from '../../protocol/report';

/** `kept` is what a page keeps of its user's setup; `words` are the sentences it speaks with. */
export interface Frames {
  /** The rows that the page gets first; without `first` these are all. */
  beginning(
    model: PageModel,
    kept: unknown,
    words: Catalog,
  ): { readonly rows: readonly RowView[]; readonly first?: FirstLines };
  /** What the page will look like when it gets the message. */
  frameOf(message: Extract<ToPage, { type: 'show' | 'empty' }>, kept: unknown, words: Catalog): FirstFrame;
}
