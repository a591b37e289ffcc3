/**
 * What was read once and is kept for the next time, in **shards**: named payloads of bytes that are there whole or not at all.
 *
 * A shard is a header and its payload. The header says whose it is and what the payload has to be, so that nothing is believed of a file
 * but that it is what was written under this name, for this project, by this edition of the program. Words are in the byte order of
 * the machine, as in the payloads; the magic tells that of another machine.
 */
import { joinBytes } from '../../engine/index/sections';
import { checksumOf, checksumOfText } from './checksum';

export interface Shard {
  readonly name: string;
  /** Begins at the beginning of a buffer of its own. */
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** Whose shards a store holds: those of others are as if they were not there. */
export interface ShardOrigin {
  /** Of the program, with that of the payloads. */
  readonly edition: string;
  /** URI of the project's folder. */
  readonly owner: string;
}

export interface ShardStore {
  /**
   * Every shard that is whole and of this origin, in no order. What is damaged, of another edition or foreign is left out, in silence.
   * @param isWanted says of a name whether its shard is read; absent, all are
   */
  read(isWanted?: (name: string) => boolean): AsyncIterable<Shard>;
  /**
   * Writes a shard whole or not at all, in the place of the one that has this name. The parts are taken as they are when it is called.
   * @param name letters from a to z, digits and hyphens
   * @param parts of the payload, one after the other; together `LARGEST_PAYLOAD` at most
   * @returns whether it is written
   * @throws `RangeError` where the name is none
   */
  write(name: string, parts: readonly Uint8Array[]): Promise<boolean>;
  /** Removes the shards that are not named, of any origin, and what is left of writes that broke off some time ago. Never fails. */
  keepOnly(names: ReadonlySet<string>): Promise<void>;
}

/** Bytes of a payload at most: more is not written, and not read. */
export const LARGEST_PAYLOAD = 1 << 28;

/** In bytes "Leitmot" and one that no text has, where the lower byte comes first. */
const MAGIC = [0x7469654c, 0x1a746f6d];
const FORMAT = 1;
/** Magic, format, origin, length of the payload; then its checksum. */
const HEADER_WORDS = 8;
const CHECKSUM_AT = 6;
/** Bytes. */
export const HEADER_LENGTH = HEADER_WORDS * 4;

export function isShardName(name: string): boolean {
  return /^[a-z0-9-]+$/.test(name);
}

/** @throws `RangeError` where a name is none */
export function demandShardName(name: string): void {
  if (!isShardName(name)) throw new RangeError(`"${name}" is no name of a shard`);
}

/** A shard as it is kept; `undefined` where the payload would be too large. */
export function packed(origin: ShardOrigin, name: string, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> | undefined {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > LARGEST_PAYLOAD) return undefined;
  const bytes = joinBytes([new Uint8Array(HEADER_LENGTH), ...parts]);
  const header = new Uint32Array(bytes.buffer, 0, HEADER_WORDS);
  header.set([...beginningOf(origin, name, length), ...checksumOf(bytes.subarray(HEADER_LENGTH))]);
  return bytes;
}

export function emptyHeader(): Uint32Array<ArrayBuffer> {
  return new Uint32Array(HEADER_WORDS);
}

/**
 * Whether a header is that of such a shard, so that its payload is worth reading.
 * @param length bytes that follow the header
 */
export function announces(header: Uint32Array, origin: ShardOrigin, name: string, length: number): boolean {
  return length >= 0 && length <= LARGEST_PAYLOAD && beginningOf(origin, name, length).every((word, i) => word === header[i]);
}

/** Whether a payload is the one its header was written for. */
export function isWhole(header: Uint32Array, payload: Uint8Array): boolean {
  return checksumOf(payload).every((word, i) => word === header[CHECKSUM_AT + i]);
}

function beginningOf({ edition, owner }: ShardOrigin, name: string, length: number): readonly number[] {
  return [...MAGIC, FORMAT, ...checksumOfText(JSON.stringify([edition, owner, name])), length];
}
