/**
 * A project of the workspace: keeps a `Project` equal to what is on disk and in open editors.
 *
 * Texts are read in the background, open ones first; whoever asks in the meantime is told how many are read. An editor's buffer
 * wins over the disk. What could not be read is remembered with the reason.
 */
import type { ProjectStatus } from '../protocol';
import { decode } from '../engine/text/decode';
import { readDocvarsTable } from '../engine/text/docvars';
import type { Docvars } from '../engine/text/metadata';
import type { LexiconFile } from '../project/lexiconFiles';
import { Advice } from '../project/advice';
import { Project } from '../project/project';
import type { FileSystem } from './fileSystem';
import { encodeName, type Listing } from './listing';
import { Slices, Throttle } from './pause';
import { nameOf, parentOf } from './uris';

/** Files larger than this are not read; VS Code itself does not hand over buffers above it. In bytes. */
export const LARGEST_TEXT = 50 * 1024 * 1024;
const MOST_UNREAD_LISTED = 100;
/** Milliseconds without a change after which the lexicon is held against the texts for advice. */
const ADVISE_AFTER = 300;

/** What the workspace tells a project of open editors. */
export interface OpenBuffers {
  /** The text of an open editor that counts, or `undefined`. */
  bufferOf(uri: string): string | undefined;
  /** Whether it holds work that is not on disk. */
  isUnsaved(uri: string): boolean;
}

export class WorkspaceProject {
  readonly project = new Project();
  readonly advice = new Advice(this.project);
  private readonly known = new Set<string>();
  private readonly queue = new Set<string>();
  private readonly unread = new Map<string, string>();
  private readonly encodings = new Map<string, { id: string; label: string }>();
  private readonly stamps = new Map<string, string>();
  private readonly docvars = new Map<string, Docvars>();
  private lexiconUris: string[] = [];
  private readonly lexiconTexts = new Map<string, string>();
  private reading?: Promise<void>;
  private isCut = false;
  private isListed = false;
  private disposed = false;
  private readonly quiet = new Throttle(ADVISE_AFTER, () => void this.advise());
  private advising?: Promise<void>;

  constructor(
    /** URI of the folder that holds the lexicon. */
    readonly folder: string,
    private readonly fs: FileSystem,
    private readonly buffers: OpenBuffers,
    private readonly onProgress: () => void,
    private readonly onAdvice: () => void,
  ) {}

  get isReading(): boolean {
    return !this.isListed || this.queue.size > 0 || this.reading !== undefined;
  }

  /** Texts on disk, open or waiting to be read. */
  get textCount(): number {
    return this.known.size - this.unread.size;
  }

  get lexicons(): readonly string[] {
    return this.lexiconUris;
  }

  isText(uri: string): boolean {
    return this.known.has(uri);
  }

  /** Whether a folder that was here held a text or a lexicon of the project. */
  holdsAnythingIn(folder: string): boolean {
    return [...this.known, ...this.lexiconUris].some((uri) => uri.startsWith(`${folder}/`));
  }

  /** How the bytes of a text on disk are written, once it is read. */
  encodingOf(uri: string): { id: string; label: string } | undefined {
    return this.encodings.get(uri);
  }

  /** Takes over what a listing found for this folder: new texts are read, missing ones leave. */
  async reconcile(listing: Listing): Promise<void> {
    this.isCut = listing.cut;
    await this.setLexicons(listing.lexicons);
    await this.readTables(listing.tables);
    const listed = new Set(listing.texts);
    for (const uri of this.known) if (!listed.has(uri) && !uri.startsWith('untitled:')) this.deleted(uri);
    const slices = new Slices();
    for (const uri of listing.texts) {
      if (!this.known.has(uri) || (await this.isChanged(uri))) this.enqueue(uri);
      await slices.next();
    }
    this.isListed = true;
    this.start();
  }

  /** Takes the lexicon alone: no text of the folder is read. */
  async adopt(lexicon: string): Promise<void> {
    await this.setLexicons([lexicon]);
    this.isListed = true;
  }

  /** Reads the lexicon files again and puts them in force. */
  async setLexicons(uris: readonly string[]): Promise<void> {
    this.lexiconUris = [...uris].sort();
    for (const uri of this.lexiconUris) {
      const bytes = await this.fs.read(uri).catch(() => undefined);
      const decoded = bytes && decode(bytes);
      this.lexiconTexts.set(uri, decoded?.kind === 'text' ? decoded.text : '');
    }
    this.applyLexicon();
  }

  /** Puts the lexicon in force as disk and editors have it now. */
  applyLexicon(): void {
    this.project.setLexicon(this.lexiconUris.map((uri) => ({ uri, text: this.buffers.bufferOf(uri) ?? this.lexiconTexts.get(uri) ?? '' })));
  }

  /** The lexicon files as they are on disk; `undefined` where editors hold nothing else. */
  savedLexicon(): LexiconFile[] | undefined {
    const saved = this.lexiconUris.map((uri) => ({ uri, text: this.lexiconTexts.get(uri) ?? '' }));
    return saved.some(({ uri, text }) => (this.buffers.bufferOf(uri) ?? text) !== text) ? saved : undefined;
  }

  /** A text was made or changed on disk. */
  changed(uri: string): void {
    this.enqueue(uri);
    this.start();
  }

  /** A text is gone from disk. One with unsaved work in an editor goes on counting until it is closed. */
  deleted(uri: string): void {
    if (!this.buffers.isUnsaved(uri)) this.forget(uri);
  }

  /** Analyses an open editor's text. */
  applyBuffer(uri: string): void {
    const text = this.buffers.bufferOf(uri);
    if (text === undefined) return;
    this.known.add(uri);
    this.queue.delete(uri);
    this.unread.delete(uri);
    if (this.project.index.get(uri)?.analysis.text !== text) this.project.setText(uri, text, this.docvars.get(uri));
  }

  /** Reads one text at once, before its turn. */
  async readNow(uri: string): Promise<void> {
    this.known.add(uri);
    this.queue.delete(uri);
    await this.read(uri);
  }

  forget(uri: string): void {
    this.known.delete(uri);
    this.queue.delete(uri);
    this.unread.delete(uri);
    this.encodings.delete(uri);
    this.stamps.delete(uri);
    this.project.removeText(uri);
  }

  /** Someone looks at the lexicon: what the checks find is brought up to date once nothing changes for a while. */
  adviseSoon(): void {
    if (this.disposed || !this.advice.isStale(!this.isReading)) return;
    this.quiet.cancel();
    this.quiet.request();
  }

  dispose(): void {
    this.disposed = true;
    this.quiet.cancel();
    this.queue.clear();
  }

  /** Resolves when every text waiting is read. */
  async whenRead(): Promise<void> {
    while (this.reading) await this.reading;
  }

  status(): ProjectStatus {
    const { project } = this;
    const totals = [...project.totals().values()];
    const limits = this.isCut ? ['This folder holds more files than are listed; some texts are not counted.'] : [];
    return {
      folder: this.folder,
      name: nameOf(this.folder),
      state: this.isReading ? 'reading' : 'ready',
      texts: project.index.size,
      ofTexts: this.textCount,
      words: project.index.words,
      themes: project.lexicon.themes.length,
      uses: totals.reduce((sum, { own }) => sum + own.uses + own.counter, 0),
      lexiconErrors: project.lexiconState.problems.filter((problem) => problem.severity === 'error').length,
      unread: [...this.unread].slice(0, MOST_UNREAD_LISTED).map(([uri, reason]) => ({ uri, reason })),
      unreadTotal: this.unread.size,
      limits,
    };
  }

  private async advise(): Promise<void> {
    await this.advising;
    const slices = new Slices();
    this.advising = this.advice.find(!this.isReading, () => slices.next());
    await this.advising;
    if (this.disposed) return;
    if (this.advice.isStale(!this.isReading)) this.adviseSoon();
    else this.onAdvice();
  }

  // Reading

  private enqueue(uri: string): void {
    this.known.add(uri);
    this.queue.add(uri);
  }

  private start(): void {
    if (this.reading || this.queue.size === 0) return;
    this.reading = this.readAll().finally(() => {
      this.reading = undefined;
      if (!this.disposed) this.onProgress();
      if (this.queue.size > 0) this.start();
    });
  }

  private async readAll(): Promise<void> {
    const slices = new Slices();
    for (let uri = this.nextInQueue(); uri !== undefined && !this.disposed; uri = this.nextInQueue()) {
      this.queue.delete(uri);
      await this.read(uri);
      this.onProgress();
      await slices.next();
    }
  }

  private nextInQueue(): string | undefined {
    return this.queue.values().next().value;
  }

  private async read(uri: string): Promise<void> {
    const before = await this.fs.stat(uri);
    if (!before) return this.cannotRead(uri, 'It is gone, or may not be opened.');
    if (before.size > LARGEST_TEXT) return this.cannotRead(uri, `It is larger than ${LARGEST_TEXT >> 20} MB.`);
    const bytes = await this.fs.read(uri).catch(() => undefined);
    if (!bytes) return this.cannotRead(uri, 'It is gone, or may not be opened.');
    const decoded = decode(bytes);
    if (decoded.kind === 'binary') return this.cannotRead(uri, 'It is no text: it has bytes that no text has.');
    if (this.disposed || !this.known.has(uri)) return;
    this.stamps.set(uri, stampOf(before));
    this.encodings.set(uri, { id: decoded.encoding, label: decoded.label });
    this.unread.delete(uri);
    this.project.setText(uri, this.buffers.bufferOf(uri) ?? decoded.text, this.docvars.get(uri));
  }

  private cannotRead(uri: string, reason: string): void {
    if (!this.known.has(uri)) return;
    this.project.removeText(uri);
    this.unread.set(uri, reason);
  }

  private async isChanged(uri: string): Promise<boolean> {
    const stat = await this.fs.stat(uri);
    return stat === undefined || this.stamps.get(uri) !== stampOf(stat);
  }

  // Tables of metadata

  private async readTables(tables: readonly string[]): Promise<void> {
    const fresh = new Map<string, Docvars>();
    for (const table of tables) {
      const bytes = await this.fs.read(table).catch(() => undefined);
      const decoded = bytes && decode(bytes);
      if (decoded?.kind !== 'text') continue;
      for (const [file, docvars] of readDocvarsTable(decoded.text).rows) {
        fresh.set(`${parentOf(table)}/${file.split('/').map(encodeName).join('/')}`, docvars);
      }
    }
    const touched = new Set([...fresh.keys(), ...this.docvars.keys()].filter((uri) => !sameDocvars(fresh.get(uri), this.docvars.get(uri))));
    this.docvars.clear();
    for (const [uri, docvars] of fresh) this.docvars.set(uri, docvars);
    for (const uri of touched) {
      const text = this.project.index.get(uri)?.analysis.text;
      if (text !== undefined) this.project.setText(uri, text, this.docvars.get(uri));
    }
  }
}

function sameDocvars(a: Docvars | undefined, b: Docvars | undefined): boolean {
  return JSON.stringify([...(a ?? [])]) === JSON.stringify([...(b ?? [])]);
}

function stampOf(stat: { size: number; modified: number }): string {
  return `${stat.size} ${stat.modified}`;
}
