/** How deep YAML nests, told from its signs before it is read: its reader goes down with what is nested without end. */
import { Lexer } from 'yaml';

/** Lists and maps inside each other. */
export const DEEPEST_YAML = 50;

/** What the lexer makes up itself; it takes no place in the text. */
const CONTROL = /^[\u0002\u0018\u001f]$/;

/** Where lists and maps stand deeper than that, in UTF-16 units; `undefined` where none does. */
export function tooDeepAt(text: string): number | undefined {
  if (isSurelyShallow(text)) return undefined;
  const depth = new DepthMeter();
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    if (depth.after(token) > DEEPEST_YAML) return at;
    at += lengthOf(token);
  }
  return undefined;
}

/** UTF-16 units of a token in the text. */
export function lengthOf(token: string): number {
  return CONTROL.test(token) ? 0 : token.length;
}

/** Too few brackets, too little indentation and too few lists begun on one line, all together: true of what people write. */
function isSurelyShallow(text: string): boolean {
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  return brackets < 20 && !/^[ \t]{18}/m.test(text) && !/(?:[-?:][ \t]+){10}/.test(text);
}

/** How deep a token stands at most: open brackets, lists begun on its line, and lines indented less. */
export class DepthMeter {
  private brackets = 0;
  private begun = 0;
  private column = 0;
  private lineStart = true;
  private readonly indents: number[] = [];

  after(token: string): number {
    if (token === '[' || token === '{') this.brackets++;
    else if (token === ']' || token === '}') this.brackets = Math.max(0, this.brackets - 1);
    else if (token === '-' || token === '?') this.begun++;
    else if (/^\r?\n/.test(token)) this.newLine(token.length);
    if (this.lineStart && !/^\s/.test(token)) this.indent(this.column);
    this.column += token.length;
    return this.brackets + this.begun + this.indents.length;
  }

  private newLine(length: number): void {
    this.begun = 0;
    this.column = -length;
    this.lineStart = true;
  }

  private indent(column: number): void {
    this.lineStart = false;
    while (this.indents.length > 0 && this.indents[this.indents.length - 1] >= column) this.indents.pop();
    this.indents.push(column);
  }
}
