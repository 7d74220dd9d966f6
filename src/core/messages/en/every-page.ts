/** Sentences that every page may have to show. They are built into the pages. */
export const everyPageWords = {
  'page.unanswered': 'VMI Bench stopped responding. Close this tab and reopen the report; your file is unchanged.',
};
