/** The requests by which an editor imports and exports dictionaries of other tools. Nothing is written by asking. */
import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import { carriedInWords } from '../engine/interchange/carried';
import { detectFormat, formatNamed, FORMATS, type Format, type Note } from '../engine/interchange/interchange';
import { LineIndex } from '../engine/text/lines';
import {
  DictionaryFormatsRequest, ExportLexiconRequest, ImportDictionaryRequest, type DictionaryFormat, type ExportLexiconParams, type ExportLexiconResult,
  type ImportDictionaryParams, type ImportDictionaryResult, type InterchangeNote,
} from '../protocol';
import { exported, imported, isRefused, openFile, toBeMended, type Refusal } from './dictionaries';
import type { FileSystem } from './fileSystem';
import { isLexiconName } from './listing';
import { nameOf, normalized } from './uris';

export class InterchangeRequests {
  /** @param inEditor the text of an open document, where that is what counts; by normalized URI */
  constructor(
    private readonly fs: FileSystem,
    private readonly inEditor: (uri: string) => string | undefined,
  ) {}

  answer(connection: Connection): void {
    connection.onRequest(DictionaryFormatsRequest, () => FORMATS.map(formatInfo));
    connection.onRequest(ImportDictionaryRequest, (params: ImportDictionaryParams, token: CancellationToken) => this.import(params, token));
    connection.onRequest(ExportLexiconRequest, (params: ExportLexiconParams, token: CancellationToken) => this.export(params, token));
  }

  async import({ source, format: wanted }: ImportDictionaryParams, token: CancellationToken): Promise<ImportDictionaryResult> {
    const named = wanted === undefined ? undefined : formatNamed(wanted);
    if (wanted !== undefined && !named) return refusal(noFormat(wanted));
    const name = 'uri' in source ? nameOf(source.uri) : source.name;
    const opened = 'uri' in source ? await this.open(source.uri, name) : source;
    whenWanted(token);
    if (isRefused(opened)) return refusal(opened);
    const format = named ?? detectFormat(name, opened.text);
    if (!format) return { kind: 'unclear' };
    const made = imported(name, opened.text, format);
    if (isRefused(made)) return refusal(made);
    const { text, themes, variants, notes } = made;
    return { kind: 'lexicon', text, format: format.name, themes, variants, notes: placed(notes, opened.text) };
  }

  async export({ textDocument: { uri }, format: wanted }: ExportLexiconParams, token: CancellationToken): Promise<ExportLexiconResult> {
    const format = formatNamed(wanted);
    if (!format) return refusal(noFormat(wanted));
    const opened = await this.open(uri, nameOf(uri));
    whenWanted(token);
    if (isRefused(opened)) return refusal(opened);
    const written = toBeMended(nameOf(uri), opened.text) ?? exported(nameOf(uri), opened.text, format);
    if (isRefused(written)) return refusal(written);
    const { text, notes } = written;
    return { kind: 'dictionary', text, format: format.name, fileName: fileNameFor(uri, format), notes: placed(notes, opened.text) };
  }

  private async open(uri: string, name: string): Promise<{ text: string } | Refusal> {
    const text = this.inEditor(normalized(uri));
    if (text !== undefined) return { text: text.replace(/^\ufeff/, '') };
    return uri.startsWith('file:') ? openFile(this.fs, uri, name) : { refused: `"${name}" cannot be opened.` };
  }
}

function formatInfo(format: Format): DictionaryFormat {
  return { id: format.id, name: format.name, extensions: [...format.extensions], carries: carriedInWords(format) };
}

function refusal({ refused }: Refusal): { kind: 'refused'; reason: string } {
  return { kind: 'refused', reason: refused };
}

function noFormat(wanted: string): Refusal {
  return { refused: `"${wanted}" is no format; the formats are ${FORMATS.map(({ id }) => id).join(', ')}.` };
}

/** Notes with the lines they are of. */
function placed(notes: readonly Note[], text: string): InterchangeNote[] {
  const lines = LineIndex.of(text);
  return notes.map(({ kind, message, at }) => ({ kind, message, position: lines.position(at) }));
}

/** After the lexicon, and never a name that would make a lexicon of it: quanteda's dictionaries are YAML too. */
function fileNameFor(uri: string, { extensions: [extension] }: Format): string {
  const base = nameOf(uri).replace(/\.ya?ml$/i, '').replace(/(?<=.)\.lexicon$/i, '');
  const name = `${base}.${extension}`;
  return isLexiconName(name) ? `dictionary.${extension}` : name;
}

function whenWanted(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}
