/** The language server in this process, over pipes, with a client's end of them: for measuring memory, and disks that are none. */
import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { serve } from '../../server/hosts/connection';
import type { FileSystem } from '../../server/hosts/fileSystem';
import { InlineReader } from '../../server/hosts/reading/inlineReader';
import type { StatusParams } from '../../server/protocol';

export class InProcess {
  private readonly versions = new Map<string, number>();

  private constructor(readonly connection: ProtocolConnection) {}

  static async start(fs: FileSystem, folder: string): Promise<InProcess> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), fs, () => new InlineReader(fs));
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
    for (const method of ['workspace/diagnostic/refresh', 'workspace/codeLens/refresh', 'client/registerCapability']) connection.onRequest(method, () => null);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: null, rootUri: folder, workspaceFolders: [{ uri: folder, name: 'corpus' }],
      capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true, diagnostics: { refreshSupport: true }, codeLens: { refreshSupport: true } } },
      initializationOptions: { marks: true },
    });
    await connection.sendNotification('initialized', {});
    const started = new InProcess(connection);
    await started.whenReady();
    return started;
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params) as Promise<T>;
  }

  on<T>(method: string, uri: string, more: object = {}): Promise<T> {
    return this.request(method, { textDocument: { uri }, ...more });
  }

  open(uri: string, text: string, languageId = 'plaintext'): Promise<void> {
    this.versions.set(uri, 1);
    return this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  edit(uri: string, contentChanges: readonly unknown[]): Promise<void> {
    const version = this.versions.get(uri)! + 1;
    this.versions.set(uri, version);
    return this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** Saving, closing and whatever else names a document alone. */
  tell(method: 'textDocument/didSave' | 'textDocument/didClose', uri: string): Promise<void> {
    return this.connection.sendNotification(method, { textDocument: { uri } });
  }

  status(): Promise<StatusParams> {
    return this.request('leitmotif/getStatus', {});
  }

  async whenReady(): Promise<void> {
    for (;;) {
      const { projects } = await this.status();
      if (projects.length > 0 && projects.every(({ state }) => state === 'ready')) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async stop(): Promise<void> {
    await this.request('shutdown', undefined);
    this.connection.dispose();
  }
}
