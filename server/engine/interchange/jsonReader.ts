/** JSON with places, read within limits: a value, or what is wrong and where. */

export type JsonValue =
  | { readonly kind: 'text' | 'other'; readonly value: string; readonly at: number }
  | { readonly kind: 'list'; readonly items: readonly JsonValue[]; readonly at: number }
  | { readonly kind: 'map'; readonly fields: ReadonlyMap<string, JsonValue>; readonly at: number };

/** Lists and objects inside each other. */
export const DEEPEST_JSON = 100;

export class JsonError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** @throws JsonError */
export function readJson(text: string): JsonValue {
  const reader = new JsonReader(text);
  return reader.document();
}

const SPACE = /[\s\ufeff]*/y;
const TEXT = /"[^"\\\u0000-\u001f]*(?:\\.[^"\\\u0000-\u001f]*)*"/y;
const OTHER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;

class JsonReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  document(): JsonValue {
    const value = this.value();
    this.match(SPACE);
    if (this.at < this.text.length) this.fail('nothing may follow the end of the JSON');
    return value;
  }

  private value(): JsonValue {
    this.match(SPACE);
    const at = this.at;
    if (this.text[at] === '{') return this.nested(() => this.map(at));
    if (this.text[at] === '[') return this.nested(() => this.list(at));
    if (this.text[at] === '"') return { kind: 'text', value: this.string(), at };
    const other = this.match(OTHER);
    if (other) return { kind: 'other', value: other, at };
    return this.fail(at < this.text.length ? `${JSON.stringify(this.text[at])} is not expected here` : 'the JSON ends too early');
  }

  private nested(read: () => JsonValue): JsonValue {
    if (this.depth >= DEEPEST_JSON) this.fail(`lists and objects may stand ${DEEPEST_JSON} deep at most`);
    this.depth++;
    this.at++;
    const value = read();
    this.depth--;
    return value;
  }

  private list(at: number): JsonValue {
    const items: JsonValue[] = [];
    if (this.skip(']')) return { kind: 'list', items, at };
    do items.push(this.value());
    while (this.skip(','));
    this.expect(']');
    return { kind: 'list', items, at };
  }

  private map(at: number): JsonValue {
    const fields = new Map<string, JsonValue>();
    if (this.skip('}')) return { kind: 'map', fields, at };
    do {
      this.match(SPACE);
      const key = this.string();
      this.expect(':');
      fields.set(key, this.value());
    } while (this.skip(','));
    this.expect('}');
    return { kind: 'map', fields, at };
  }

  private string(): string {
    const at = this.at;
    const written = this.match(TEXT);
    if (!written && this.text[at] !== '"') return this.fail('a text in quotation marks is expected here');
    if (!written) return this.fail('a text is never closed, or has a control character in it');
    try {
      return JSON.parse(written) as string;
    } catch {
      this.at = at;
      return this.fail('a text has an escape that is none');
    }
  }

  private expect(sign: string): void {
    if (!this.skip(sign)) this.fail(`"${sign}" is missing`);
  }

  private skip(sign: string): boolean {
    this.match(SPACE);
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private fail(message: string): never {
    throw new JsonError(message, this.at);
  }
}
