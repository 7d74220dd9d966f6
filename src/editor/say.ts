/** The product's sentences in the language that VS Code is shown in. */
import { speaker } from '../words/words';

/** There is one language yet; the others come as catalogs. */
export const say = speaker();
