/** All kinds of trial, the quick ones first. */
import { compared } from './compared';
import { edited } from './edits';
import { faulty } from './faults';
import { growing } from './growth';
import { imported, streamed } from './imports';
import type { Kind } from './kind';
import { fixed, judged, laidOut } from './reports';

export const kinds: readonly Kind[] = [judged, fixed, laidOut, edited, compared, imported, streamed, faulty, growing];
