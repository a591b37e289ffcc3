/** What the reader has chosen not to see, kept with the workspace: some themes, or all marks. */
import * as vscode from 'vscode';

const THEMES = 'leitmotif.hiddenThemes';
const MARKS = 'leitmotif.marksHidden';

export class HiddenThemes implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onChange = this.#changed.event;

  constructor(private readonly memory: vscode.Memento) {}

  /** True where no marks are drawn at all. */
  get all(): boolean {
    return this.memory.get(MARKS, false);
  }

  get themes(): readonly string[] {
    return this.memory.get<string[]>(THEMES, []);
  }

  hides(theme: string): boolean {
    return this.all || this.themes.includes(theme);
  }

  async setAll(hidden: boolean): Promise<void> {
    await this.memory.update(MARKS, hidden || undefined);
    this.#changed.fire();
  }

  async setThemes(hidden: readonly string[]): Promise<void> {
    await this.memory.update(THEMES, hidden.length > 0 ? [...hidden] : undefined);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
