/**
 * A YAML file taken apart into pieces with nothing but white space between them, each with the column where it stands when it begins a line.
 *
 * YAML's own parser gives its tokens in order, so that putting pieces and white space together again gives the file.
 */
import { Parser, type CST } from 'yaml';

/** Columns a level of indentation has. */
const STEP = 2;

export interface Piece {
  readonly kind: 'comment' | 'scalar' | 'body' | 'dash' | 'colon' | 'comma' | 'open' | 'close' | 'other';
  /** In UTF-16 units. */
  readonly start: number;
  readonly source: string;
  /** Where it stands if it begins a line, when the file is formatted; of a comment, not yet known. */
  column: number;
}

/** @returns `undefined` where the file has what a lexicon never has: several documents, aliases, keys with a question mark, or block texts that say how far they are indented */
export function piecesOf(text: string): Piece[] | undefined {
  const tokens = [...new Parser().parse(text)];
  const documents = tokens.filter(({ type }) => type === 'document');
  if (documents.length > 1 || tokens.some(({ type }) => type === 'directive' || type === 'error' || type === 'doc-end')) return undefined;
  const walk = new Walk(text);
  for (const token of tokens) walk.token(token, 0);
  return walk.isOdd ? undefined : walk.pieces;
}

const KINDS: Partial<Record<CST.Token['type'], Piece['kind']>> = { comment: 'comment', comma: 'comma', 'seq-item-ind': 'dash', 'map-value-ind': 'colon' };

class Walk {
  readonly pieces: Piece[] = [];
  isOdd = false;

  constructor(private readonly text: string) {}

  /** @param column where the token stands if it begins a line */
  token(token: CST.Token | null | undefined, column: number): void {
    if (!token) return;
    switch (token.type) {
      case 'document':
        this.all(token.start, column);
        this.token(token.value, column);
        this.all(token.end, column);
        break;
      case 'block-map':
        this.items(token.items, column);
        break;
      case 'block-seq':
        this.items(token.items, column);
        break;
      case 'flow-collection':
        this.flow(token, column);
        break;
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        this.add('scalar', token.offset, token.source, column);
        this.all(token.end, column);
        break;
      case 'block-scalar':
        this.isOdd ||= token.props.some((prop) => prop.type === 'block-scalar-header' && /\d/.test(prop.source));
        this.all(token.props, column);
        this.add('body', this.bodyStart(token), token.source, column);
        break;
      case 'space':
      case 'newline':
        break;
      case 'anchor':
      case 'alias':
      case 'explicit-key-ind':
      case 'flow-error-end':
      case 'error':
        this.isOdd = true;
        break;
      default:
        if ('source' in token) this.add(KINDS[token.type] ?? 'other', token.offset, token.source, column);
    }
  }

  private all(tokens: readonly CST.Token[] | undefined, column: number): void {
    for (const token of tokens ?? []) this.token(token, column);
  }

  private items(items: readonly CST.CollectionItem[], column: number): void {
    for (const { start, key, sep, value } of items) {
      this.all(start, column);
      this.token(key, column);
      this.all(sep, column);
      this.token(value, column + STEP);
    }
  }

  /** After a key, what is in brackets goes in by one step from the key; after a dash or in a line of its own, from the bracket. */
  private flow({ start, items, end }: CST.FlowCollection, column: number): void {
    const before = this.pieces[this.pieces.length - 1]?.kind;
    const isAfterKey = before === 'colon' && !this.beginsLine(start.offset);
    const base = isAfterKey ? Math.max(0, column - STEP) : column;
    this.add('open', start.offset, start.source, column);
    for (const { start: lead, key, sep, value } of items) {
      this.all(lead, base + STEP);
      this.token(key, base + STEP);
      this.all(sep, base + STEP);
      this.token(value, key ? base + 2 * STEP : base + STEP);
    }
    for (const token of end) {
      if (token.type !== 'flow-map-end' && token.type !== 'flow-seq-end') this.token(token, base + STEP);
      // A bracket that closes no deeper than its key is none of YAML's; where one stands so, it stays.
      else this.add('close', token.offset, token.source, isAfterKey && this.indentAt(token.offset) > this.indentAt(start.offset) ? base + STEP : base);
    }
  }

  private add(kind: Piece['kind'], start: number, source: string, column: number): void {
    if (source !== '') this.pieces.push({ kind, start, source, column });
  }

  /** The body of a block scalar begins after the line of its header. */
  private bodyStart({ props, offset }: CST.BlockScalar): number {
    const last = props[props.length - 1];
    return last && 'source' in last ? last.offset + last.source.length : offset;
  }

  private beginsLine(offset: number): boolean {
    return /(?:^|[\r\n])[ \t]*$/.test(this.text.slice(Math.max(0, offset - 200), offset));
  }

  /** Columns that the line of an offset is indented. */
  private indentAt(offset: number): number {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
    return /^[ \t]*/.exec(this.text.slice(lineStart, offset))![0].length;
  }
}
