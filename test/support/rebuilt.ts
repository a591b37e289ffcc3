/** What a workspace knows, as plain data, to be held against a workspace that was made from scratch on the same disk. */
import type { FileSystem } from '../../server/hosts/fileSystem';
import { Workspace } from '../../server/hosts/workspace';
import { DEFAULT_SETTINGS } from '../../server/protocol';

export interface Picture {
  readonly folder: string;
  readonly status: { readonly texts: number; readonly ofTexts: number; readonly words: number; readonly uses: number };
  readonly texts: readonly string[];
  readonly unread: readonly string[];
  readonly limits: readonly string[];
  readonly totals: readonly string[];
  readonly uses: readonly string[];
}

/** Every project, by folder; texts, uses and what is unread in order. */
export function pictureOf(workspace: Workspace): Picture[] {
  const pictures = workspace.all().map((owner): Picture => {
    const { folder, texts, ofTexts, words, uses, unread, limits } = owner.status();
    return {
      folder,
      status: { texts, ofTexts, words, uses },
      texts: owner.project.index.texts().map(({ name, analysis }) => `${name} ${JSON.stringify(analysis.metadata.date?.value ?? null)}`),
      unread: unread.map(({ uri, reason }) => `${uri} ${reason}`).sort(),
      limits,
      totals: [...owner.project.totals()].map(([theme, totals]) => `${theme} ${JSON.stringify(totals)}`),
      uses: [...owner.project.allUses()].map(({ text, use }) => `${text.name} ${use.start}-${use.end} ${use.theme} ${use.variant}`),
    };
  });
  return pictures.sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** The picture of a workspace that is made anew of what is on the disk now. */
export async function rebuilt(fs: FileSystem, folders: readonly string[]): Promise<Picture[]> {
  const workspace = new Workspace(fs, DEFAULT_SETTINGS, { changed: () => undefined, advised: () => undefined, status: () => undefined });
  await workspace.setFolders(folders);
  await workspace.whenRead();
  const picture = pictureOf(workspace);
  workspace.dispose();
  return picture;
}
