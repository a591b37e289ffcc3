/** `leitmotif scan --stdin`: a document a line in, a use a line out, and no more of either held than one document. */
import { atLevels } from '../../engine/lexicon/levels';
import type { MergedLexicon } from '../../project/lexiconFiles';
import type { FileSystem } from '../fileSystem';
import { BoundedLexicon, type Capacity } from './boundedLexicon';
import { readLexicons, uriOf } from './corpusFiles';
import { isAskedFor, LexiconHasErrors, requireSound, type ScannedText } from './eachText';
import { jsonLinesOf } from './jsonLines';
import { CannotDo, type StreamOptions } from './options';
import type { Output } from './output';
import { readDocument, type StreamedDocument } from './streamedDocument';
import { hashOfLexicon, optionsSaid, type Summary } from './summary';
import { UnreadLines } from './unreadLines';
import { CSV_HEAD, lineOf, rowsOf, type RowFormat } from './useRows';

/** UTF-16 units. A call of the system for every row would cost more than finding it, where there are many. */
const WRITTEN_AT_ONCE = 32 * 1024;

/** Where documents come from, where uses go, and where a person is told what went wrong. */
export interface Streams {
  /** Asked for the next chunk only when all before it has been written. */
  readonly input: AsyncIterable<Uint8Array>;
  readonly output: Pick<Output, 'write'>;
  /** Says one line, without its line break. */
  readonly say: (line: string) => void;
}

/** 1 where `--fail-on` has found its theme or the lexicon has errors, 2 where there were lines and none was a document. */
export async function scanStream(fs: FileSystem, options: StreamOptions, streams: Streams): Promise<number> {
  const { format, lexicon, summary } = options;
  if (lexicon === undefined) throw new CannotDo('scan --stdin needs --lexicon FILE, as a stream lies in no folder.');
  if (format === 'table') throw new CannotDo('scan --stdin writes jsonl or csv; a table would have to hold every use until the last.');
  if (summary && format !== 'jsonl') throw new CannotDo('--summary is a line of JSON, and goes with --format jsonl.');
  const merged = await readLexicons(fs, [uriOf(lexicon)]);
  try {
    return await scanDocuments(merged, { ...options, format }, streams);
  } catch (error) {
    if (error instanceof LexiconHasErrors) return 1;
    throw error;
  }
}

/**
 * The exit code, as of `scanStream`.
 * @throws LexiconHasErrors before anything is read or written
 */
export async function scanDocuments(read: MergedLexicon, options: StreamOptions & { format: RowFormat }, streams: Streams, capacity?: Capacity): Promise<number> {
  const merged = options.levels ? { ...read, lexicon: atLevels(read.lexicon, options.levels) } : read;
  requireSound(merged, options.failOn);
  const scanning = new Scanning(new BoundedLexicon(merged.lexicon, capacity), options, streams);
  if (options.format === 'csv') await streams.output.write(CSV_HEAD);
  for await (const line of jsonLinesOf(streams.input)) {
    const document = 'reason' in line ? line : readDocument(line.fields);
    if ('reason' in document) scanning.unread.cannotRead(`line ${line.number}`, document.reason);
    else await scanning.scan(document);
  }
  scanning.unread.end();
  if (options.summary) await streams.output.write(`${JSON.stringify(scanning.summary(merged.files[0].text))}\n`);
  return scanning.unread.areAll ? 2 : scanning.found ? 1 : 0;
}

/** One run over a stream, with what it has come to so far. */
class Scanning {
  readonly unread: UnreadLines;
  /** Whether `--fail-on` has found its theme. */
  found = false;
  private documents = 0;
  private words = 0;
  private rows = 0;

  constructor(
    private readonly lexicon: BoundedLexicon,
    private readonly options: StreamOptions & { format: RowFormat },
    private readonly streams: Streams,
  ) {
    this.unread = new UnreadLines(streams.say);
  }

  /** Writes the uses of a document. */
  async scan({ id, text, docvars }: StreamedDocument): Promise<void> {
    this.unread.read();
    const { analysis, uses } = this.lexicon.read(text, docvars);
    const counted = uses.filter((use) => this.options.apparatus || use.zone !== 'apparatus');
    this.documents++;
    this.words += analysis.tokens.words;
    this.found ||= isAskedFor(counted, this.options.failOn);
    await this.write({ file: id, analysis, lexicon: this.lexicon.lexicon, uses: counted });
  }

  /** @param lexicon its text */
  summary(lexicon: string): Summary {
    const { documents, words, unread, rows } = this;
    return { documents, words, unread: unread.count, rows, lexicon: hashOfLexicon(lexicon), options: optionsSaid(this.options) };
  }

  /** All rows of a document are written before the next one is read. */
  private async write(scanned: ScannedText): Promise<void> {
    let lines = '';
    for (const row of rowsOf(scanned)) {
      lines += lineOf(row, this.options.format);
      this.rows++;
      if (lines.length < WRITTEN_AT_ONCE) continue;
      await this.streams.output.write(lines);
      lines = '';
    }
    if (lines !== '') await this.streams.output.write(lines);
  }
}
