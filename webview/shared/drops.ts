/** Files dropped on a page go to the extension. VS Code lets a drop through to a page only while Shift is held. */
export function takeDrops(post: (message: { readonly type: 'drop'; readonly uris: string }) => void): void {
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const uris =
      event.dataTransfer?.getData('application/vnd.code.uri-list') || event.dataTransfer?.getData('text/uri-list');
    if (uris) post({ type: 'drop', uris });
  });
}
