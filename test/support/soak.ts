/**
 * A working day in short: seeded typing, saving, renaming, deleting, floods and changes of the lexicon, with something asked after each.
 * Run in a process of its own, with `--expose-gc`: `soak.js <seconds> <seed>`. Prints what it found as one line of JSON.
 */
import { isDeepStrictEqual } from 'node:util';
import type { FindUsesResult } from '../../server/protocol';
import { MemoryFileSystem } from '../../server/hosts/memoryFileSystem';
import { InProcess } from './inProcess';
import { Seeded } from './seeded';

export interface SoakReport {
  readonly steps: number;
  readonly doings: Readonly<Record<string, number>>;
  readonly answers: number;
  /** Milliseconds. */
  readonly longestAnswer: number;
  readonly longestOf: string;
  /** The longest answer to each question. */
  readonly longest: Readonly<Record<string, number>>;
  readonly median: number;
  readonly percentile99: number;
  /** At each third: bytes of the heap and of buffers after a forced collection, and UTF-16 units of all texts. */
  readonly memory: readonly { readonly heap: number; readonly buffers: number; readonly units: number }[];
  /** Checks against a rebuild, and what was not equal in them. */
  readonly checks: number;
  readonly unequal: readonly string[];
}

const ROOT = 'file:///w';
const LEXICON = `${ROOT}/lexicon.yaml`;
const WORDS = ('the of and a to in that is for it as was on by with at from his be this which or had not are but have one they you were all her she there would their we him been has when who will ' +
  'hegemony hegemonic unilateral sanctions sanction peace peaceful development multipolar multi-polar world order alliance bloc security cooperation mutual respect power politics bullying ' +
  'great nations people history future common community shared destiny partnership strategic interests sovereignty interference economic trade energy border').split(' ');
const VARIANTS = ['hegemon*', 'unilateral sanction*', 'peace*', 'multi-polar', 'power ~2 politics', '(mutual|shared) *', 'bully*', 'common destiny', 'no alliance', 'strategic partnership', '/^interfer/'];
/** Texts there are at least and at most, and the UTF-16 units one may grow to. */
const [FEWEST, MOST, LONGEST] = [100, 130, 12_000];

class Soak {
  readonly fs = new MemoryFileSystem();
  readonly doings: Record<string, number> = {};
  readonly times: number[] = [];
  readonly memory: SoakReport['memory'][number][] = [];
  readonly unequal: string[] = [];
  checks = 0;
  steps = 0;
  readonly longest: Record<string, number> = {};
  private server!: InProcess;
  /** Buffers of open texts, and what was there when they were opened or saved. */
  private readonly open = new Map<string, { text: string; saved: string }>();
  private lexicon = { text: '', saved: '' };
  private names = 0;

  constructor(private readonly chance: Seeded) {}

  async begin(): Promise<void> {
    this.lexicon.saved = this.lexicon.text = this.someLexicon();
    this.fs.write(LEXICON, this.lexicon.text);
    for (let i = 0; i < FEWEST + 15; i++) this.fs.write(this.newUri(), this.someText());
    this.server = await InProcess.start(this.fs, ROOT);
    await this.server.open(LEXICON, this.lexicon.text, 'leitmotif-lexicon');
  }

  async run(until: number): Promise<void> {
    while (Date.now() < until) {
      this.steps++;
      await this.doSomething();
      await this.askSomething();
      // Now and then the person thinks, and events come to rest.
      if (this.chance.isOneIn(150)) await sleep(150);
    }
  }

  /** Holds the server against one made from scratch. */
  async check(): Promise<void> {
    await this.editLexicon();
    await sleep(600);
    await this.server.whenReady();
    this.collect();
    const fresh = await InProcess.start(this.fs, ROOT);
    await fresh.open(LEXICON, this.lexicon.saved, 'leitmotif-lexicon');
    await fresh.edit(LEXICON, [{ text: this.lexicon.text }]);
    for (const [uri, { text, saved }] of this.open) {
      await fresh.open(uri, saved);
      if (text !== saved) await fresh.edit(uri, [{ text }]);
    }
    await fresh.whenReady();
    this.checks++;
    const [now, wanted] = [await this.pictureOf(this.server), await this.pictureOf(fresh)];
    for (const key of Object.keys(wanted)) if (!isDeepStrictEqual(now[key], wanted[key])) this.unequal.push(`${key}: ${short(now[key])} and not ${short(wanted[key])}`);
    await fresh.stop();
  }

  private collect(): void {
    global.gc!();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const sizes = [...this.fs.files].map(([uri, bytes]) => this.open.get(uri)?.text.length ?? bytes.length);
    this.memory.push({ heap: heapUsed, buffers: arrayBuffers, units: sizes.reduce((sum, size) => sum + size, 0) });
  }

  private async pictureOf(server: InProcess): Promise<Record<string, unknown>> {
    const [{ texts, ofTexts, words, uses, themes, unread, limits }] = (await server.status()).projects;
    const picture: Record<string, unknown> = { texts, ofTexts, words, uses, themes, unread, limits };
    for (let theme = 0; theme < themes; theme++) {
      const found = await server.request<FindUsesResult>('leitmotif/findUses', { query: { uri: LEXICON, theme: `t${theme}` }, limit: 100_000 });
      picture[`t${theme}`] = found.locations.map(({ uri, range }) => `${uri} ${range.start.line}:${range.start.character}`);
    }
    for (const uri of this.open.keys()) picture[uri] = ((await server.on<{ items: { message: string; range: unknown }[] }>('textDocument/diagnostic', uri)).items).map(({ message, range }) => [message, range]);
    return picture;
  }

  // Doing

  private async doSomething(): Promise<void> {
    const { chance } = this;
    const doing = chance.below(200);
    if (doing < 130) await this.counted('type', () => this.type());
    else if (doing < 146) await this.counted('save', () => this.save());
    else if (doing < 156) await this.counted('open', () => this.openOne());
    else if (doing < 162) await this.counted('close', () => this.close());
    else if (doing < 170) await this.counted('change on disk', () => this.changeOnDisk());
    else if (doing < 175) await this.counted('make', () => this.make());
    else if (doing < 180) await this.counted('delete', () => this.delete());
    else if (doing < 183) await this.counted('rename', () => this.rename());
    else if (doing < 184) await this.counted('rename folder', () => this.renameFolder());
    else if (doing < 185 && chance.isOneIn(3)) await this.counted('flood', () => this.flood());
    else await this.counted('edit lexicon', () => this.editLexicon(chance.isOneIn(3)));
  }

  private async counted(what: string, action: () => Promise<void>): Promise<void> {
    this.doings[what] = (this.doings[what] ?? 0) + 1;
    await action();
  }

  /** A word letter by letter, a stretch deleted, or a paragraph pasted. */
  private async type(): Promise<void> {
    const uri = await this.anyOpen();
    const { text } = this.open.get(uri)!;
    const kind = this.chance.below(10);
    const at = this.wordStart(text);
    if (text.length > LONGEST) return this.edit(uri, at, Math.min(text.length, at + LONGEST / 2), '');
    if (kind === 0) return this.edit(uri, at, at, `\n${this.sentences(3)}\n`);
    if (kind < 3) return this.edit(uri, at, Math.min(text.length, at + this.chance.below(60)), '');
    // One word in thirty is misspelt.
    const word = `${this.chance.pick(WORDS)}${this.chance.isOneIn(30) ? this.chance.below(1e6).toString(36) : ''} `;
    for (const [i, letter] of [...word].entries()) await this.edit(uri, at + i, at + i, letter);
  }

  private async edit(uri: string, start: number, end: number, text: string): Promise<void> {
    const held = this.open.get(uri)!;
    const range = { start: placeOf(held.text, start), end: placeOf(held.text, end) };
    held.text = held.text.slice(0, start) + text + held.text.slice(end);
    await this.server.edit(uri, [{ range, text }]);
  }

  private async save(): Promise<void> {
    const uri = await this.anyOpen();
    const held = this.open.get(uri)!;
    held.saved = held.text;
    this.fs.write(uri, held.text);
    await this.server.tell('textDocument/didSave', uri);
    await this.told([[uri, 2]]);
  }

  private async openOne(): Promise<void> {
    if (this.open.size >= 5) return;
    const uri = this.chance.pick(this.closed());
    const text = new TextDecoder().decode(this.fs.files.get(uri));
    this.open.set(uri, { text, saved: text });
    await this.server.open(uri, text);
  }

  private async close(): Promise<void> {
    if (this.open.size < 2) return;
    const uri = this.chance.pick([...this.open.keys()]);
    this.open.delete(uri);
    await this.server.tell('textDocument/didClose', uri);
  }

  private async changeOnDisk(): Promise<void> {
    const uri = this.chance.pick(this.closed());
    this.fs.write(uri, this.someText());
    await this.told([[uri, 2]]);
  }

  private async make(): Promise<void> {
    if (this.texts().length >= MOST) return this.delete();
    const uri = this.newUri();
    this.fs.write(uri, this.someText());
    await this.told([[uri, 1]]);
  }

  private async delete(): Promise<void> {
    if (this.texts().length <= FEWEST) return this.make();
    const uri = this.chance.pick(this.closed());
    this.fs.remove(uri);
    await this.told([[uri, 3]]);
  }

  private async rename(): Promise<void> {
    const [from, to] = [this.chance.pick(this.closed()), this.newUri()];
    this.move(from, to);
    await this.told([[to, 1], [from, 3]]);
  }

  private async renameFolder(): Promise<void> {
    const [from, to] = [`${ROOT}/f${this.chance.below(6)}`, `${ROOT}/f${this.chance.below(6)}`];
    const inside = this.texts().filter((uri) => uri.startsWith(`${from}/`));
    if (from === to || inside.some((uri) => this.open.has(uri))) return;
    for (const uri of inside) this.move(uri, to + uri.slice(from.length));
    await this.told([[from, 3], [to, 1]]);
  }

  private async flood(): Promise<void> {
    const uris = this.closed().filter(() => this.chance.isOneIn(2));
    for (const uri of uris) this.fs.write(uri, this.someText());
    await this.told(Array.from({ length: 1500 }, (_, i) => [`${ROOT}/f${i % 6}/build/${i}.o`, 1]));
  }

  private async editLexicon(isBroken = false): Promise<void> {
    const kept = this.lexicon.text;
    if (isBroken) await this.server.edit(LEXICON, [{ text: `${kept}\n  broken: [` }]);
    this.lexicon.text = this.chance.isOneIn(4) ? this.someLexicon() : this.withOtherVariant(kept);
    await this.server.edit(LEXICON, [{ text: this.lexicon.text }]);
    if (!this.chance.isOneIn(3)) return;
    this.lexicon.saved = this.lexicon.text;
    this.fs.write(LEXICON, this.lexicon.text);
    await this.server.tell('textDocument/didSave', LEXICON);
    await this.told([[LEXICON, 2]]);
  }

  private told(changes: readonly (readonly [uri: string, type: number])[]): Promise<void> {
    return this.server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: changes.map(([uri, type]) => ({ uri, type })) });
  }

  // Asking

  private async askSomething(): Promise<void> {
    const { chance, server } = this;
    const uri = await this.anyOpen();
    const position = placeOf(this.open.get(uri)!.text, this.wordStart(this.open.get(uri)!.text));
    const questions: (readonly [string, () => Promise<unknown>])[] = [
      ['hover', () => server.on('textDocument/hover', uri, { position })],
      ['references', () => server.on('textDocument/references', uri, { position, context: { includeDeclaration: false } })],
      ['diagnostics', () => server.on('textDocument/diagnostic', uri)],
      ['marks', () => server.on('leitmotif/uses', uri)],
      ['lenses', () => server.on('textDocument/codeLens', uri)],
      ['lenses of the lexicon', () => server.on('textDocument/codeLens', LEXICON)],
      ['problems of the lexicon', () => server.on('textDocument/diagnostic', LEXICON)],
      ['completion', () => server.on('textDocument/completion', LEXICON, { position: { line: 2, character: 8 } })],
      ['themes', () => server.on('leitmotif/themes', uri)],
      ['symbols', () => server.request('workspace/symbol', { query: 'a' })],
      ['status', () => server.status()],
    ];
    const [method, ask] = chance.pick(questions);
    const began = performance.now();
    await ask();
    const milliseconds = performance.now() - began;
    this.times.push(milliseconds);
    this.longest[method] = Math.max(this.longest[method] ?? 0, milliseconds);
  }

  // What there is

  private texts(): string[] {
    return [...this.fs.files.keys()].filter((uri) => uri.endsWith('.txt'));
  }

  private closed(): string[] {
    return this.texts().filter((uri) => !this.open.has(uri));
  }

  private async anyOpen(): Promise<string> {
    if (this.open.size === 0) await this.openOne();
    return this.chance.pick([...this.open.keys()]);
  }

  private move(from: string, to: string): void {
    this.fs.write(to, this.fs.files.get(from)!);
    this.fs.remove(from);
  }

  private newUri(): string {
    return `${ROOT}/f${this.chance.below(6)}/${this.names++}.txt`;
  }

  private someText(): string {
    return Array.from({ length: 2 + this.chance.below(12) }, () => this.sentences(1 + this.chance.below(6))).join('\n');
  }

  private sentences(count: number): string {
    return Array.from({ length: count }, () => `${Array.from({ length: 5 + this.chance.below(20) }, () => this.chance.pick(WORDS)).join(' ')}.`).join(' ');
  }

  private wordStart(text: string): number {
    const at = text.indexOf(' ', this.chance.below(text.length + 1));
    return at < 0 ? text.length : at + 1;
  }

  private someLexicon(): string {
    const themes = Array.from({ length: 4 }, (_, i) => `  t${i}: [${Array.from({ length: 1 + this.chance.below(4) }, () => JSON.stringify(this.chance.pick(VARIANTS))).join(', ')}]\n`);
    return `themes:\n${themes.join('')}`;
  }

  private withOtherVariant(lexicon: string): string {
    const [before, after] = [JSON.stringify(this.chance.pick(VARIANTS)), JSON.stringify(this.chance.pick([...VARIANTS, ...WORDS]))];
    return lexicon.replace(before, after);
  }
}

function placeOf(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function main(seconds: number, seed: number): Promise<void> {
  const soak = new Soak(new Seeded(seed));
  await soak.begin();
  for (let third = 1; third <= 3; third++) {
    await soak.run(Date.now() + (seconds * 1000) / 3);
    await soak.check();
  }
  const times = soak.times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)];
  const { steps, doings, memory, checks, unequal, longest } = soak;
  const [longestOf, longestAnswer] = Object.entries(longest).sort(([, a], [, b]) => b - a)[0];
  const report: SoakReport = { steps, doings, answers: times.length, longestAnswer, longestOf, longest, median: at(0.5), percentile99: at(0.99), memory, checks, unequal };
  console.log(JSON.stringify(report));
  process.exit(0);
}

if (require.main === module) void main(Number(process.argv[2]), Number(process.argv[3]));
