// Tests hear every room, as the command line does; what each bundle can say is tested in bundles.test.ts.
import { en } from '../../src/words/en';
import { bring } from '../../src/words/words';

bring(en);
