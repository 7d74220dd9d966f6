import type { Message } from '../../core/messages/messages';

/** A failure of git, with a message for the user. Apart from what starts git, so that it is known without that. */
export class GitError extends Error {
  constructor(readonly said: Message) {
    super(said.key);
  }
}
