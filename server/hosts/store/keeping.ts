/**
 * Packs the texts that are not open, in the background, and keeps what is packed for the next session.
 *
 * Which texts are packed together follows from their names alone, so that one that changes calls for one shard to be packed anew, and two
 * windows on one folder write the same shards. A shard on disk is never believed further than each of its texts can be held against its file.
 */
import type { NumberedWords } from '../../engine/index/numberedWords';
import { SegmentBuilder } from '../../engine/index/segmentBuilder';
import { Segment } from '../../engine/index/segment';
import { PackedText } from '../../engine/index/packedText';
import type { CorpusIndex, IndexedText } from '../../engine/index/corpusIndex';
import { Leftovers } from '../garbage';
import { PoliteSlices, Slices } from '../pause';
import { SharedWords, WORDS } from './sharedWords';
import { shardCount, shardOf } from './shards';
import type { ShardStore } from './shardStore';

/** Milliseconds without a change after which what has changed is packed. */
const PACK_AFTER = 1500;
/** Milliseconds of packing before everybody else has a turn. */
const SLICE = 4;
/** Milliseconds after a key in which another is likely. */
const BETWEEN_KEYS = 1000;
/** Bytes that are packed anew from which on what they took the place of is worth freeing. */
const MUCH = 1 << 24;

/** What is known of the texts of a project. */
export interface KeptTexts {
  /** What is packed with a text that is kept. */
  noteOf(name: string): string;
  /** Whether a text stands in the index as it was read from disk, and nothing is known to be otherwise. */
  isOnDisk(name: string): boolean;
  isOpen(name: string): boolean;
  /** Whether texts are still being read. */
  isBusy(): boolean;
  /** Another number after every change of the lexicon or of texts. */
  revision(): number;
  /**
   * What was found in the packed texts; `undefined` where it is more than is kept, or where something changed meanwhile.
   * @param next called between texts
   */
  packedUses(next: () => Promise<void>): Promise<ArrayBuffer | undefined>;
}

/** The shard of what was found in the texts of all others. */
const USES = 'uses';

export class Keeping {
  /** Names of texts that came, changed or went since they were packed. */
  private readonly waiting = new Set<string>();
  private shards = 0;
  private readonly words: SharedWords;
  /** Of what is kept of uses. */
  private usesRevision = -1;
  private keepsUses = false;
  private timer?: NodeJS.Timeout;
  private packing = Promise.resolve();
  private isDisposed = false;
  private readonly leftovers = new Leftovers();
  /** When somebody typed last. */
  private typed = -Infinity;

  constructor(
    private readonly index: CorpusIndex,
    private readonly texts: KeptTexts,
    /** Absent, nothing is kept on disk. */
    private store: ShardStore | undefined,
  ) {
    this.words = new SharedWords(index);
  }

  /** By these the segments that an earlier session left are told what their words are. */
  get commonWords(): NumberedWords | undefined {
    return this.words.common?.words;
  }

  /** What an earlier session found in the texts that it left. */
  async keptUses(): Promise<ArrayBuffer | undefined> {
    if (this.store) for await (const { payload } of this.store.read((name) => name === USES)) return payload.buffer;
    return undefined;
  }

  /** The segments that an earlier session left, in no order. They say nothing of what is on disk now. */
  async *kept(): AsyncGenerator<ArrayBuffer, void, void> {
    if (!this.store) return;
    await this.words.takeOver(this.store);
    let shards = 0;
    for await (const { name, payload } of this.store.read((name) => name !== USES && name !== WORDS)) {
      this.words.met(name, payload.buffer);
      shards = Math.max(shards, Number(/-of-(\d+)$/.exec(name)?.[1] ?? 0));
      yield payload.buffer;
    }
    this.shards = shards;
  }

  /** A text came, changed or went. */
  changed(name: string): void {
    this.waiting.add(name);
    this.later();
  }

  /** Somebody types. */
  disturbed(): void {
    this.typed = Date.now();
    this.leftovers.wait();
  }

  /** The lexicon changed. */
  usesChanged(): void {
    this.later();
  }

  /** What an earlier session found is what is found now. */
  usesAreKept(): void {
    this.usesRevision = this.texts.revision();
    this.keepsUses = true;
  }

  /** Keeps nothing on disk from now on, or what there is from now on. */
  async use(store: ShardStore | undefined): Promise<void> {
    const before = this.store;
    this.store = store;
    if (before && !store) await before.keepOnly(new Set());
    if (store) {
      this.shards = 0;
      this.usesRevision = -1;
      this.later();
    }
  }

  /**
   * Resolves when all that has changed is packed and kept. What goes wrong leaves texts as they are kept.
   * @param slices how it yields; absent, it goes on though somebody types
   */
  settled(slices = new Slices(SLICE)): Promise<void> {
    clearTimeout(this.timer);
    this.packing = this.packing.then(() => this.pack(slices)).catch(() => undefined);
    return this.packing;
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.leftovers.leave();
  }

  private later(): void {
    clearTimeout(this.timer);
    if (this.isDisposed) return;
    this.timer = setTimeout(() => void this.settled(new PoliteSlices(SLICE, () => this.isTypedIn)), PACK_AFTER);
    // What is not packed yet keeps nobody from leaving.
    this.timer.unref();
  }

  /** Whether somebody is typing now: packing can wait, the next letter cannot. */
  private get isTypedIn(): boolean {
    return !this.isDisposed && Date.now() - this.typed < BETWEEN_KEYS;
  }

  private async pack(slices: Slices): Promise<void> {
    if (this.isDisposed) return;
    if (this.texts.isBusy()) return this.later();
    const due = await this.takeDue(slices);
    // Where only the lexicon has changed, no text is looked at.
    const groups = due === 'all' || due.size > 0 ? await this.grouped(slices) : undefined;
    const builder = new SegmentBuilder(this.index.vocabulary);
    let bytes = 0;
    for (const [shard, texts] of groups ?? []) {
      if (due !== 'all' && !due.has(shard)) continue;
      if (this.isDisposed) return;
      bytes += await this.packShard(shard, texts, builder, slices);
    }
    await this.keepUses(slices);
    if (bytes > MUCH) this.leftovers.free();
    if (groups) await this.store?.keepOnly(new Set([...groups.keys(), WORDS, ...(this.keepsUses ? [USES] : [])]));
  }

  private async keepUses(slices: Slices): Promise<void> {
    const revision = this.texts.revision();
    if (!this.store || this.usesRevision === revision) return;
    const uses = await this.texts.packedUses(() => slices.next());
    // What changed meanwhile calls again.
    if (this.isDisposed || this.texts.revision() !== revision) return;
    this.usesRevision = revision;
    this.keepsUses = uses !== undefined && (await this.store.write(USES, [new Uint8Array(uses)]));
  }

  /** The shards that are to be packed. Where there should be many more of them, or many fewer, or their words are others by now, all are. */
  private async takeDue(slices: Slices): Promise<Set<string> | 'all'> {
    const names = [...this.waiting];
    this.waiting.clear();
    const shards = shardCount(this.index.words, this.shards);
    const { store } = this;
    if (shards !== this.shards || (store && names.length > 0 && this.words.areOutdated)) {
      this.shards = shards;
      if (store) await this.words.renew(store, slices);
      return 'all';
    }
    return new Set(names.map((name) => shardOf(name, this.index.get(name)?.length ?? 0, shards)));
  }

  /** The texts that are on disk, by shard. */
  private async grouped(slices: Slices): Promise<Map<string, IndexedText[]>> {
    const groups = new Map<string, IndexedText[]>();
    for (const text of [...this.index.texts()]) {
      if (!this.texts.isOnDisk(text.name)) continue;
      const shard = shardOf(text.name, text.length, this.shards);
      const group = groups.get(shard);
      if (group) group.push(text);
      else groups.set(shard, [text]);
      await slices.next();
    }
    return groups;
  }

  /** @returns bytes that were packed anew */
  private async packShard(shard: string, texts: readonly IndexedText[], builder: SegmentBuilder, slices: Slices): Promise<number> {
    const whole = this.wholeSegment(texts.filter((text) => this.isToPack(text)));
    const segment = whole ?? (await this.packAnew(texts, builder, slices));
    await this.store?.write(shard, this.words.partsOf(shard, segment));
    return whole ? 0 : segment.bytes;
  }

  private async packAnew(texts: readonly IndexedText[], builder: SegmentBuilder, slices: Slices): Promise<Segment> {
    const packed: IndexedText[] = [];
    for (const text of texts) {
      // What has changed since it was chosen is noted as what it is now, and comes in its own turn.
      if (this.isToPack(text)) {
        this.add(text, builder);
        packed.push(text);
      }
      await slices.next();
    }
    const { learnt } = builder;
    const segment = new Segment(builder.build(), this.index.vocabulary, learnt);
    this.index.moveTo(segment, packed, ({ name }) => !this.texts.isOpen(name));
    await slices.next();
    return segment;
  }

  /** Whether a text is the one that its name has, and as it is on disk; an open one is left for when it is closed. */
  private isToPack(text: IndexedText): boolean {
    const { name } = text;
    return this.index.get(name) === text && this.texts.isOnDisk(name) && !this.texts.isOpen(name);
  }

  private add({ name, storage }: IndexedText, builder: SegmentBuilder): void {
    const note = this.texts.noteOf(name);
    if (storage instanceof PackedText) builder.addPacked(storage, note);
    else builder.add(name, storage.analysis, note);
  }

  /** The segment that has just these texts and no others, noted as they are now. */
  private wholeSegment(texts: readonly IndexedText[]): Segment | undefined {
    const [first] = texts;
    if (!(first?.storage instanceof PackedText)) return undefined;
    const { segment } = first.storage;
    const isHere = ({ name, storage }: IndexedText): boolean => storage instanceof PackedText && storage.segment === segment && storage.note === this.texts.noteOf(name);
    return segment.size === texts.length && texts.every(isHere) ? segment : undefined;
  }
}
