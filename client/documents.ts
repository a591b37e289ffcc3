/** Which documents are texts, and which are lexicons. */
import * as vscode from 'vscode';
import { LEXICON_LANGUAGE } from '../server/protocol';

const SCHEMES = ['file', 'untitled'];

/** Objects that both VS Code and the language client accept as a document selector. */
function selector(...languages: string[]): { scheme: string; language: string }[] {
  return SCHEMES.flatMap((scheme) => languages.map((language) => ({ scheme, language })));
}

/** `leitmotif-text` is for who wishes front matter coloured in texts, by `files.associations`; no file has it by itself. */
export const TEXT_SELECTOR = selector('plaintext', 'markdown', 'leitmotif-text');
export const LEXICON_SELECTOR = selector(LEXICON_LANGUAGE);

/** Names of lexicon files, as a glob for one folder. */
export const LEXICON_FILES = '{lexicon.yaml,lexicon.yml,*.lexicon.yaml,*.lexicon.yml}';

const LEXICON_NAME = /(^|\.)lexicon\.ya?ml$/i;

export function isText(document: vscode.TextDocument): boolean {
  return vscode.languages.match(TEXT_SELECTOR, document) > 0;
}

export function isLexicon(document: vscode.TextDocument): boolean {
  return vscode.languages.match(LEXICON_SELECTOR, document) > 0;
}

export function isLexiconName(name: string): boolean {
  return LEXICON_NAME.test(name);
}

/** The editor in front, if it shows a text. */
export function activeTextEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isText(editor.document) ? editor : undefined;
}
