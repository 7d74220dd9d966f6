// Tests load every room, as the command line does; the rooms of each bundle are tested in bundles.test.ts.
import { en } from '../../src/core/messages/en';
import { bring } from '../../src/core/messages/messages';

bring(en);
