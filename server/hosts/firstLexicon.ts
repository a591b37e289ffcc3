/** Reads a folder's texts for a first lexicon, without making a project of it. */
import { CorpusIndex } from '../engine/index/corpusIndex';
import { analyse } from '../engine/text/analysis';
import { decode } from '../engine/text/decode';
import { Vocabulary } from '../engine/text/vocabulary';
import { proposeLexicon } from '../features/proposeLexicon';
import type { ProposeLexiconResult } from '../protocol';
import type { FileSystem } from './fileSystem';
import { Slices } from './pause';
import { nameOf } from './uris';
import type { Workspace } from './workspace';

/** Texts are read until so many words are; recurring phrases show in far fewer. */
const ENOUGH_WORDS = 300_000;

export async function firstLexicon(fs: FileSystem, workspace: Workspace, folder: string, token: { isCancellationRequested: boolean }): Promise<ProposeLexiconResult | null> {
  const index = new CorpusIndex(new Vocabulary());
  const slices = new Slices();
  for (const uri of (await workspace.listTexts(folder)).texts) {
    if (token.isCancellationRequested) return null;
    const bytes = await fs.read(uri).catch(() => undefined);
    const decoded = bytes && decode(bytes);
    if (decoded?.kind === 'text') index.put(uri, analyse(decoded.text, index.vocabulary));
    if (index.words > ENOUGH_WORDS) break;
    await slices.next();
  }
  const proposal = proposeLexicon(nameOf(folder), index.texts(), index.vocabulary);
  return { uri: await freeName(fs, folder), text: proposal.text, texts: index.size, phrases: proposal.phrases };
}

/** A name that is not taken: a lexicon that is there is never written over. */
async function freeName(fs: FileSystem, folder: string): Promise<string> {
  for (let number = 1; ; number++) {
    const uri = `${folder}/${number === 1 ? 'lexicon.yaml' : `${number}.lexicon.yaml`}`;
    if (!(await fs.stat(uri))) return uri;
  }
}
