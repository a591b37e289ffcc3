/** Work-done progress while texts are read, for clients that show it. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { ProjectStatus } from '../protocol';

export class ReadingProgress {
  supported = false;
  private reporter?: Promise<WorkDoneProgressServerReporter>;

  constructor(
    private readonly connection: Connection,
    /** The reader of the texts does not want to wait. */
    private readonly onCancel: () => void,
  ) {}

  show(projects: readonly ProjectStatus[]): void {
    if (!this.supported) return;
    const reading = projects.filter((project) => project.state === 'reading');
    if (reading.length === 0) return this.end();
    const read = reading.reduce((sum, project) => sum + project.texts, 0);
    const of = reading.reduce((sum, project) => sum + project.ofTexts, 0);
    this.reporter ??= this.begin();
    void this.reporter.then((reporter) => reporter.report(of > 0 ? (100 * read) / of : 0, `${read.toLocaleString('en')} of ${of.toLocaleString('en')} texts`));
  }

  private async begin(): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.connection.window.createWorkDoneProgress();
    reporter.begin('Leitmotif: reading texts', 0, undefined, true);
    reporter.token.onCancellationRequested(() => this.onCancel());
    return reporter;
  }

  private end(): void {
    void this.reporter?.then((reporter) => reporter.done());
    this.reporter = undefined;
  }
}
