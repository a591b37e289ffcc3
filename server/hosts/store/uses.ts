/** What was found in the texts of a project, as it is kept for the next session. */
import { PackedText } from '../../engine/index/packedText';
import type { KeptUses } from '../../project/keptUses';
import type { Project } from '../../project/project';

/** Uses that are kept at most, some 20 bytes each; with more, all texts are matched again. */
const MOST_USES = 1 << 20;

/**
 * What was found in the packed texts; `undefined` where it is more than is kept, or where the lexicon changed meanwhile.
 * @param next called between texts
 */
export async function packedUses(project: Project, next: () => Promise<void>): Promise<ArrayBuffer | undefined> {
  const uses = [...project.totals().values()].reduce((sum, { own }) => sum + own.uses + own.counter, 0);
  if (uses > MOST_USES) return undefined;
  const packing = project.packingOfUses();
  for (const text of [...project.index.texts()]) {
    const { storage } = text;
    if (!(storage instanceof PackedText) || project.index.get(text.name) !== text) continue;
    if (!project.packUses(text, storage.note, packing)) return undefined;
    await next();
  }
  return packing.build();
}

/** What an earlier session kept, as far as it is such. */
export function keptUsesOf(project: Project, buffer: ArrayBuffer | undefined): KeptUses | undefined {
  try {
    return buffer && project.keptUses(buffer);
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
