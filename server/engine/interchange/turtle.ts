/**
 * Turtle, as far as vocabularies use it: prefixes, IRIs, literals with languages and types, lists of predicates and objects, blank nodes.
 * Reads statement by statement; one that cannot be read is left out up to its stop.
 */
import type { Notes } from './notes';

export interface Term {
  readonly kind: 'iri' | 'literal' | 'blank';
  readonly value: string;
  readonly language?: string;
}

export interface Triple {
  /** An IRI, or the name of a blank node. */
  readonly subject: string;
  /** An IRI. */
  readonly predicate: string;
  readonly object: Term;
  /** Of the object, in UTF-16 units. */
  readonly at: number;
}

/** Blank nodes and lists inside each other. */
export const DEEPEST_BLANK = 50;
/** Statements of a file. */
export const MOST_TRIPLES = 500_000;

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

interface Token {
  readonly kind: 'iri' | 'name' | 'literal' | 'language' | 'sign' | 'directive' | 'end' | 'bad' | 'unclosed';
  readonly text: string;
  readonly at: number;
}

class TurtleError extends Error {
  constructor(
    message: string,
    readonly at: number,
    /** Whether the statement ends where the error was met. */
    readonly ends = false,
  ) {
    super(message);
  }
}

export function readTurtle(text: string, notes: Notes): Triple[] {
  return new TurtleReader(text, notes).read();
}

class TurtleReader {
  private readonly triples: Triple[] = [];
  private readonly prefixes = new Map<string, string>();
  private base = '';
  private blanks = 0;
  private depth = 0;
  private token: Token;
  private readonly tokens: TurtleLexer;

  constructor(
    text: string,
    private readonly notes: Notes,
  ) {
    this.tokens = new TurtleLexer(text);
    this.token = this.tokens.next();
  }

  read(): Triple[] {
    while (this.token.kind !== 'end') {
      const before = this.triples.length;
      try {
        this.statement();
      } catch (error) {
        if (!(error instanceof TurtleError)) throw error;
        this.notes.error(error.at, `${error.message}; the statement is left out`);
        this.triples.length = before;
        if (!error.ends) this.skipStatement();
      }
      if (this.triples.length > MOST_TRIPLES) {
        this.notes.error(this.token.at, `${MOST_TRIPLES.toLocaleString('en')} statements at most are read`);
        break;
      }
    }
    return this.triples;
  }

  private statement(): void {
    if (this.token.kind === 'directive') return this.directive();
    if (this.skip('.')) return;
    const subject = this.subject();
    this.predicates(subject);
    this.expect('.');
  }

  private directive(): void {
    const name = this.take().text.replace('@', '').toLowerCase();
    const prefix = name === 'prefix' ? this.take().text.replace(/:$/, '') : '';
    const iri = this.take();
    if (iri.kind !== 'iri') throw new TurtleError(`@${name} needs an address in < >`, iri.at);
    if (name === 'prefix') this.prefixes.set(prefix, this.resolved(iri.text));
    else this.base = iri.text;
    if (this.token.text === '.' && this.token.kind === 'sign') this.take();
  }

  private subject(): string {
    const { token } = this;
    if (token.kind === 'sign' && (token.text === '[' || token.text === '(')) return this.object().value;
    return this.resource(this.take());
  }

  private predicates(subject: string): void {
    while (!this.isSign('.') && !this.isSign(']') && this.token.kind !== 'end') {
      const predicate = this.token.kind === 'name' && this.token.text === 'a' ? (this.take(), `${RDF}type`) : this.resource(this.take());
      do {
        const at = this.token.at;
        this.triples.push({ subject, predicate, object: this.object(), at });
      } while (this.skip(','));
      if (!this.isSign(';')) return;
      while (this.skip(';'));
    }
  }

  private object(): Term {
    const token = this.take();
    if (token.kind === 'literal') return this.literal(token);
    if (token.kind === 'sign' && token.text === '[') return this.inside(token, () => this.blankNode());
    if (token.kind === 'sign' && token.text === '(') return this.inside(token, () => this.list());
    if (token.kind === 'name' && /^(?:true|false|[-+]?[\d.]+(?:e[-+]?\d+)?)$/i.test(token.text)) {
      return { kind: 'literal', value: token.text };
    }
    const value = this.resource(token);
    return { kind: value.startsWith('_:') ? 'blank' : 'iri', value };
  }

  private inside(token: Token, read: () => Term): Term {
    if (this.depth >= DEEPEST_BLANK) throw new TurtleError(`blank nodes may stand ${DEEPEST_BLANK} deep at most`, token.at);
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  private blankNode(): Term {
    const value = `_:[${this.blanks++}]`;
    this.predicates(value);
    this.expect(']');
    return { kind: 'blank', value };
  }

  private list(): Term {
    while (!this.isSign(')') && this.token.kind !== 'end') this.object();
    this.expect(')');
    return { kind: 'blank', value: `_:[${this.blanks++}]` };
  }

  private literal({ text }: Token): Term {
    if (this.token.kind === 'language') return { kind: 'literal', value: text, language: this.take().text.toLowerCase() };
    if (this.isSign('^^')) {
      this.take();
      this.resource(this.take());
    }
    return { kind: 'literal', value: text };
  }

  private resource(token: Token): string {
    if (token.kind === 'iri') return this.resolved(token.text);
    if (token.kind !== 'name') throw new TurtleError(`${JSON.stringify(token.text.slice(0, 40))} is no address and no name`, token.at);
    const [, prefix, local] = /^([^:]*):(.*)$/s.exec(token.text) ?? [];
    if (prefix === '_') return token.text;
    const iri = prefix === undefined ? undefined : this.prefixes.get(prefix);
    if (iri === undefined) throw new TurtleError(`${JSON.stringify(token.text.slice(0, 40))} has a prefix that is not declared`, token.at);
    return iri + local.replace(/\\(.)/g, '$1');
  }

  private resolved(iri: string): string {
    return /^[a-z][a-z0-9+.-]*:/i.test(iri) ? iri : this.base + iri;
  }

  private expect(sign: string): void {
    if (this.skip(sign)) return;
    throw new TurtleError(`"${sign}" is missing before ${JSON.stringify(this.token.text.slice(0, 40))}`, this.token.at);
  }

  private skip(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.take();
    return true;
  }

  private isSign(sign: string): boolean {
    return this.token.kind === 'sign' && this.token.text === sign;
  }

  private take(): Token {
    const { token } = this;
    if (token.kind === 'bad' || token.kind === 'unclosed') {
      this.token = this.tokens.next();
      throw new TurtleError(token.text, token.at, token.kind === 'unclosed');
    }
    if (token.kind === 'end') throw new TurtleError('the file ends within a statement', token.at);
    this.token = this.tokens.next();
    return token;
  }

  private skipStatement(): void {
    while (this.token.kind !== 'end' && !this.isSign('.')) this.token = this.tokens.next();
    if (this.isSign('.')) this.token = this.tokens.next();
  }
}

const SPACE = /(?:[\s\ufeff]+|#[^\r\n]*)*/y;
const IRI = /<([^<>"{}|^`\\\u0000-\u0020]*)>/y;
const LANGUAGE = /@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*)/y;
/** A stop ends a name only where no more of it follows. */
const NAME = /(?:[^\s<>"'()[\]{},;.#@^|`\\]|\\.|%[0-9a-fA-F]{2}|\.(?=[^\s<>"'()[\]{},;.#@^|`\\]))+/y;

class TurtleLexer {
  private at = 0;

  constructor(private readonly text: string) {}

  next(): Token {
    this.match(SPACE);
    const at = this.at;
    if (at >= this.text.length) return { kind: 'end', text: '', at };
    const sign = this.text[at];
    if (sign === '"' || sign === "'") return this.quoted(sign, at);
    const iri = this.match(IRI);
    if (iri) return { kind: 'iri', text: unescapeTurtle(iri[1]), at };
    if (sign === '@') return this.afterAt(at);
    if (this.text.startsWith('^^', at)) return this.signOf('^^');
    if ('.;,[]()'.includes(sign)) return this.signOf(sign);
    const name = this.match(NAME);
    if (name) return { kind: /^(?:prefix|base)$/i.test(name[0]) ? 'directive' : 'name', text: name[0], at };
    this.at++;
    return { kind: 'bad', text: `${JSON.stringify(sign)} is not expected here`, at };
  }

  private afterAt(at: number): Token {
    const word = this.match(LANGUAGE);
    if (!word) {
      this.at++;
      return { kind: 'bad', text: '"@" is not expected here', at };
    }
    return word[1] === 'prefix' || word[1] === 'base' ? { kind: 'directive', text: word[0], at } : { kind: 'language', text: word[1], at };
  }

  private signOf(text: string): Token {
    const at = this.at;
    this.at += text.length;
    return { kind: 'sign', text, at };
  }

  private quoted(quote: string, at: number): Token {
    const long = this.text.startsWith(quote.repeat(3), at);
    const fence = long ? quote.repeat(3) : quote;
    for (let i = at + fence.length; i < this.text.length; i++) {
      if (this.text[i] === '\\') i++;
      else if (this.text.startsWith(fence, i)) {
        this.at = i + fence.length;
        return { kind: 'literal', text: unescapeTurtle(this.text.slice(at + fence.length, i)), at };
      } else if (!long && /[\r\n]/.test(this.text[i])) break;
    }
    // The rest of the line is in the literal that never ends.
    const end = this.text.slice(at).search(/[\r\n]/);
    this.at = end < 0 || long ? this.text.length : at + end;
    return { kind: 'unclosed', text: 'a literal is never closed', at };
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}

const ESCAPES: Record<string, string> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

function unescapeTurtle(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs, (whole, short?: string, long?: string, sign?: string) => {
    if (sign !== undefined) return ESCAPES[sign] ?? sign;
    const code = parseInt(short ?? long!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A literal as Turtle writes it. */
export function literalOf(text: string): string {
  const signs: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${text.replace(/[\\"\n\r\t]/g, (sign) => signs[sign])}"`;
}
