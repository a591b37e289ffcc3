/**
 * The workspace: finds the projects in its folders, routes open editors and file events to them, and says when what is shown may
 * have changed.
 *
 * A text belongs to the nearest folder at or above it that holds lexicon files, which may lie above the folder that is open; texts are
 * read only from the folders that are open. Where there is no lexicon nothing is read.
 */
import { decodeAsUtf8 } from '../engine/text/decode';
import { EditedText, type TextContent } from '../engine/text/editedText';
import { LEXICON_LANGUAGE, type ProjectStatus, type ServerSettings } from '../protocol';
import { divide } from './divide';
import { FileEvents, type Batch, type FileEvent, type Happening } from './fileEvents';
import type { FileSystem } from './fileSystem';
import { isLexiconName, isTableName, lexiconsAbove, listFolder, NEVER_ENTERED, textFilter, wouldList, type Listing, type Walked } from './listing';
import { Throttle } from './pause';
import { InlineReader } from './reading/inlineReader';
import type { TextReader } from './reading/textReader';
import type { ShardStore } from './store/shardStore';
import { isIn, nameOf, normalized, parentOf, pathIn } from './uris';
import { WorkspaceProject, type OpenBuffers } from './workspaceProject';

export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: TextContent;
}

/** A buffer that an editor reads in another encoding than its bytes are in. */
export interface Misread {
  /** The editor's name of the encoding the bytes are in. */
  readonly id: string;
  readonly label: string;
}

interface Held {
  document: OpenDocument;
  /** `pending`: not yet given to its project; `checking`: whether its editor misreads it is being found out; `misread`: it does. */
  state: 'pending' | 'given' | 'checking' | 'misread';
  misread?: Misread;
  /** The text as it was opened or last saved. */
  saved: TextContent;
}

export interface WorkspaceListener {
  /** Uses, counts or problems may have changed; `uris` names open documents, absent all. */
  changed(uris?: readonly string[]): void;
  /** More is known of what is wrong with these lexicon files. */
  advised(uris: readonly string[]): void;
  status(): void;
}

/** Milliseconds after a keystroke when the buffer is read even if nobody asks. */
const SETTLE = 40;
const PROGRESS_EVERY = 200;

export class Workspace implements OpenBuffers {
  private folders: string[] = [];
  private readonly projects = new Map<string, WorkspaceProject>();
  private readonly open = new Map<string, Held>();
  private walked: Walked[] = [];
  private settings: ServerSettings;
  /** Whether a path, relative to the folder of the lexicon, may be a text. */
  private isTextPath: (path: string) => boolean;
  private listing = Promise.resolve();
  private isDisposed = false;
  private readonly settle = new Throttle(SETTLE, () => this.flush());
  private readonly events = new FileEvents((batch) => this.inTurn(() => this.handleBatch(batch)));
  private readonly counted = new Throttle(PROGRESS_EVERY, () => this.listener.status());
  private readonly progress = new Throttle(PROGRESS_EVERY, () => {
    this.listener.status();
    this.listener.changed();
    this.adviseOpen();
  });

  constructor(
    private readonly fs: FileSystem,
    settings: ServerSettings,
    private readonly listener: WorkspaceListener,
    private readonly reader: TextReader = new InlineReader(fs),
    /** Makes the store of a project, by its folder, where there can be one. */
    private readonly storeOf: (folder: string) => ShardStore | undefined = () => undefined,
  ) {
    this.settings = settings;
    this.isTextPath = textFilter(settings.texts);
  }

  // Folders

  /** Takes over the workspace's folders and lists them; resolves when they are listed, not when they are read. */
  setFolders(uris: readonly string[]): Promise<void> {
    this.folders = uris.map(normalized);
    return this.relist();
  }

  setSettings(settings: ServerSettings): Promise<void> {
    const isRelisted = JSON.stringify(settings.texts) !== JSON.stringify(this.settings.texts);
    const isKeptOtherwise = settings.index.keepOnDisk !== this.settings.index.keepOnDisk;
    this.settings = settings;
    if (isKeptOtherwise) for (const [folder, project] of this.projects) void project.keepIn(this.storeFor(folder));
    if (isRelisted) this.isTextPath = textFilter(settings.texts);
    for (const project of this.projects.values()) project.project.setCountsApparatus(settings.countApparatus);
    if (isRelisted) return this.relist();
    this.listener.changed();
    this.listener.status();
    return Promise.resolve();
  }

  /** Lists every folder again and makes the projects equal to what is there. */
  relist(): Promise<void> {
    return this.inTurn(() => this.listAll());
  }

  /** What is found on disk is taken over one finding at a time, so that none is overtaken by an older one. */
  private inTurn(action: () => Promise<void>): Promise<void> {
    this.listing = this.listing.then(action).catch(() => undefined);
    return this.listing;
  }

  /** Resolves when all folders are listed and all texts read. */
  async whenRead(): Promise<void> {
    await this.listing;
    await Promise.all([...this.projects.values()].map((project) => project.whenRead()));
  }

  /** Leaves texts that wait unread. */
  stopReading(): void {
    for (const project of this.projects.values()) project.stopReading();
    this.progress.now();
  }

  /** Reads the texts that were left. */
  readOn(): void {
    for (const project of this.projects.values()) project.readOn();
    this.progress.now();
  }

  dispose(): void {
    this.isDisposed = true;
    this.events.stop();
    for (const timer of [this.settle, this.counted, this.progress]) timer.cancel();
    for (const project of this.projects.values()) project.dispose();
  }

  // Open documents

  async openDocument(document: OpenDocument): Promise<void> {
    const uri = normalized(document.uri);
    const isSuspect = uri.startsWith('file:') && document.text.toString().includes('\ufffd');
    const held: Held = { document: { ...document, uri }, state: isSuspect ? 'checking' : 'pending', saved: document.text };
    this.open.set(uri, held);
    if (isLexicon(document) && !this.projectOfLexicon(uri)) await this.adoptLexicon(uri);
    if (isSuspect) await this.check(held);
    // A file that nobody told of may have been made just now.
    if (this.projectOf(uri)?.isText(uri) === false) this.filesChanged([{ uri, type: 'changed' }]);
    this.settle.request();
  }

  private async check(held: Held): Promise<void> {
    const { uri } = held.document;
    held.misread = await this.findMisreading(held.document);
    held.state = held.misread ? 'misread' : 'pending';
    if (this.open.get(uri) === held) this.listener.changed([uri]);
  }

  changeDocument(document: OpenDocument): void {
    const uri = normalized(document.uri);
    const saved = this.open.get(uri)?.saved ?? document.text;
    this.open.set(uri, { document: { ...document, uri }, state: 'pending', saved });
    this.settle.request();
  }

  savedDocument(saved: string): void {
    const held = this.open.get(normalized(saved));
    if (held) held.saved = held.document.text;
  }

  async closeDocument(closed: string): Promise<void> {
    const uri = normalized(closed);
    const held = this.open.get(uri);
    this.open.delete(uri);
    const project = this.projectOf(uri);
    if (!held || !project) return;
    if (project.lexicons.includes(uri)) await project.setLexicons(project.lexicons);
    else if (project.isText(uri)) {
      const isThere = (await this.fs.stat(uri)) !== undefined;
      // It may have been opened again by now.
      if (this.open.has(uri)) return;
      if (isThere) await project.readNow(uri);
      else project.forget(uri);
    }
    this.listener.changed();
    this.listener.status();
  }

  document(uri: string): OpenDocument | undefined {
    return this.open.get(uri)?.document;
  }

  openUris(): string[] {
    return [...this.open.keys()];
  }

  /** Whether the buffer is not what counts, so that no place in it can be named. */
  isHeldBack(uri: string): boolean {
    const state = this.open.get(uri)?.state;
    return state === 'checking' || state === 'misread';
  }

  misreadAs(uri: string): Misread | undefined {
    return this.open.get(uri)?.misread;
  }

  bufferOf(uri: string): TextContent | undefined {
    return this.isHeldBack(uri) ? undefined : this.open.get(uri)?.document.text;
  }

  isUnsaved(uri: string): boolean {
    const held = this.open.get(uri);
    return held !== undefined && !EditedText.isSame(held.document.text, held.saved);
  }

  // Projects

  /** The project a document belongs to, with all that editors hold put in force. */
  current(uri: string): WorkspaceProject | undefined {
    this.flush();
    return this.projectOf(uri);
  }

  /** Every project, what editors hold put in force. */
  all(): WorkspaceProject[] {
    this.flush();
    return [...this.projects.values()];
  }

  statuses(): ProjectStatus[] {
    return [...this.projects.values()].map((project) => project.status());
  }

  isLexicon(uri: string): boolean {
    return this.projectOfLexicon(uri) !== undefined;
  }

  /** Texts of a folder without a project, for a first lexicon; decoded by the caller. */
  listTexts(folder: string): Promise<Listing> {
    return listFolder(this.fs, normalized(folder), this.isTextPath);
  }

  /** Gives pending buffers to their projects. */
  flush(): void {
    const changed: string[] = [];
    let everywhere = false;
    for (const [uri, held] of this.open) {
      if (held.state !== 'pending') continue;
      held.state = 'given';
      const project = this.projectOf(uri);
      if (!project) continue;
      if (project.lexicons.includes(uri)) {
        project.applyLexicon();
        everywhere = true;
      } else if (this.countsAsText(project, held.document)) {
        project.applyBuffer(uri);
        changed.push(uri);
      }
    }
    if (changed.length === 0 && !everywhere) return;
    this.listener.changed(everywhere ? undefined : changed);
    this.counted.request();
    this.adviseOpen();
  }

  /** Checks of the corpus are found for lexicons that someone looks at. */
  private adviseOpen(): void {
    for (const uri of this.open.keys()) this.projectOfLexicon(uri)?.adviseSoon();
  }

  // File events

  filesChanged(events: readonly FileEvent[]): void {
    this.events.add(this.thatMatter(events));
  }

  private *thatMatter(events: readonly FileEvent[]): Generator<FileEvent> {
    for (const event of events) {
      const uri = normalized(event.uri);
      if (!this.isNeverEntered(uri)) yield { uri, type: event.type };
    }
  }

  private isNeverEntered(uri: string): boolean {
    const folder = this.folderOf(uri);
    return folder !== undefined && pathIn(folder, uri).split('/').some((name) => NEVER_ENTERED.has(name));
  }

  private async handleBatch({ isFlood, happenings }: Batch): Promise<void> {
    if (this.isDisposed) return;
    if (isFlood || (await this.callForListing(happenings))) await this.listAll();
    else for (const happening of happenings) await this.take(happening);
    this.progress.request();
  }

  private async callForListing(happenings: readonly Happening[]): Promise<boolean> {
    let folders: Set<string> | undefined;
    const isInUse = (uri: string): boolean => (folders ??= new Set([...this.projects.values()].flatMap((project) => project.foldersInUse()))).has(uri);
    for (const happening of happenings) if (await this.callsForListing(happening, isInUse)) return true;
    return false;
  }

  /**
   * Anything but a text or a known lexicon that may hold or be one: folders, tables of metadata, rules of what is ignored. What an event
   * says is true of the moment when it was made; what is there now is asked of the disk.
   */
  private async callsForListing({ uri, isMade, isDeleted }: Happening, isInUse: (folder: string) => boolean): Promise<boolean> {
    const name = nameOf(uri);
    const project = this.projectOf(uri);
    if (isTableName(name) || name === '.gitignore') return project !== undefined;
    if (isLexiconName(name)) return !project?.lexicons.includes(uri) || (await this.fs.stat(uri)) === undefined;
    if ((isMade || isDeleted) && isInUse(uri)) return true;
    if (!isMade) return false;
    if (await this.fs.stat(uri)) return project?.isText(uri) !== true && this.mayBeText(uri) === undefined;
    // A folder that was made or moved here may hold anything; what is gone again, or empty, holds nothing.
    return this.wouldList(uri, true) !== false && (await this.fs.list(uri).catch(() => [])).length > 0;
  }

  private async take({ uri }: Happening): Promise<void> {
    const project = this.projectOf(uri);
    if (!project) return;
    if (project.lexicons.includes(uri)) await project.setLexicons(project.lexicons);
    else if (!project.isText(uri) && this.mayBeText(uri) !== true) return;
    else if ((await this.fs.stat(uri)) !== undefined) project.changed(uri);
    else if (project.isText(uri)) project.deleted(uri);
  }

  /** Whether a file that is not known would be taken for a text; `undefined` where only listing tells. */
  private mayBeText(uri: string): boolean | undefined {
    const project = this.projectOf(uri);
    return project !== undefined && this.isTextPath(pathIn(project.folder, uri)) && this.wouldList(uri, false);
  }

  /** Whether listing would meet a file, or enter a folder; `undefined` where only listing tells. */
  private wouldList(uri: string, isDirectory: boolean): boolean | undefined {
    if (this.folderOf(uri) === undefined) return false;
    const verdicts = this.walked.map((walked) => wouldList(walked, uri, isDirectory));
    return verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
  }

  // Inside

  private projectOf(uri: string): WorkspaceProject | undefined {
    if (uri.startsWith('untitled:')) return this.projects.values().next().value;
    for (let folder = parentOf(uri); folder.length > 'file://'.length; folder = parentOf(folder)) {
      const project = this.projects.get(folder);
      if (project) return project;
    }
    return undefined;
  }

  private projectOfLexicon(uri: string): WorkspaceProject | undefined {
    const project = this.projects.get(parentOf(uri));
    return project?.lexicons.includes(uri) ? project : undefined;
  }

  private countsAsText(project: WorkspaceProject, { uri, languageId }: OpenDocument): boolean {
    if (isLexicon({ uri, languageId })) return false;
    if (uri.startsWith('untitled:') || project.isText(uri)) return true;
    // Not on disk, or not yet known to be: work that stands nowhere else counts.
    return this.isUnsaved(uri) && this.mayBeText(uri) === true;
  }

  private folderOf(uri: string): string | undefined {
    return this.folders.filter((folder) => isIn(folder, uri)).sort((a, b) => b.length - a.length)[0];
  }

  private async listAll(): Promise<void> {
    const walks = [];
    for (const folder of this.folders) {
      const walk = await listFolder(this.fs, folder, () => true, () => this.isDisposed);
      const isOwner = walk.lexicons.some((uri) => parentOf(uri) === folder);
      walks.push(isOwner ? walk : { ...walk, lexicons: [...walk.lexicons, ...(await lexiconsAbove(this.fs, folder))] });
    }
    if (this.isDisposed) return;
    this.walked = walks.map(({ cut, levels }) => ({ cut, levels }));
    const byFolder = await divide(walks, this.isTextPath);
    for (const folder of this.projects.keys()) if (!byFolder.has(folder) && !this.isAdopted(folder)) this.drop(folder);
    for (const [folder, listing] of byFolder) await this.projectFor(folder).reconcile(listing);
    for (const held of this.open.values()) if (held.state === 'given') held.state = 'pending';
    this.flush();
    this.listener.status();
    this.listener.changed();
  }

  private projectFor(folder: string): WorkspaceProject {
    let project = this.projects.get(folder);
    if (!project) {
      const made = new WorkspaceProject(folder, this.fs, this.reader, this, () => this.progress.request(), () => this.listener.advised(made.lexicons), this.storeFor(folder));
      project = made;
      project.project.setCountsApparatus(this.settings.countApparatus);
      this.projects.set(folder, project);
    }
    return project;
  }

  private storeFor(folder: string): ShardStore | undefined {
    return this.settings.index.keepOnDisk ? this.storeOf(folder) : undefined;
  }

  private drop(folder: string): void {
    this.projects.get(folder)?.dispose();
    this.projects.delete(folder);
  }

  /** A lexicon opened from outside the workspace's folders: it is checked, and no text of its folder is read. */
  private async adoptLexicon(uri: string): Promise<void> {
    await this.listing;
    if (this.projectOfLexicon(uri) || !uri.startsWith('file:')) return;
    if (this.folderOf(uri) !== undefined) return void (await this.relist());
    await this.projectFor(parentOf(uri)).adopt(uri);
  }

  private isAdopted(folder: string): boolean {
    return this.folderOf(folder) === undefined && [...this.open.keys()].some((uri) => parentOf(uri) === folder);
  }

  /** VS Code may show the bytes of a legacy encoding as UTF-8; then the counts stay those of the bytes. */
  private async findMisreading(document: OpenDocument): Promise<Misread | undefined> {
    await this.listing;
    const project = this.projectOf(document.uri);
    if (!project?.isText(document.uri)) return undefined;
    if (!project.encodingOf(document.uri)) await project.readNow(document.uri);
    const encoding = project.encodingOf(document.uri);
    if (!encoding || encoding.id.startsWith('utf')) return undefined;
    const bytes = await this.fs.read(document.uri).catch(() => undefined);
    const isSame = bytes !== undefined && withoutReturns(decodeAsUtf8(bytes)) === withoutReturns(document.text.toString());
    return isSame ? encoding : undefined;
  }
}

/** By its language, or by its name for editors that do not know the language. */
function isLexicon({ uri, languageId }: { uri: string; languageId: string }): boolean {
  return languageId === LEXICON_LANGUAGE || isLexiconName(nameOf(uri));
}

function withoutReturns(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
