/**
 * A project of the workspace: keeps a `Project` equal to what is on disk and in open editors.
 *
 * Texts are read in the background, open ones first; whoever asks in the meantime is told how many are read. An editor's buffer
 * wins over the disk. What could not be read is remembered with the reason.
 */
import type { ProjectStatus } from '../protocol';
import { decode } from '../engine/text/decode';
import { EditedText, type TextContent } from '../engine/text/editedText';
import type { IndexedText } from '../engine/index/corpusIndex';
import { NumberedWords } from '../engine/index/numberedWords';
import type { PackedText } from '../engine/index/packedText';
import type { LexiconFile } from '../project/lexiconFiles';
import { Advice } from '../project/advice';
import { Project } from '../project/project';
import type { FileSystem } from './fileSystem';
import { limitsOf } from './limits';
import type { Listing } from './listing';
import { LaterWork } from './laterWork';
import { Slices } from './pause';
import { TextContents } from './contents';
import { notesIn, readNote, type FileFacts } from './fileFacts';
import { readText } from './reading/readText';
import type { Numbering, Read, ReadSegment, TextReader, Wanted, Wants } from './reading/textReader';
import { Keeping, type KeptTexts } from './store/keeping';
import { keptUsesOf, packedUses } from './store/uses';
import type { ShardStore } from './store/shardStore';
import { TextFiles } from './textFiles';
import { nameOf, parentOf } from './uris';

const MOST_UNREAD_LISTED = 100;
/** Milliseconds of reading before everybody else has a turn. Short, as a request takes several turns to be answered. */
const READING_SLICE = 5;
/** Files that the disk is asked about at once. */
const ASKED_AT_ONCE = 32;

/** What the workspace tells a project of open editors. */
export interface OpenBuffers {
  /** The text of an open editor that counts, or `undefined`. */
  bufferOf(uri: string): TextContent | undefined;
  /** Whether it holds work that is not on disk. */
  isUnsaved(uri: string): boolean;
}

export class WorkspaceProject {
  readonly project: Project;
  readonly advice: Advice;
  private readonly known = new Set<string>();
  private readonly queue = new Set<string>();
  /** Given to the reader and not back yet. What comes back for anything else is out of date. */
  private readonly asked = new Map<string, Wanted>();
  /** Texts that are not read because the reader said to stop. */
  private readonly left = new Set<string>();
  private readonly unread = new Map<string, string>();
  private readonly files: TextFiles;
  private lexiconUris: string[] = [];
  private readonly lexiconTexts = new Map<string, string>();
  private reading?: Promise<void>;
  private stopper = new AbortController();
  private readonly keeping: Keeping;
  /** Words as those who read have numbered them. */
  private readonly numbered = new WeakMap<object, NumberedWords>();
  private isCut = false;
  /** Folders that may not be listed. */
  private closed: readonly string[] = [];
  private isListed = false;
  private disposed = false;
  private readonly later: LaterWork;

  constructor(
    /** URI of the folder that holds the lexicon. */
    readonly folder: string,
    private readonly fs: FileSystem,
    private readonly reader: TextReader,
    private readonly buffers: OpenBuffers,
    private readonly onProgress: () => void,
    onAdvice: () => void,
    store?: ShardStore,
  ) {
    this.project = new Project(new TextContents(fs, (uri) => this.isOtherThanPacked(uri)));
    this.advice = new Advice(this.project);
    this.later = new LaterWork(this.project, this.advice, { isComplete: () => this.isComplete, onProgress, onAdvice });
    this.files = new TextFiles(fs);
    const kept: KeptTexts = {
      noteOf: (uri) => this.files.noteOf(uri),
      isOnDisk: (uri) => this.isOnDisk(uri),
      isOpen: (uri) => buffers.bufferOf(uri) !== undefined,
      isBusy: () => this.isReading,
      revision: () => this.project.revision,
      packedUses: (next) => packedUses(this.project, next),
    };
    this.keeping = new Keeping(this.project.index, kept, store);
  }

  get isReading(): boolean {
    return !this.isListed || this.queue.size > 0 || this.reading !== undefined;
  }

  /** Whether every text is read, so that counts are of them all. */
  get isComplete(): boolean {
    return !this.isReading && this.left.size === 0;
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

  /** The folders that hold a text or a lexicon of the project, and those above them. */
  foldersInUse(): string[] {
    const folders = new Set<string>();
    for (const uri of [...this.known, ...this.lexiconUris]) {
      for (let folder = parentOf(uri); folder.length > 'file://'.length && !folders.has(folder); folder = parentOf(folder)) folders.add(folder);
    }
    return [...folders];
  }

  /** How the bytes of a text on disk are written, once it is read. */
  encodingOf(uri: string): { id: string; label: string } | undefined {
    return this.files.factsOf(uri)?.encoding;
  }

  /** Takes over what a listing found for this folder: new texts are read, missing ones leave. */
  async reconcile(listing: Listing): Promise<void> {
    this.isCut = listing.cut;
    this.closed = listing.closed;
    await this.setLexicons(listing.lexicons);
    await this.readTables(listing.tables);
    const slices = new Slices();
    const listed = new Set(listing.texts);
    const fresh = this.isListed ? new Set<string>() : await this.takeKept(listed, slices);
    for (const uri of [...this.known]) {
      if (!listed.has(uri) && !uri.startsWith('untitled:')) this.deleted(uri);
      await slices.next();
    }
    const others = listing.texts.filter((uri) => !fresh.has(uri));
    for (let i = 0; i < others.length; i += ASKED_AT_ONCE) {
      await this.enqueueChanged(others.slice(i, i + ASKED_AT_ONCE));
      await slices.next();
    }
    this.isListed = true;
    this.start();
    this.later.catchUpSoon();
  }

  /** Takes the lexicon alone: no text of the folder is read. */
  async adopt(lexicon: string): Promise<void> {
    await this.setLexicons([lexicon]);
    this.isListed = true;
  }

  /** Reads the lexicon files again and puts them in force. */
  async setLexicons(uris: readonly string[]): Promise<void> {
    this.lexiconUris = [...uris].sort();
    for (const uri of this.lexiconTexts.keys()) if (!uris.includes(uri)) this.lexiconTexts.delete(uri);
    for (const uri of this.lexiconUris) {
      const bytes = await this.fs.read(uri).catch(() => undefined);
      const decoded = bytes && decode(bytes);
      this.lexiconTexts.set(uri, decoded?.kind === 'text' ? decoded.text : '');
    }
    this.applyLexicon();
  }

  /** Puts the lexicon in force as disk and editors have it now. */
  applyLexicon(): void {
    this.project.setLexicon(this.lexiconUris.map((uri) => ({ uri, text: this.buffers.bufferOf(uri)?.toString() ?? this.lexiconTexts.get(uri) ?? '' })));
    this.keeping.usesChanged();
    if (this.isListed) this.later.catchUpSoon();
  }

  /** The lexicon files as they are on disk; `undefined` where editors hold nothing else. */
  savedLexicon(): LexiconFile[] | undefined {
    const saved = this.lexiconUris.map((uri) => ({ uri, text: this.lexiconTexts.get(uri) ?? '' }));
    return saved.some(({ uri, text }) => !EditedText.isSame(this.buffers.bufferOf(uri) ?? text, text)) ? saved : undefined;
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
    this.waitNoMore(uri);
    this.unread.delete(uri);
    const known = this.project.index.get(uri);
    if (known?.length !== text.length || !EditedText.isSame(known.content, text)) this.setTyped(uri, text);
    // What is open will be edited.
    else this.project.holdText(uri, text, this.files.docvarsOf(uri));
  }

  /** Reads one text at once, before its turn. */
  async readNow(uri: string): Promise<void> {
    this.known.add(uri);
    this.waitNoMore(uri);
    const wanted = this.ask(uri);
    this.take({ wanted, result: await readText(this.fs, uri) });
  }

  forget(uri: string): void {
    this.known.delete(uri);
    this.waitNoMore(uri);
    this.unread.delete(uri);
    this.files.forget(uri);
    this.project.removeText(uri);
    this.keeping.changed(uri);
  }

  /** Someone looks at the lexicon. */
  adviseSoon(): void {
    this.later.adviseSoon();
  }

  dispose(): void {
    this.disposed = true;
    this.later.dispose();
    this.keeping.dispose();
    this.queue.clear();
    this.stopper.abort();
  }

  /** Keeps what is read in a store for the next session, or, absent, no more. */
  keepIn(store: ShardStore | undefined): Promise<void> {
    return this.keeping.use(store);
  }

  /** Resolves when all texts that are not open are packed, and kept where there is a store. */
  whenKept(): Promise<void> {
    return this.keeping.settled();
  }

  /** Leaves the texts that wait unread, until `readOn` or the next listing. */
  stopReading(): void {
    if (!this.reading) return;
    for (const uri of [...this.asked.keys(), ...this.queue]) this.left.add(uri);
    this.asked.clear();
    this.queue.clear();
    this.stopper.abort();
  }

  /** Reads the texts that were left. */
  readOn(): void {
    for (const uri of [...this.left]) this.enqueue(uri);
    this.start();
  }

  /** Resolves when every text waiting is read. */
  async whenRead(): Promise<void> {
    while (this.reading) await this.reading;
  }

  status(): ProjectStatus {
    const { project } = this;
    const totals = [...project.totals().values()];
    return {
      folder: this.folder,
      name: nameOf(this.folder),
      state: this.isReading ? 'reading' : 'ready',
      texts: project.index.size,
      ofTexts: this.textCount,
      words: project.index.words,
      themes: project.lexicon.themes.length,
      uses: totals.reduce((sum, { own }) => sum + own.uses + own.counter, 0),
      lexiconErrors: project.lexiconState.problemsSoFar.filter((problem) => problem.severity === 'error').length,
      unread: [...this.unread].slice(0, MOST_UNREAD_LISTED).map(([uri, reason]) => ({ uri, reason })),
      unreadTotal: this.unread.size,
      ...(this.left.size > 0 ? { leftUnread: this.left.size } : {}),
      limits: limitsOf({ folder: this.folder, isCut: this.isCut, texts: project.index.size, ofTexts: this.textCount, left: this.left.size, closed: this.closed, unsettled: this.files.unsettled() }),
      indexBytes: project.index.bytes,
    };
  }

  // Reading

  private enqueue(uri: string): void {
    this.known.add(uri);
    this.waitNoMore(uri);
    this.queue.add(uri);
  }

  /** What a reader still brings of a text is not taken. */
  private waitNoMore(uri: string): void {
    this.queue.delete(uri);
    this.asked.delete(uri);
    this.left.delete(uri);
  }

  private start(): void {
    if (this.reading || this.queue.size === 0) return;
    this.stopper = new AbortController();
    this.reading = this.readAll(this.stopper.signal).finally(() => {
      this.reading = undefined;
      if (!this.disposed) this.onProgress();
      if (this.queue.size > 0) this.start();
    });
  }

  private async readAll(signal: AbortSignal): Promise<void> {
    const slices = new Slices(READING_SLICE);
    for await (const read of this.reader.read(this.wants(signal))) {
      if (signal.aborted) return;
      if ('segment' in read) await this.takeSegment(read, slices);
      else this.take(read);
      this.onProgress();
      await slices.next();
    }
  }

  private wants(signal: AbortSignal): Wants {
    const { queue } = this;
    return {
      next: () => {
        const uri: string | undefined = queue.values().next().value;
        return uri === undefined ? undefined : this.ask(uri);
      },
      get waiting() {
        return queue.size;
      },
      signal,
    };
  }

  private ask(uri: string): Wanted {
    const wanted: Wanted = { uri, docvars: this.files.docvarsOf(uri) };
    this.queue.delete(uri);
    this.asked.set(uri, wanted);
    return wanted;
  }

  private take({ wanted, result }: Read): void {
    const { uri } = wanted;
    // It was changed, deleted or typed in while it was read.
    if (this.disposed || this.asked.get(uri) !== wanted) return;
    this.asked.delete(uri);
    if (result.kind === 'gone') return this.deleted(uri);
    if (result.kind === 'unreadable') return this.cannotRead(uri, result.reason);
    this.learn(uri, result.facts);
    const buffer = this.buffers.bufferOf(uri);
    if (buffer !== undefined && !EditedText.isSame(buffer, result.text)) this.setTyped(uri, buffer);
    else this.project.setText(uri, result.text, wanted.docvars);
    // Found text by text, so that whoever asks for counts does not wait for those of many.
    this.project.findUsesIn(uri);
  }

  private async takeSegment({ segment, wanted, numbering }: ReadSegment, slices: Slices): Promise<void> {
    const numbered = numbering && this.learnWords(numbering);
    // What was changed, deleted or typed in while it was read is not taken.
    const isDue = ({ ordinal }: PackedText): boolean => this.asked.get(wanted[ordinal].uri) === wanted[ordinal];
    const open: string[] = [];
    const texts = this.disposed ? [] : this.project.addSegment(segment, (text) => {
      if (!isDue(text)) return false;
      this.asked.delete(text.name);
      this.learn(text.name, readNote(text.note));
      if (this.buffers.bufferOf(text.name) === undefined) return true;
      open.push(text.name);
      return false;
    }, numbered);
    for (const uri of open) this.applyBuffer(uri);
    for (const { name } of texts) {
      this.project.findUsesIn(name);
      await slices.next();
    }
  }

  private learnWords({ by, words }: Numbering): NumberedWords {
    let numbered = this.numbered.get(by);
    if (!numbered) this.numbered.set(by, (numbered = new NumberedWords()));
    return numbered.learn(words, this.project.index.vocabulary);
  }

  private learn(uri: string, facts: FileFacts): void {
    this.remember(uri, facts);
    this.keeping.changed(uri);
  }

  private setTyped(uri: string, text: TextContent): void {
    this.files.isTyped(uri);
    this.keeping.disturbed();
    this.project.setText(uri, text, this.files.docvarsOf(uri));
  }

  private remember(uri: string, facts: FileFacts): void {
    this.files.learn(uri, facts);
    this.unread.delete(uri);
  }

  /** The file of a text is not what was read, and nobody has told of it yet. */
  private isOtherThanPacked(uri: string): void {
    setImmediate(() => {
      if (!this.disposed && this.isText(uri)) this.changed(uri);
    });
  }

  /** A text with unsaved work in an editor counts as it stands there. */
  private cannotRead(uri: string, reason: string): void {
    if (this.buffers.isUnsaved(uri)) return;
    this.project.removeText(uri);
    this.files.forget(uri);
    this.unread.set(uri, reason);
    this.keeping.changed(uri);
  }

  private async enqueueChanged(uris: readonly string[]): Promise<void> {
    const changed = await Promise.all(uris.map(async (uri) => !this.known.has(uri) || (await this.files.isChanged(uri))));
    for (const [i, uri] of uris.entries()) if (changed[i]) this.enqueue(uri);
  }

  // What was kept of an earlier session

  /** Takes over what was kept of texts that are as they were; gives their URIs. */
  private async takeKept(listed: ReadonlySet<string>, slices: Slices): Promise<Set<string>> {
    const taken = new Set<string>();
    const uses = keptUsesOf(this.project, await this.keeping.keptUses());
    for await (const buffer of this.keeping.kept()) {
      try {
        const texts = await this.takeKeptSegment(buffer, listed, taken);
        // Before anybody asks for counts.
        if (uses) for (const text of texts) this.project.takeUses(text, uses);
        for (const { name } of texts) {
          taken.add(name);
          this.project.findUsesIn(name);
          await slices.next();
        }
      } catch (error) {
        // It is no segment: its texts are read anew.
        if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
      }
      if (this.disposed) break;
      this.onProgress();
    }
    if (uses?.isWhole) this.keeping.usesAreKept();
    return taken;
  }

  /** @throws where the buffer is no segment */
  private async takeKeptSegment(buffer: ArrayBuffer, listed: ReadonlySet<string>, taken: ReadonlySet<string>): Promise<readonly IndexedText[]> {
    const notes = notesIn(buffer);
    const fresh = new Map<string, FileFacts>();
    await Promise.all(notes.map(async ({ name, note }) => {
      const isWanted = listed.has(name) && !taken.has(name) && this.buffers.bufferOf(name) === undefined;
      const facts = isWanted ? await this.files.factsIfSame(name, note) : undefined;
      if (facts) fresh.set(name, facts);
    }));
    if (this.disposed) return [];
    const texts = this.project.addSegment(buffer, ({ name }) => fresh.has(name), this.keeping.commonWords);
    for (const { name } of texts) {
      this.known.add(name);
      this.remember(name, fresh.get(name)!);
    }
    // What was kept of the others is out of date.
    for (const { name, note } of notes) if (fresh.get(name)?.stamp !== note.stamp || !fresh.has(name)) this.keeping.changed(name);
    return texts;
  }

  private isOnDisk(uri: string): boolean {
    // One that waits to be read is not what is known of it.
    return this.files.isAsRead(uri) && !this.queue.has(uri) && !this.asked.has(uri);
  }

  // Tables of metadata

  private async readTables(tables: readonly string[]): Promise<void> {
    for (const uri of await this.files.readTables(tables)) {
      const text = this.project.index.get(uri);
      if (text?.storage.isPacked === false) this.project.setText(uri, text.content, this.files.docvarsOf(uri));
      if (text?.storage.isPacked || this.asked.has(uri)) this.enqueue(uri);
    }
  }
}
