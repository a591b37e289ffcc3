/** What the server last said of each project. */
import * as vscode from 'vscode';
import { GetStatusRequest, ReadOnRequest, type ProjectStatus } from '../server/protocol';
import type { Server } from './server';

export class ProjectStatuses implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<readonly ProjectStatus[]>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  #projects: readonly ProjectStatus[] = [];

  readonly onChange = this.#changed.event;

  constructor(private readonly server: Server) {
    this.#disposables.push(server.onStatus(({ projects }) => this.#set(projects)));
  }

  get projects(): readonly ProjectStatus[] {
    return this.#projects;
  }

  /** Asks the server, starting it if need be. */
  async read(): Promise<readonly ProjectStatus[]> {
    const status = await this.server.request(GetStatusRequest, null);
    if (status) this.#set(status.projects);
    return this.#projects;
  }

  /** Has the texts read that were left when reading was stopped. */
  async readOn(): Promise<void> {
    const status = await this.server.request(ReadOnRequest, null);
    if (status) this.#set(status.projects);
  }

  /** The project a document belongs to: that of the nearest folder at or above it. */
  projectOf(document: vscode.Uri): ProjectStatus | undefined {
    return this.#projects
      .filter(({ folder }) => isWithin(document, vscode.Uri.parse(folder)))
      .sort((one, other) => other.folder.length - one.folder.length)[0];
  }

  #set(projects: readonly ProjectStatus[]): void {
    this.#projects = projects;
    this.#changed.fire(projects);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}

function isWithin(document: vscode.Uri, folder: vscode.Uri): boolean {
  const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return document.scheme === folder.scheme && document.authority === folder.authority && document.path.startsWith(prefix);
}
