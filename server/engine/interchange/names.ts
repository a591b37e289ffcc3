/** Names of categories and ids of themes. */
import { LONGEST_NAME } from './model';

/** A name on one line, without control characters or halves of characters, of bounded length. */
export function cleanName(name: string): string {
  return cleanText(name).replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).replace(/[\ud800-\udbff]$/, '').trim();
}

/** A text of several lines, with nothing in it that a file of UTF-8 text cannot have. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
}

/** The id made of a name: its letters and digits in lower case, with hyphens between. */
export function slug(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}_]+/gu, '-').replace(/^-+|-+$/g, '');
}

/** Gives each name once: `us`, `us-2`, `us-3`. */
export class UniqueIds {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();

  take(wanted: string): string {
    const base = wanted.slice(0, LONGEST_NAME).replace(/[-\ud800-\udbff]+$/, '') || 'theme';
    let id = base;
    for (let number = this.next.get(base) ?? 2; this.taken.has(id); number++) {
      id = `${base}-${number}`;
      this.next.set(base, number + 1);
    }
    this.taken.add(id);
    return id;
  }
}
