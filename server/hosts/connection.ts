/**
 * The language server: routes requests of the protocol to the features, each given the project it reads.
 *
 * What an editor can do is asked of it first (pull diagnostics, refreshing, watching, progress); where it cannot, the server does
 * without.
 */
import {
  CodeLensRefreshRequest, DiagnosticRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind, FileChangeType, LSPErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind,
  type CancellationToken, type ClientCapabilities, type CodeAction, type Connection, type Diagnostic, type InitializeParams, type InitializeResult,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { adjacentUse } from '../features/adjacentUse';
import { lexiconActions, textActions } from '../features/codeActions';
import { lexiconLenses, resolveLens, textLenses, type LensData } from '../features/codeLens';
import { lexiconDiagnostics, misreadDiagnostic, textDiagnostics } from '../features/diagnostics';
import { generalise } from '../features/generalise';
import { hover } from '../features/hover';
import { lexiconCompletion } from '../features/lexiconCompletion';
import { lexiconFolding } from '../features/lexiconFolding';
import { lexiconFormatting } from '../features/lexiconFormatting';
import { lexiconHover } from '../features/lexiconHover';
import { lexiconDefinition } from '../features/lexiconNames';
import { LexiconChanges, lexiconChange, type Difference } from '../features/lexiconChange';
import { generaliseActions, lexiconActionsFor, lexiconEdit } from '../features/lexiconEdits';
import { BadName, rename, renamable } from '../features/lexiconRename';
import { marks } from '../features/marks';
import { phraseAt } from '../features/phraseAt';
import { definition, highlights, lexiconReferences, references } from '../features/references';
import { lexiconSymbols, textSymbols, workspaceSymbols } from '../features/symbols';
import { textHover } from '../features/textHover';
import { themes } from '../features/themes';
import { findUses } from '../features/useQueries';
import type { IndexedText } from '../engine/index/corpusIndex';
import type { ProblemCode } from '../engine/lexicon/problems';
import { lineOfCheck } from '../engine/lexicon/reference';
import {
  AdjacentUseRequest, DEFAULT_SETTINGS, FindUsesRequest, GeneraliseRequest, GetStatusRequest, LexiconChangeRequest, LexiconEditRequest, PhraseAtRequest, ProposeLexiconRequest, ReadOnRequest, StatusNotification,
  ThemesRequest, UsesChangedNotification, UsesRequest, type AdjacentUseParams, type FindUsesParams, type GeneraliseParams, type GeneraliseResult, type InitializationOptions, type LexiconChangeParams, type LexiconEditParams,
  type PhraseAtParams, type Position, type Range, type ProposeLexiconParams, type ServerSettings, type StatusParams, type ThemesParams, type UsesParams,
  type UsesResult,
} from '../protocol';
import type { FileSystem } from './fileSystem';
import { firstLexicon } from './firstLexicon';
import { InterchangeRequests } from './interchangeRequests';
import { Slices, Throttle } from './pause';
import { registerProviders, staticProviders } from './lexiconProviders';
import { OpenText } from './openText';
import { ReadingProgress } from './progress';
import type { TextReader } from './reading/textReader';
import type { ShardStore } from './store/shardStore';
import { readSettings } from './settings';
import { normalized } from './uris';
import { Workspace, type OpenDocument } from './workspace';
import type { WorkspaceProject } from './workspaceProject';

/** Milliseconds between two askings of the client to refresh lenses, so that they do not flicker while one types. */
const REFRESH_EVERY = 200;

/** Makes the reader of a server's texts; it says what goes wrong, a sentence at a time. */
export type ReaderMaker = (fs: FileSystem, say: (sentence: string) => void) => TextReader;

/** Makes the store of a project, by its folder's URI and the folder that the editor keeps for Leitmotif, if it names one. */
export type StoreMaker = (folder: string, storage: string | undefined) => ShardStore | undefined;

export function serve(connection: Connection, fs: FileSystem, makeReader: ReaderMaker, makeStore: StoreMaker = () => undefined): void {
  new Server(connection, fs, makeReader, makeStore).start();
}

/** What stands at a document: its project, and the text or the lexicon file it is. */
interface Target {
  owner: WorkspaceProject;
  uri: string;
  text?: IndexedText;
  /** Which of the project's lexicon files. */
  file?: number;
}

class Server {
  private readonly documents = new TextDocuments(OpenText);
  private readonly workspace: Workspace;
  private readonly progress: ReadingProgress;
  private capabilities: ClientCapabilities = {};
  private options: InitializationOptions = {};
  private folders: string[] = [];
  private settings: ServerSettings = DEFAULT_SETTINGS;
  private readonly changes = new WeakMap<WorkspaceProject, LexiconChanges>();
  private isStaleEverywhere = false;
  private isListed!: () => void;
  /** Resolves when the folders were listed for the first time: before that nothing could be said of any document. */
  private readonly listed = new Promise<void>((resolve) => (this.isListed = resolve));
  private readonly refresh = new Throttle(REFRESH_EVERY, () => this.refreshViews());

  constructor(
    private readonly connection: Connection,
    private readonly fs: FileSystem,
    makeReader: ReaderMaker,
    makeStore: StoreMaker,
  ) {
    const reader = makeReader(fs, (sentence) => connection.console.warn(sentence));
    this.workspace = new Workspace(fs, DEFAULT_SETTINGS, { changed: (uris) => this.changed(uris), advised: (uris) => this.advised(uris), status: () => this.sendStatus() }, reader, (folder) => makeStore(folder, this.options.storage));
    this.progress = new ReadingProgress(connection, () => this.workspace.stopReading());
  }

  start(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.initialized());
    connection.onShutdown(() => this.workspace.dispose());
    documents.onDidOpen(({ document }) => void this.workspace.openDocument(held(document)));
    documents.onDidChangeContent(({ document }) => {
      if (document.version !== this.workspace.document(normalized(document.uri))?.version) this.workspace.changeDocument(held(document));
    });
    documents.onDidSave(({ document }) => this.workspace.savedDocument(document.uri));
    documents.onDidClose(({ document }) => void this.closed(document.uri));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const types = { [FileChangeType.Created]: 'created', [FileChangeType.Changed]: 'changed', [FileChangeType.Deleted]: 'deleted' } as const;
      this.workspace.filesChanged(changes.map(({ uri, type }) => ({ uri, type: types[type] })));
    });
    connection.onDidChangeConfiguration(() => void this.loadSettings());
    this.onStandardRequests();
    this.onOwnRequests();
    documents.listen(connection);
    connection.listen();
  }

  // Life

  private initialize({ capabilities, initializationOptions, workspaceFolders, rootUri, rootPath }: InitializeParams): InitializeResult {
    this.capabilities = capabilities;
    this.options = (initializationOptions as InitializationOptions | undefined) ?? {};
    const root = rootUri ?? (rootPath ? URI.file(rootPath).toString() : undefined);
    this.folders = workspaceFolders?.map(({ uri }) => uri) ?? (root ? [root] : []);
    this.progress.supported = capabilities.window?.workDoneProgress === true;
    return {
      serverInfo: { name: 'leitmotif' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeLensProvider: { resolveProvider: true },
        referencesProvider: true,
        definitionProvider: true,
        documentHighlightProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        ...staticProviders(capabilities),
        renameProvider: { prepareProvider: true },
        codeActionProvider: { codeActionKinds: ['quickfix', 'refactor'] },
        ...(this.pullsDiagnostics ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } } : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  private async initialized(): Promise<void> {
    const { connection, capabilities } = this;
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'leitmotif' }).catch(ignore);
    }
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }).catch(ignore);
    }
    if (capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.folders = [...this.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        void this.workspace.setFolders(this.folders);
      });
    }
    void registerProviders(connection, capabilities).catch(ignore);
    await this.loadSettings();
    await this.workspace.setFolders(this.folders);
    this.isListed();
  }

  private async loadSettings(): Promise<void> {
    const asked = this.capabilities.workspace?.configuration ? await this.connection.workspace.getConfiguration('leitmotif').catch(() => undefined) : undefined;
    this.settings = readSettings(asked);
    await this.workspace.setSettings(this.settings);
  }

  private async closed(uri: string): Promise<void> {
    await this.workspace.closeDocument(uri);
    if (!this.pullsDiagnostics) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  // Telling the client

  private get pullsDiagnostics(): boolean {
    return this.capabilities.textDocument?.diagnostic !== undefined;
  }

  private changed(uris?: readonly string[]): void {
    if (this.options.marks) void this.connection.sendNotification(UsesChangedNotification, uris ? { uris } : {});
    if (!this.pullsDiagnostics) for (const uri of uris ?? this.workspace.openUris()) this.push(uri);
    // An editor asks again by itself for the text that is typed in; counts elsewhere stand in lenses only.
    this.isStaleEverywhere ||= uris === undefined;
    this.refresh.request();
  }

  private advised(uris: readonly string[]): void {
    if (!this.pullsDiagnostics) for (const uri of uris) this.push(uri);
    else if (this.capabilities.workspace?.diagnostics?.refreshSupport) void this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(ignore);
  }

  private push(uri: string): void {
    const document = this.workspace.document(uri);
    if (document) void this.connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: this.diagnosticsOf(uri) });
  }

  private refreshViews(): void {
    const { connection, capabilities } = this;
    const isStale = this.isStaleEverywhere;
    this.isStaleEverywhere = false;
    if (isStale && this.pullsDiagnostics && capabilities.workspace?.diagnostics?.refreshSupport) void connection.sendRequest(DiagnosticRefreshRequest.type).catch(ignore);
    if (capabilities.workspace?.codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
  }

  private status(): StatusParams {
    return { projects: this.workspace.statuses() };
  }

  private sendStatus(): void {
    const status = this.status();
    void this.connection.sendNotification(StatusNotification, status);
    this.progress.show(status.projects);
  }

  // Requests

  private onStandardRequests(): void {
    const { connection } = this;
    connection.languages.diagnostics.on(async ({ textDocument }, token) => {
      await this.whenWanted(token);
      return { kind: DocumentDiagnosticReportKind.Full, items: this.diagnosticsOf(normalized(textDocument.uri)) };
    });
    connection.onHover(({ textDocument, position }, token) => this.at(textDocument.uri, position, token, null, {
      text: ({ owner }, text, offset) =>
        hover(owner.project, text, offset, { commands: this.options.commands === true, complete: owner.isComplete, ofTexts: owner.textCount }) ??
        textHover(text, offset),
      lexicon: ({ owner }, file, offset) => lexiconHover(owner.project, file, offset),
    }));
    connection.onReferences(({ textDocument, position, context }, token) => this.at(textDocument.uri, position, token, null, {
      text: ({ owner }, text, offset) => references(owner.project, text, offset, context.includeDeclaration),
      lexicon: ({ owner }, file, offset) => lexiconReferences(owner.project, file, offset, context.includeDeclaration),
    }));
    connection.onDefinition(({ textDocument, position }, token) => this.at(textDocument.uri, position, token, null, {
      text: ({ owner }, text, offset) => this.asLinks(definition(owner.project, text, offset)),
      lexicon: ({ owner }, file, offset) => this.asLinks(lexiconDefinition(owner.project, file, offset)),
    }));
    connection.onDocumentHighlight(({ textDocument, position }, token) => this.at(textDocument.uri, position, token, null, {
      text: ({ owner }, text, offset) => highlights(owner.project, text, offset),
      lexicon: () => null,
    }));
    connection.onCodeLens(({ textDocument }, token) => this.of(textDocument.uri, token, null, {
      text: ({ owner }, text) => textLenses(owner.project, text, this.settings.codeLens.texts),
      lexicon: ({ owner }, file) => lexiconLenses(owner.project, file, this.changeOf(owner)),
    }));
    connection.onCodeLensResolve(async (lens, token) => {
      await this.whenWanted(token);
      const owner = this.workspace.current((lens.data as LensData).uri);
      return owner ? resolveLens(owner.project, lens, this.options.commands === true) : lens;
    });
    connection.onDocumentSymbol(({ textDocument }, token) => this.of(textDocument.uri, token, null, {
      text: ({ owner }, text) => textSymbols(owner.project, text),
      lexicon: ({ owner }, file) => lexiconSymbols(owner.project, file),
    }));
    connection.onCompletion(({ textDocument, position }, token) => this.at(textDocument.uri, position, token, null, {
      text: () => null,
      lexicon: ({ owner }, _file, offset) => lexiconCompletion(owner.project, this.documents.get(textDocument.uri)!.getText(), offset, position, { commands: this.options.commands === true }),
    }));
    connection.onFoldingRanges(({ textDocument }, token) => this.of(textDocument.uri, token, null, {
      text: () => null,
      lexicon: () => lexiconFolding(this.documents.get(textDocument.uri)?.getText() ?? ''),
    }));
    connection.onDocumentFormatting(({ textDocument }, token) => this.of(textDocument.uri, token, null, {
      text: () => null,
      lexicon: () => lexiconFormatting(this.documents.get(textDocument.uri)?.getText() ?? ''),
    }));
    connection.onPrepareRename(({ textDocument, position }, token) => this.at(textDocument.uri, position, token, null, {
      text: () => null,
      lexicon: ({ owner }, file, offset) => renamable(owner.project, file, offset),
    }));
    connection.onRenameRequest(({ textDocument, position, newName }, token) => this.at(textDocument.uri, position, token, null, {
      text: () => null,
      lexicon: ({ owner }, file, offset) => refusing(() => rename(owner.project, file, offset, newName)),
    }));
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      await this.whenWanted(token);
      return this.workspace.all().flatMap((owner) => workspaceSymbols(owner.project, query));
    });
    connection.onCodeAction(({ textDocument, range, context }, token) => this.of<CodeAction[] | null>(textDocument.uri, token, null, {
      text: ({ owner }, text) => this.textActions(owner, text, range, token),
      lexicon: ({ owner }, file) => lexiconActions(owner.project, file, context.diagnostics),
    }));
  }

  private async textActions({ project }: WorkspaceProject, text: IndexedText, range: Range, token: CancellationToken): Promise<CodeAction[]> {
    const commands = this.options.commands === true;
    const wider = commands ? [] : await generaliseActions(project, text, range, this.restUnless(token));
    return [...textActions(text, range), ...lexiconActionsFor(project, text, range, commands), ...wider];
  }

  /** Lets everything that waits have its turn, and breaks off once the answer is no longer wanted. */
  private restUnless(token: CancellationToken): () => Promise<void> {
    const slices = new Slices();
    return async () => {
      await slices.next();
      await this.whenWanted(token);
    };
  }

  private onOwnRequests(): void {
    const { connection } = this;
    connection.onRequest(UsesRequest, async ({ textDocument, visible }: UsesParams, token: CancellationToken) => {
      await this.whenWanted(token);
      const uri = normalized(textDocument.uri);
      return this.of(uri, token, this.noMarks(uri), {
        text: ({ owner }, text) => marks(owner.project, text, this.workspace.document(uri)?.version ?? null, visible),
        lexicon: () => this.noMarks(uri),
      });
    });
    connection.onRequest(FindUsesRequest, async ({ query, limit }: FindUsesParams, token: CancellationToken) => {
      await this.whenWanted(token);
      const uri = normalized(query.uri);
      const owner = this.workspace.current(uri);
      return owner ? findUses(owner.project, { ...query, uri }, { complete: owner.isComplete }, limit) : null;
    });
    connection.onRequest(AdjacentUseRequest, (params: AdjacentUseParams, token: CancellationToken) => this.at(params.textDocument.uri, params.position, token, null, {
      text: ({ owner }, text, offset) => adjacentUse(owner.project, text, offset, params),
      lexicon: () => null,
    }));
    connection.onRequest(PhraseAtRequest, ({ textDocument, range }: PhraseAtParams, token: CancellationToken) => this.of(textDocument.uri, token, null, {
      text: ({ owner }, text) => phraseAt(owner.project, text, range),
      lexicon: () => null,
    }));
    connection.onRequest(LexiconEditRequest, (params: LexiconEditParams, token: CancellationToken) => this.of(params.textDocument.uri, token, null, {
      text: ({ owner }, text) => lexiconEdit(owner.project, text, params) ?? null,
      lexicon: () => null,
    }));
    connection.onRequest(GeneraliseRequest, ({ textDocument, range, theme }: GeneraliseParams, token: CancellationToken) => this.of<GeneraliseResult | null>(textDocument.uri, token, null, {
      text: ({ owner }, text) => generalise(owner.project, text, range, theme, this.restUnless(token)),
      lexicon: () => null,
    }));
    connection.onRequest(LexiconChangeRequest, async ({ textDocument }: LexiconChangeParams, token: CancellationToken) => {
      await this.whenWanted(token);
      const owner = this.workspace.current(normalized(textDocument.uri));
      return owner ? lexiconChange(owner.project, this.changeOf(owner)) : null;
    });
    connection.onRequest(ThemesRequest, async ({ textDocument }: ThemesParams, token: CancellationToken) => {
      await this.whenWanted(token);
      const uri = normalized(textDocument.uri);
      const owner = this.workspace.current(uri);
      return owner ? themes(owner.project, owner.project.index.get(uri)) : null;
    });
    connection.onRequest(ProposeLexiconRequest, ({ folder }: ProposeLexiconParams, token: CancellationToken) => firstLexicon(this.fs, this.workspace, normalized(folder), token));
    connection.onRequest(GetStatusRequest, () => {
      // What was typed just now is counted, as in every answer.
      this.workspace.flush();
      return this.status();
    });
    connection.onRequest(ReadOnRequest, () => {
      this.workspace.readOn();
      return this.status();
    });
    new InterchangeRequests(this.fs, (uri) => this.workspace.bufferOf(uri)?.toString()).answer(connection);
  }

  /** What the lexicon in editors gains and loses against the saved one. */
  private changeOf(owner: WorkspaceProject): readonly Difference[] {
    const saved = owner.savedLexicon();
    if (!saved) return [];
    let changes = this.changes.get(owner);
    if (!changes) this.changes.set(owner, (changes = new LexiconChanges(owner.project)));
    return changes.against(saved);
  }

  private diagnosticsOf(uri: string): Diagnostic[] {
    const target = this.target(uri);
    if (!target) return [];
    const { project } = target.owner;
    if (target.file !== undefined) return lexiconDiagnostics(project, target.file, target.owner.advice.problems(), this.explained);
    const misread = this.workspace.misreadAs(uri);
    if (misread) return [misreadDiagnostic(misread.label)];
    if (!target.text || this.workspace.isHeldBack(uri) || this.settings.marks === 'decorations') return [];
    return textDiagnostics(project, target.text, this.settings.maxDiagnostics);
  }

  /** Where a check is explained, if the client has that page. */
  private get explained(): ((code: ProblemCode) => string) | undefined {
    const { docs } = this.options;
    return docs === undefined ? undefined : (code) => `${docs}/checks.md#L${lineOfCheck(code)}`;
  }

  private noMarks(uri: string): UsesResult {
    const misread = this.workspace.misreadAs(uri);
    const hasLexicon = this.workspace.current(uri) !== undefined;
    return { version: null, hasLexicon, themes: [], uses: [], total: 0, ...(misread ? { reopenAs: { encoding: misread.id, label: misread.label } } : {}) };
  }

  /** Links where the client takes them, else plain places. */
  private asLinks(links: ReturnType<typeof definition>): ReturnType<typeof definition> {
    if (this.capabilities.textDocument?.definition?.linkSupport) return links;
    return links.map(({ targetUri, targetRange }) => ({ uri: targetUri, range: targetRange })) as never;
  }

  // Finding what a request is about

  private target(uri: string): Target | undefined {
    const owner = this.workspace.current(uri);
    if (!owner) return undefined;
    const file = owner.project.lexiconState.files.findIndex((one) => one.uri === uri);
    return file >= 0 ? { owner, uri, file } : { owner, uri, text: owner.project.index.get(uri) };
  }

  private async of<T>(uri: string, token: CancellationToken, none: T, answers: { text(target: Target, text: IndexedText): T | Promise<T>; lexicon(target: Target, file: number): T | Promise<T> }): Promise<T> {
    await this.whenWanted(token);
    const target = this.target(normalized(uri));
    if (target?.file !== undefined) return answers.lexicon(target, target.file);
    return target?.text && !this.workspace.isHeldBack(target.uri) ? answers.text(target, target.text) : none;
  }

  private at<T>(uri: string, position: Position, token: CancellationToken, none: T, answers: { text(target: Target, text: IndexedText, offset: number): T; lexicon(target: Target, file: number, offset: number): T }): Promise<T> {
    const document = this.documents.get(uri);
    return this.of(uri, token, none, {
      text: (target, text) => answers.text(target, text, document ? document.offsetAt(position) : text.lines.offset(position)),
      lexicon: (target, file) => (document ? answers.lexicon(target, file, document.offsetAt(position)) : none),
    });
  }

  /**
   * Waits until an answer can be given. A request that is no longer wanted by then is refused as such: an empty answer would say that
   * there is nothing.
   */
  private async whenWanted(token: CancellationToken): Promise<void> {
    await this.listed;
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  }
}

function held({ uri, languageId, version, content }: OpenText): OpenDocument {
  return { uri, languageId, version, text: content };
}

/** A name that cannot be given is the client's to show, in our words. */
function refusing<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof BadName) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}

function ignore(): void {
  // A client that went away needs no refreshing.
}
