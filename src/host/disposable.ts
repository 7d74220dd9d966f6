import type * as vscode from 'vscode';

/** Something that owns others: what is registered with it ends with it, newest first. */
export abstract class Disposable implements vscode.Disposable {
  private readonly owned: vscode.Disposable[] = [];
  private ended = false;

  protected get isDisposed(): boolean {
    return this.ended;
  }

  protected _register<T extends vscode.Disposable>(one: T): T {
    // What arrives after the end (behind an await) must not outlive its owner.
    if (this.ended) one.dispose();
    else this.owned.push(one);
    return one;
  }

  dispose(): void {
    if (this.ended) return;
    this.ended = true;
    while (this.owned.length > 0) this.owned.pop()?.dispose();
  }
}
