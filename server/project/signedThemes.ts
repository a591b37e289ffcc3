/** Themes, with what tells whether what they find may be other than it was. */
import type { Lexicon } from '../engine/lexicon/model';

export interface SignedThemes {
  readonly lexicon: Lexicon;
  /** What a theme's matching depends on, by id: equal signatures, equal uses. */
  readonly signatures: ReadonlyMap<string, string>;
}

/**
 * By which rules uses are settled, beyond what a theme's signature says: where these differ, no uses are what they were. Where themes exclude each
 * other, every theme's uses depend on all themes.
 */
export function rulesOf({ lexicon: { overlap, compat, themes }, signatures }: SignedThemes): string {
  return JSON.stringify([overlap, compat, overlap === 'exclusive' ? themes.map(({ id }) => signatures.get(id)) : undefined]);
}
