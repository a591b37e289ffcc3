/**
 * The language server as the rest of the client sees it: started when first needed, asked in types, restarted when it fails.
 */
import * as vscode from 'vscode';
import { LanguageClient, State, TransportKind, vsdiag, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import * as protocol from '../server/protocol';
import { LEXICON_SELECTOR, TEXT_SELECTOR, isText } from './documents';
import { SERVER_FLAGS, serverEnvironment } from './serverProcess';

/** The custom requests: what each is asked with, and what it answers. `null`: the server knows nothing of that document. */
interface Requests {
  [protocol.UsesRequest]: [protocol.UsesParams, protocol.UsesResult | null];
  [protocol.FindUsesRequest]: [protocol.FindUsesParams, protocol.FindUsesResult | null];
  [protocol.AdjacentUseRequest]: [protocol.AdjacentUseParams, protocol.AdjacentUseResult | null];
  [protocol.PhraseAtRequest]: [protocol.PhraseAtParams, protocol.PhraseAtResult | null];
  [protocol.ProposeLexiconRequest]: [protocol.ProposeLexiconParams, protocol.ProposeLexiconResult | null];
  [protocol.DictionaryFormatsRequest]: [null, protocol.DictionaryFormat[]];
  [protocol.ImportDictionaryRequest]: [protocol.ImportDictionaryParams, protocol.ImportDictionaryResult];
  [protocol.ExportLexiconRequest]: [protocol.ExportLexiconParams, protocol.ExportLexiconResult];
  [protocol.LexiconChangeRequest]: [protocol.LexiconChangeParams, protocol.LexiconChangeResult | null];
  [protocol.GeneraliseRequest]: [protocol.GeneraliseParams, protocol.GeneraliseResult | null];
  [protocol.LexiconEditRequest]: [protocol.LexiconEditParams, protocol.LexiconEditResult | null];
  [protocol.ThemesRequest]: [protocol.ThemesParams, protocol.ThemesResult | null];
  [protocol.GetStatusRequest]: [null, protocol.StatusParams | null];
  [protocol.ReadOnRequest]: [null, protocol.StatusParams | null];
}

/** Folders that the server is told of. */
export interface ServerFolders {
  /** Of the pages that explain. */
  readonly docs: vscode.Uri;
  /** Where VS Code keeps what belongs to this workspace; absent without one. */
  readonly storage?: vscode.Uri;
  /** Where the server's program may be kept as it was compiled. */
  readonly compiled: vscode.Uri;
}

export class Server implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #usesChanged = new vscode.EventEmitter<protocol.UsesChangedParams>();
  readonly #status = new vscode.EventEmitter<protocol.StatusParams>();
  readonly #disposables: vscode.Disposable[] = [this.#usesChanged, this.#status];
  #starting: Promise<void> | undefined;

  /** Ask again for the uses you show. Also fires when the server has (re)started. */
  readonly onUsesChanged = this.#usesChanged.event;
  readonly onStatus = this.#status.event;

  /** @param hides themes whose uses the reader does not want marked: their diagnostics are left out */
  constructor(module: string, folders: ServerFolders, readonly output: vscode.LogOutputChannel, hides: (theme: string) => boolean) {
    this.#client = new LanguageClient('leitmotif', 'Leitmotif', serverOptions(module, folders), clientOptions(folders, output, hides));
    this.#disposables.push(
      this.#client.onNotification(protocol.UsesChangedNotification, (params: protocol.UsesChangedParams) => this.#usesChanged.fire(params ?? {})),
      this.#client.onNotification(protocol.StatusNotification, (params: protocol.StatusParams) => this.#status.fire(params)),
      this.#client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#usesChanged.fire({});
        if (newState === State.Stopped) this.#status.fire({ projects: [] });
      }),
    );
  }

  get started(): boolean {
    return this.#starting !== undefined;
  }

  /** Starts the server unless it is started; settles when it answers. */
  start(): Promise<void> {
    this.#starting ??= this.#client.start().catch((error: unknown) => {
      this.#starting = undefined;
      this.output.error(`The server did not start: ${String(error)}`);
      throw error;
    });
    return this.#starting;
  }

  async restart(): Promise<void> {
    if (!this.started || this.#client.state === State.StartFailed) {
      this.#starting = undefined;
      return this.start();
    }
    await this.#client.restart();
  }

  /** Asks once the server runs. A cancelled or failed request rejects. */
  async request<M extends keyof Requests>(method: M, params: Requests[M][0], token?: vscode.CancellationToken): Promise<Requests[M][1]> {
    await this.start();
    // An absent token must not be passed on: it would be sent as a second parameter.
    return token ? this.#client.sendRequest(method, params, token) : this.#client.sendRequest(method, params);
  }

  /** Asks for diagnostics anew, where what is hidden has changed. */
  refreshDiagnostics(): void {
    if (this.#client.isRunning()) this.#client.getFeature('textDocument/diagnostic')?.refresh();
  }

  uri(uri: vscode.Uri): string {
    return this.#client.code2ProtocolConverter.asUri(uri);
  }

  async dispose(): Promise<void> {
    vscode.Disposable.from(...this.#disposables).dispose();
    if (this.started) await this.#client.dispose().catch(() => undefined);
  }
}

function serverOptions(module: string, { compiled }: ServerFolders): ServerOptions {
  const env = serverEnvironment(compiled.fsPath);
  return {
    run: { module, transport: TransportKind.ipc, options: { env, execArgv: [...SERVER_FLAGS] } },
    debug: { module, transport: TransportKind.ipc, options: { env, execArgv: [...SERVER_FLAGS, '--nolazy', '--enable-source-maps'] } },
  };
}

/** A text; a lexicon keeps all its diagnostics. */
function isShownAsText(document: vscode.TextDocument | vscode.Uri): boolean {
  return !(document instanceof vscode.Uri) && isText(document);
}

function clientOptions({ docs, storage }: ServerFolders, output: vscode.LogOutputChannel, hides: (theme: string) => boolean): LanguageClientOptions {
  const initializationOptions: protocol.InitializationOptions = { commands: true, marks: true, docs: docs.toString(), storage: storage?.toString() };
  return {
    documentSelector: [...TEXT_SELECTOR, ...LEXICON_SELECTOR],
    outputChannel: output,
    initializationOptions,
    synchronize: { configurationSection: 'leitmotif' },
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: true },
    middleware: {
      // What is hidden has no underline either. The whole answer is asked for each time, as the last one may have been a part.
      provideDiagnostics: async (document, _previousResultId, token, next) => {
        const report = await next(document, undefined, token);
        if (report?.kind !== vsdiag.DocumentDiagnosticReportKind.full || !isShownAsText(document)) return report;
        return { ...report, items: report.items.filter(({ code }) => !hides(String(typeof code === 'object' ? code.value : code))) };
      },
      // VS Code asks for the declaration as well and counts it among the references; a reader counts uses.
      provideReferences: (document, position, _options, token, next) => next(document, position, { includeDeclaration: false }, token),
    },
    // Hovers quote texts and lexicons that others wrote: they may run this one command and nothing else.
    markdown: { isTrusted: { enabledCommands: [protocol.CLIENT_COMMANDS.peekUses] }, supportHtml: false },
  };
}
