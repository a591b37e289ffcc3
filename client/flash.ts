/** Shows for a moment where a jump has landed, without selecting: what is selected could be typed over by mistake. */
import * as vscode from 'vscode';

const FLASH_FOR = 1_200;

export class Flash implements vscode.Disposable {
  readonly #type = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    borderColor: new vscode.ThemeColor('focusBorder'),
    borderStyle: 'solid',
    borderWidth: '1px',
    borderRadius: '2px',
  });
  #timer: NodeJS.Timeout | undefined;

  show(editor: vscode.TextEditor, range: vscode.Range): void {
    clearTimeout(this.#timer);
    editor.setDecorations(this.#type, [range]);
    this.#timer = setTimeout(() => editor.setDecorations(this.#type, []), FLASH_FOR);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#type.dispose();
  }
}
