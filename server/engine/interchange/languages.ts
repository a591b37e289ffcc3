/** Language tags of wordings. */
import { primaryLanguage } from '../lexicon/stems';

/** A tag as a lexicon may have it, in small letters with hyphens: `en`, `zh-hant`. */
export function languageTag(written: string): string | undefined {
  const tag = written.trim().toLowerCase().replace(/_/g, '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(tag) ? tag : undefined;
}

/** The field that says a language, or none. */
export function inLanguage(tag: string | undefined): Readonly<Record<string, string>> {
  return tag === undefined ? {} : { language: tag };
}

/** Whether two tags name one language, regions and scripts left out. */
export function isSameLanguage(one: string, other: string | undefined): boolean {
  return other !== undefined && primaryLanguage(one) === primaryLanguage(other);
}

/**
 * The tags of a theme's wordings as the theme says them: once where all have the same one, else each by itself; what the whole lexicon is
 * in is not said.
 */
export function saidLanguages(
  tags: readonly (string | undefined)[],
  whole: string | undefined,
): { theme?: string; each: readonly (string | undefined)[] } {
  const each = tags.map((tag) => (tag === undefined || isSameLanguage(tag, whole) ? undefined : tag));
  const [theme] = each;
  if (theme === undefined || each.some((tag) => tag !== theme)) return { each };
  return { theme, each: each.map(() => undefined) };
}
