/** The text of an open editor, kept as the protocol tells of edits. Immutable: an edit makes another one. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { EditedText, type TextContent } from '../engine/text/editedText';
import { LineIndex, type LinePosition } from '../engine/text/lines';

export class OpenText {
  private constructor(
    readonly uri: string,
    readonly languageId: string,
    readonly version: number,
    readonly content: TextContent,
    private readonly lines: LineIndex,
  ) {}

  static create(uri: string, languageId: string, version: number, text: string): OpenText {
    return new OpenText(uri, languageId, version, text, LineIndex.of(text));
  }

  static update(document: OpenText, changes: readonly TextDocumentContentChangeEvent[], version: number): OpenText {
    const { uri, languageId } = document;
    let { content, lines } = document;
    for (const change of changes) ({ content, lines } = new OpenText(uri, languageId, version, content, lines).changed(change));
    return new OpenText(uri, languageId, version, content, lines);
  }

  getText(): string {
    return this.content.toString();
  }

  /** UTF-16 units; a place past a line's end is before its line break. */
  offsetAt(position: LinePosition): number {
    const { content, lines } = this;
    const start = lines.offset({ line: position.line, character: 0 });
    let offset = lines.offset(position);
    while (offset > start && /[\r\n]/.test(content.slice(offset - 1, offset))) offset--;
    return offset;
  }

  private changed(change: TextDocumentContentChangeEvent): { content: TextContent; lines: LineIndex } {
    const range = 'range' in change ? change.range : undefined;
    if (!range) return { content: change.text, lines: LineIndex.of(change.text) };
    const [start, end] = [this.offsetAt(range.start), this.offsetAt(range.end)].sort((a, b) => a - b);
    const content = EditedText.of(this.content, start, end, change.text);
    return { content, lines: this.lines.edited(content, { start, end, endNow: start + change.text.length }) };
  }
}
