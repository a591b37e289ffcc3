/**
 * A session with the built server, as a plain LSP client has it: over stdio, on a folder of its own in a temporary place.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { ClientCapabilities, Diagnostic, InitializeResult, Position, PublishDiagnosticsParams, RegistrationParams } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { SERVER_FLAGS, serverEnvironment } from '../../client/serverProcess';
import type { InitializationOptions, StatusParams } from '../../server/protocol';

const ENTRY = {
  server: [resolve(__dirname, '../../../dist/server.js'), '--stdio'],
  'command line': [resolve(__dirname, '../../../dist/leitmotif.js'), 'lsp', '--stdio'],
};

/** All that VS Code can do, so far as the server asks. */
export const FULL: ClientCapabilities = {
  textDocument: { diagnostic: {}, definition: { linkSupport: true } },
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true }, codeLens: { refreshSupport: true } },
  window: { workDoneProgress: true },
};

/** A client that can do as little as the protocol allows. */
export const BARE: ClientCapabilities = {};

export interface SessionOptions {
  capabilities?: ClientCapabilities;
  initializationOptions?: InitializationOptions;
  settings?: unknown;
  /** Which of the built files is started. */
  entry?: keyof typeof ENTRY;
  /** Ask without waiting until all texts are read. */
  impatient?: boolean;
  /** The folder of an earlier session, which stays when the session ends; absent, a new one that goes. */
  folder?: string;
  /** The server is run as VS Code's client has it run; its program is kept as it was compiled beside the folder. */
  asByClient?: boolean;
  /** Flags of Node, for the server's process. */
  flags?: readonly string[];
}

export class Session {
  private readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  initialized!: InitializeResult;
  /** Diagnostics pushed, newest, by URI. */
  readonly pushed = new Map<string, Diagnostic[]>();
  readonly refreshed = { diagnostics: 0, lenses: 0 };
  /** Methods registered after the beginning, and for which documents. */
  readonly registered: { method: string; registerOptions?: { documentSelector?: unknown } }[] = [];
  readonly progress: { kind: string; message?: string }[] = [];
  /** Of the progress that was shown last. */
  progressToken?: string | number;
  status?: StatusParams;
  private readonly versions = new Map<string, number>();
  settings: unknown;

  private constructor(
    readonly folder: string,
    private readonly options: SessionOptions,
  ) {
    this.settings = options.settings;
    const env = options.asByClient ? serverEnvironment(compiledOf(folder)) : { NODE_DISABLE_COMPILE_CACHE: '1' };
    this.process = spawn(process.execPath, [...(options.asByClient ? SERVER_FLAGS : []), ...(options.flags ?? []), ...ENTRY[options.entry ?? 'server']], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    const reader = new StreamMessageReader(this.process.stdout!);
    // Of a server that is killed in the midst of a message the rest would be waited for, and the tests would never end.
    reader.partialMessageTimeout = 0;
    this.connection = createProtocolConnection(reader, new StreamMessageWriter(this.process.stdin!));
  }

  /** Starts a server on a new folder that holds `files`, and waits until all texts are read. */
  static async start(files: Record<string, string | Uint8Array>, options: SessionOptions = {}): Promise<Session> {
    const session = new Session(options.folder ?? mkdtempSync(join(tmpdir(), 'leitmotif-session-')), options);
    for (const [path, content] of Object.entries(files)) session.write(path, content);
    await session.initialize();
    return session;
  }

  private async initialize(): Promise<void> {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => void this.pushed.set(uri, diagnostics));
    connection.onNotification('leitmotif/status', (status: StatusParams) => {
      this.status = status;
    });
    connection.onNotification('$/progress', ({ token, value }: { token: string | number; value: { kind: string; message?: string } }) => {
      this.progressToken = token;
      this.progress.push(value);
    });
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => this.settings ?? null));
    connection.onRequest('workspace/diagnostic/refresh', () => void this.refreshed.diagnostics++);
    connection.onRequest('workspace/codeLens/refresh', () => void this.refreshed.lenses++);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      this.registered.push(...(registrations as typeof this.registered));
      return null;
    });
    connection.listen();
    this.initialized = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: this.uri(''),
      workspaceFolders: [{ uri: this.uri(''), name: 'corpus' }],
      capabilities: this.options.capabilities ?? FULL,
      initializationOptions: { storage: this.storage, ...this.options.initializationOptions },
    });
    await connection.sendNotification('initialized', {});
    if (!this.options.impatient) await this.whenReady();
  }

  /** Of the server's process. */
  get pid(): number {
    return this.process.pid!;
  }

  /** Where the server keeps what it has read. */
  get storage(): string {
    return `${this.folder}.storage`;
  }

  private get compiled(): string {
    return compiledOf(this.folder);
  }

  /** The server's end in the midst of whatever it does. */
  async kill(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const exited = new Promise((resolve) => this.process.on('exit', resolve));
      this.process.kill('SIGKILL');
      await exited;
    }
    this.connection.dispose();
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  uri(name: string): string {
    return URI.file(name === '' ? this.folder : this.path(name)).toString();
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params) as Promise<T>;
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** A request about one document, and a position in it if there is one. */
  on<T>(method: string, name: string, position?: Position, more: object = {}): Promise<T> {
    return this.request(method, { textDocument: { uri: this.uri(name) }, ...(position ? { position } : {}), ...more });
  }

  open(name: string, text: string, languageId = 'plaintext'): Promise<void> {
    this.versions.set(name, 1);
    return this.notify('textDocument/didOpen', { textDocument: { uri: this.uri(name), languageId, version: 1, text } });
  }

  /** Replaces the whole of an open document. */
  change(name: string, text: string): Promise<void> {
    return this.edit(name, [{ text }]);
  }

  edit(name: string, contentChanges: unknown[]): Promise<void> {
    const version = (this.versions.get(name) ?? 1) + 1;
    this.versions.set(name, version);
    return this.notify('textDocument/didChange', { textDocument: { uri: this.uri(name), version }, contentChanges });
  }

  close(name: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri: this.uri(name) } });
  }

  changedOnDisk(changes: Record<string, 'created' | 'changed' | 'deleted'>): Promise<void> {
    const types = { created: 1, changed: 2, deleted: 3 };
    return this.notify('workspace/didChangeWatchedFiles', { changes: Object.entries(changes).map(([name, type]) => ({ uri: this.uri(name), type: types[type] })) });
  }

  async diagnostics(name: string): Promise<Diagnostic[]> {
    const report = await this.on<{ items: Diagnostic[] }>('textDocument/diagnostic', name);
    return report.items;
  }

  getStatus(): Promise<StatusParams> {
    return this.request('leitmotif/getStatus', {});
  }

  /** Waits until every project is read. */
  async whenReady(patience?: number): Promise<void> {
    const isReady = async (): Promise<boolean> => {
      const { projects } = await this.getStatus();
      return projects.every((project) => project.state === 'ready') && (projects.length > 0 || this.settled++ > 3);
    };
    await this.until(isReady, 'the texts to be read', patience);
  }
  private settled = 0;

  /** Waits until something holds; fails after `patience` milliseconds. */
  async until(holds: () => boolean | Promise<boolean>, what = 'the server', patience = 5000): Promise<void> {
    const end = Date.now() + patience;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`waited too long for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async stop(): Promise<number | null> {
    await this.request('shutdown', undefined);
    const exited = new Promise<number | null>((resolve) => this.process.on('exit', resolve));
    await this.notify('exit', undefined);
    const code = await exited;
    this.connection.dispose();
    if (this.options.folder === undefined) for (const folder of [this.folder, this.storage, this.compiled]) rmSync(folder, { recursive: true, force: true });
    return code;
  }
}

/** Where the server's program is kept as it was compiled. */
function compiledOf(folder: string): string {
  return `${folder}.compiled`;
}
