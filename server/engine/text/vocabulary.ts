/**
 * The vocabulary: every wording of a word that the corpus has, once, with a number.
 *
 * A **type** is a word as written ("Hegemony", "hegemony" and "U.S." are three types); its folded form is what most
 * variants are held against. Since a type is looked at once, whatever a lexicon asks of words (globs, case, exact spelling,
 * regular expressions) is answered once a type and never once a token.
 *
 * Types are only ever added; ids are dense, from 0. Words of which only numbers are asked for so far may be **awaited**: they have the first types,
 * and are learnt when somebody asks of a word. Folded forms are made when somebody asks for one: who reads for another never does.
 */
import { withRoom } from './arrays';
import { foldParts, foldWord } from './fold';
import { FoldedTypes } from './foldedTypes';
import { LONGEST_PACKED, NEW_WORD, PackedWords } from './packedWords';

export type TypeId = number;

/** Slots there are at first: each variant of a lexicon that is scanned, and each theme's examples, have a vocabulary of their own. */
const SMALL = 1 << 4;

/** Words that a vocabulary may learn later, each once and in the order of their types. */
export interface AwaitedWords {
  readonly size: number;
  /** Gives the next words, `most` at most; none when all were given. */
  next(most: number, give: (text: string, start: number, end: number, compound: boolean) => void): void;
}

export class Vocabulary {
  private readonly surfaces: string[] = [];
  /** By type, 1 where it is a compound. */
  private compounds = new Uint8Array(SMALL);
  /** Of the types whose forms were asked for, which are the first. */
  private readonly byFolded = new FoldedTypes();
  /** Of compounds. */
  private readonly hyphenatedForms = new Map<TypeId, string>();
  /** Absent where all are learnt. */
  private awaited?: AwaitedWords;
  private readonly packed = new PackedWords();
  /** Of the other words. Open addressing: slots hold type id + 1; 0 is free. The size is a power of two. */
  private slots = new Int32Array(SMALL);
  /** The hash of what stands in each slot. */
  private slotHashes = new Int32Array(SMALL);
  private inSlots = 0;

  get size(): number {
    return this.awaited?.size ?? this.surfaces.length;
  }

  /** The wording, as written in the source; by type id. */
  get surface(): readonly string[] {
    this.learnAwaited();
    return this.surfaces;
  }

  /** The folded wording; of a compound, its closed form ("multipolar" of "multi-polar"). */
  get folded(): readonly string[] {
    return this.forms.folded;
  }

  /** Of a compound, its folded hyphenated form; else `undefined`. */
  hyphenated(type: TypeId): string | undefined {
    if (!this.isCompound(type)) return undefined;
    this.fold();
    return this.hyphenatedForms.get(type);
  }

  /** The first type with the same folded form: two types fold alike just where these are equal. It is good until a type is added. */
  get representative(): Int32Array {
    return this.forms.first;
  }

  /** Gives words the types from 0 on, to be learnt when they are needed. Only where no type was added yet. */
  await(words: AwaitedWords): void {
    if (this.size > 0) throw new Error('Words can be awaited only before all others.');
    if (words.size > 0) this.awaited = words;
  }

  /**
   * Learns awaited words.
   * @param most of them
   * @returns whether there are more
   */
  learnAwaited(most = Infinity): boolean {
    const { awaited } = this;
    if (!awaited) return false;
    const last = Math.min(awaited.size, this.surfaces.length + most);
    // While they are learnt there is nothing to wait for.
    this.awaited = undefined;
    awaited.next(most, (text, start, end, compound) => this.learn(text, start, end, compound));
    if (last < awaited.size) this.awaited = awaited;
    // Here, as who learns some at a time is not to be kept waiting by all forms at once.
    this.foldLearnt();
    return this.awaited !== undefined;
  }

  /** Gives a word the next type. */
  private learn(text: string, start: number, end: number, compound: boolean): void {
    const next = this.surfaces.length;
    // One that was given before has two types: else all that follow would have others than they were awaited with.
    if (this.intern(text, start, end, compound) !== next) this.add(own(text.slice(start, end)), compound);
  }

  /** The type of the word `text[start, end)`, added if it is new. Offsets are UTF-16 units. */
  intern(text: string, start: number, end: number, compound = false): TypeId {
    if (!compound && end - start <= LONGEST_PACKED) {
      const found = this.packed.find(text, start, end);
      if (found >= 0) return found;
      // Asked for here alone, so that words that are known, as most are, need not ask.
      if (this.awaited) return this.internAfterAwaited(text, start, end, compound);
      if (found === NEW_WORD) {
        this.packed.put(this.surfaces.length);
        return this.add(text.slice(start, end), compound);
      }
    } else if (this.awaited) return this.internAfterAwaited(text, start, end, compound);
    return this.internByHash(text, start, end, compound);
  }

  private internAfterAwaited(text: string, start: number, end: number, compound: boolean): TypeId {
    this.learnAwaited();
    return this.intern(text, start, end, compound);
  }

  private internByHash(text: string, start: number, end: number, compound: boolean): TypeId {
    const hash = hashOf(text, start, end, compound);
    const { slots, slotHashes } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let taken = slots[slot]; taken !== 0; taken = slots[slot]) {
      if (slotHashes[slot] === hash && this.isAt(taken - 1, text, start, end, compound)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    slots[slot] = this.surfaces.length + 1;
    slotHashes[slot] = hash;
    if (++this.inSlots * 2 > slots.length) this.grow();
    return this.add(own(text.slice(start, end)), compound);
  }

  /** The types whose folded form is exactly `folded`, compounds by their closed form. */
  withFolded(folded: string): readonly TypeId[] {
    return this.forms.with(folded);
  }

  isCompound(type: TypeId): boolean {
    this.learnAwaited();
    return this.compounds[type] === 1;
  }

  /** Those of all types. */
  private get forms(): FoldedTypes {
    this.fold();
    return this.byFolded;
  }

  private fold(): void {
    this.learnAwaited();
    this.foldLearnt();
  }

  private foldLearnt(): void {
    for (let type = this.byFolded.size; type < this.surfaces.length; type++) {
      const surface = this.surfaces[type];
      this.byFolded.add(this.compounds[type] === 1 ? this.foldCompound(type, surface) : foldWord(surface), surface);
    }
  }

  /** @returns its closed form */
  private foldCompound(type: TypeId, surface: string): string {
    const parts = foldParts(surface);
    this.hyphenatedForms.set(type, parts.join('-'));
    return parts.join('');
  }

  private isAt(type: TypeId, text: string, start: number, end: number, compound: boolean): boolean {
    const surface = this.surfaces[type];
    if (surface.length !== end - start || (this.compounds[type] === 1) !== compound) return false;
    for (let i = 0; i < surface.length; i++) {
      if (surface.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
    }
    return true;
  }

  private add(surface: string, compound: boolean): TypeId {
    const type = this.surfaces.length;
    this.surfaces.push(surface);
    this.compounds = withRoom(this.compounds, type + 1);
    if (compound) this.compounds[type] = 1;
    return type;
  }

  private grow(): void {
    const { slots, slotHashes } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.slotHashes = new Int32Array(slots.length * 2);
    const mask = this.slots.length - 1;
    for (let from = 0; from < slots.length; from++) {
      if (slots[from] === 0) continue;
      let slot = slotHashes[from] & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = slots[from];
      this.slotHashes[slot] = slotHashes[from];
    }
  }
}

/** Slices from this length on keep the whole text alive that they were cut from (V8's SlicedString). */
const SHORTEST_SLICE = 13;

/** A word as a string of its own, so that a text can be let go while its words stay. */
function own(word: string): string {
  return word.length < SHORTEST_SLICE ? word : JSON.parse(JSON.stringify(word)) as string;
}

/** FNV-1a over UTF-16 units; compounds hash apart from plain words of the same spelling. */
function hashOf(text: string, start: number, end: number, compound: boolean): number {
  let hash = compound ? 0x2545f491 : 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) | 0;
}
