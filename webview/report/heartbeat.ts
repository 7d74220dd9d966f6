/**
 * Whether the extension still listens. When its host is started anew (a folder was added, it crashed), VS Code leaves
 * custom editors open whose messages go nowhere: the page has to find that out itself, and say what helps.
 */
import { signal } from '@preact/signals';
import { post } from './host';

/** So long may an answer take, in milliseconds: a busy host is not a dead one. */
const patience = 4000;

/** Nothing has answered for as long as that. */
export const unanswered = signal(false);

let waiting: ReturnType<typeof setTimeout> | undefined;

/** A question was posted whose answer has to come. */
function ask(): void {
  if (document.hidden) return;
  post({ type: 'ping' });
  waiting ??= setTimeout(() => (unanswered.value = true), patience);
}

/** Any message is an answer. */
export function answered(): void {
  clearTimeout(waiting);
  waiting = undefined;
  unanswered.value = false;
}

/** Asks when the page is opened and whenever a reader comes back to it. */
export function watchHost(): void {
  addEventListener('focus', ask);
  document.addEventListener('visibilitychange', ask);
  ask();
}
