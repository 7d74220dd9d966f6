// Tests hear every room, as the command line does; what each bundle can say is tested in bundles.test.ts.
import { en } from '../../src/core/messages/en';
import { bring } from '../../src/core/messages/messages';

bring(en);
