/**
 * What is offered for lexicons alone: completion, folding and formatting. Where the client can, they are registered for lexicon files
 * only: else an editor would ask for them in every text, and take this server for one that formats Markdown.
 */
import { CompletionRequest, DocumentFormattingRequest, FoldingRangeRequest, type ClientCapabilities, type CompletionOptions, type Connection, type DocumentSelector, type ServerCapabilities } from 'vscode-languageserver';
import { LEXICON_LANGUAGE } from '../protocol';

const LEXICONS: DocumentSelector = [{ language: LEXICON_LANGUAGE }, { pattern: '**/{lexicon,*.lexicon}.{yaml,yml}' }];

/** A space begins a value, an item, or the next word of a phrase. */
const COMPLETION: CompletionOptions = { triggerCharacters: [' ', '[', '{', ','] };

/** For clients that register nothing later. */
export function staticProviders(client: ClientCapabilities): ServerCapabilities {
  const { completion, foldingRange, formatting } = client.textDocument ?? {};
  return {
    ...(completion?.dynamicRegistration ? {} : { completionProvider: COMPLETION }),
    ...(foldingRange?.dynamicRegistration ? {} : { foldingRangeProvider: true }),
    ...(formatting?.dynamicRegistration ? {} : { documentFormattingProvider: true }),
  };
}

export async function registerProviders(connection: Connection, client: ClientCapabilities): Promise<void> {
  const { completion, foldingRange, formatting } = client.textDocument ?? {};
  const options = { documentSelector: LEXICONS };
  await Promise.all([
    completion?.dynamicRegistration && connection.client.register(CompletionRequest.type, { ...options, ...COMPLETION }),
    foldingRange?.dynamicRegistration && connection.client.register(FoldingRangeRequest.type, options),
    formatting?.dynamicRegistration && connection.client.register(DocumentFormattingRequest.type, options),
  ]);
}
