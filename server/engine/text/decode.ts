/**
 * Decoding: bytes of a file to text. A mark of byte order is believed, valid UTF-8 is UTF-8, and the rest is guessed by the
 * frequencies of its bytes.
 */
import { analyse } from 'chardet';
import { arePrintable } from './fourBytes';

export interface Decoded {
  readonly kind: 'text';
  /** Without a byte order mark. */
  readonly text: string;
  /** The editor's name of the encoding: `utf8`, `utf8bom`, `utf16le`, `gb18030`, `windows1251` … */
  readonly encoding: string;
  /** A person's name of it. */
  readonly label: string;
}

export interface NotText {
  readonly kind: 'binary';
}

interface Encoding {
  /** For `TextDecoder`. */
  readonly name: string;
  readonly id: string;
  readonly label: string;
}

const UTF8: Encoding = { name: 'utf-8', id: 'utf8', label: 'UTF-8' };
const UTF16LE: Encoding = { name: 'utf-16le', id: 'utf16le', label: 'UTF-16 LE' };
const UTF16BE: Encoding = { name: 'utf-16be', id: 'utf16be', label: 'UTF-16 BE' };

/** By chardet's names. Latin-1 is read as Windows-1252, as browsers do. */
const LEGACY: Record<string, Encoding> = {
  GB18030: { name: 'gb18030', id: 'gb18030', label: 'GB18030' },
  Big5: { name: 'big5', id: 'big5hkscs', label: 'Big5' },
  Shift_JIS: { name: 'shift_jis', id: 'shiftjis', label: 'Shift JIS' },
  'EUC-JP': { name: 'euc-jp', id: 'eucjp', label: 'EUC-JP' },
  'EUC-KR': { name: 'euc-kr', id: 'euckr', label: 'EUC-KR' },
  'KOI8-R': { name: 'koi8-r', id: 'koi8r', label: 'KOI8-R' },
  'windows-1251': { name: 'windows-1251', id: 'windows1251', label: 'Windows-1251' },
  'ISO-8859-5': { name: 'iso-8859-5', id: 'iso88595', label: 'ISO 8859-5' },
  'windows-1252': { name: 'windows-1252', id: 'windows1252', label: 'Windows-1252' },
  'ISO-8859-1': { name: 'windows-1252', id: 'windows1252', label: 'Windows-1252' },
  'ISO-8859-2': { name: 'iso-8859-2', id: 'iso88592', label: 'ISO 8859-2' },
  'windows-1250': { name: 'windows-1250', id: 'windows1250', label: 'Windows-1250' },
  'windows-1253': { name: 'windows-1253', id: 'windows1253', label: 'Windows-1253' },
  'windows-1254': { name: 'windows-1254', id: 'windows1254', label: 'Windows-1254' },
};
const FALLBACK = LEGACY['windows-1252'];

/** Bytes looked at to tell a binary file, and to guess an encoding. */
const SAMPLE = 64 * 1024;

export function decode(bytes: Uint8Array): Decoded | NotText {
  const marked = byMark(bytes);
  if (marked) return decoded(bytes, marked.encoding, marked.skip);
  const sample = bytes.subarray(0, SAMPLE);
  const survey = surveyOf(sample);
  const wide = unmarkedUtf16(sample, survey);
  if (wide) return decoded(bytes, wide);
  if (isBinary(survey, sample.length)) return { kind: 'binary' };
  return strictUtf8(bytes) ?? damagedUtf8(bytes) ?? decoded(bytes, guess(bytes));
}

function strictUtf8(bytes: Uint8Array): Decoded | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'text', text, encoding: UTF8.id, label: UTF8.label };
  } catch {
    return undefined;
  }
}

/** UTF-8 that was cut in mid-character or has a few bad bytes: what decodes outweighs by far what does not. */
function damagedUtf8(bytes: Uint8Array): Decoded | undefined {
  const result = decoded(bytes, UTF8);
  let good = 0;
  let bad = 0;
  for (let at = 0; at < result.text.length; at++) {
    const unit = result.text.charCodeAt(at);
    if (unit === 0xfffd) bad++;
    else if (unit > 0x7f) good++;
  }
  return good >= bad * 10 ? result : undefined;
}

/** The text that an editor shows which takes the bytes for UTF-8. */
export function decodeAsUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function decoded(bytes: Uint8Array, encoding: Encoding, skip = 0): Decoded {
  const read = new TextDecoder(encoding.name, { ignoreBOM: true }).decode(bytes.subarray(skip));
  const text = encoding.name === 'windows-1252' ? withoutControls(read) : read;
  return { kind: 'text', text, encoding: skip === 3 ? 'utf8bom' : encoding.id, label: encoding.label };
}

/** Some runtimes read the bytes 80 to 9F of Windows-1252 as the controls of Latin-1. */
function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]);
}

/** What these bytes are; those that are nothing stay. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function byMark(bytes: Uint8Array): { encoding: Encoding; skip: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: UTF8, skip: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: UTF16LE, skip: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: UTF16BE, skip: 2 };
  return undefined;
}

/** What the bytes of a sample are, found in one pass. */
interface Survey {
  /** Zeros at even and at odd places. */
  readonly zeros: readonly [number, number];
  /** ASCII that texts have: printable, tabs and line breaks. */
  readonly plain: number;
  /** Controls that no text has, zeros left out. */
  readonly controls: number;
}

const enum Byte {
  Other = 0,
  Zero,
  Plain,
  Control,
}

const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0) return Byte.Zero;
  if ((byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d) return Byte.Plain;
  return byte < 0x20 && byte !== 0x0c && byte !== 0x1b ? Byte.Control : Byte.Other;
});

function surveyOf(sample: Uint8Array): Survey {
  const view = new DataView(sample.buffer, sample.byteOffset, sample.length);
  const lastFour = sample.length - 4;
  const zeros: [number, number] = [0, 0];
  let plain = 0;
  let controls = 0;
  for (let at = 0; at < sample.length; at++) {
    // Most of most texts.
    while (at <= lastFour && arePrintable(view.getInt32(at, true))) {
      plain += 4;
      at += 4;
    }
    if (at === sample.length) break;
    const kind = KINDS[sample[at]];
    if (kind === Byte.Plain) plain++;
    else if (kind === Byte.Zero) zeros[at & 1]++;
    else if (kind === Byte.Control) controls++;
  }
  return { zeros, plain, controls };
}

/**
 * UTF-16 without a mark. Its spaces and line breaks have a zero in the same byte of each pair, nothing else has; and what it
 * decodes to is letters.
 */
function unmarkedUtf16(sample: Uint8Array, survey: Survey): Encoding | undefined {
  const { zeros } = survey;
  if (sample.length < 16 || sample.length % 2 === 1 || isNearlyAscii(survey, sample.length)) return undefined;
  if (zeros[1] > 0 && zeros[0] <= zeros[1] * 0.05) return readsAsText(sample, UTF16LE);
  if (zeros[0] > 0 && zeros[1] <= zeros[0] * 0.05) return readsAsText(sample, UTF16BE);
  return undefined;
}

/** Pairs of ASCII would read as ideographs; UTF-16 has zeros, high bytes or controls among its bytes. */
function isNearlyAscii({ zeros, plain }: Survey, length: number): boolean {
  return zeros[0] + zeros[1] < length * 0.15 && plain > length * 0.85;
}

/** ASCII, Latin, Greek and Cyrillic, Hebrew and Arabic, Thai, punctuation, kana, ideographs, Hangul, wide forms. */
const LIKELY_IN_TEXT =
  /[\t\n\r -~\u00a0-\u024f\u0370-\u052f\u0590-\u06ff\u0e00-\u0e7f\u2010-\u2044\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff01-\uff5e]/g;

function readsAsText(sample: Uint8Array, encoding: Encoding): Encoding | undefined {
  const text = new TextDecoder(encoding.name).decode(sample);
  return (text.match(LIKELY_IN_TEXT)?.length ?? 0) >= text.length * 0.95 ? encoding : undefined;
}

/** A zero byte, or more than a few control characters, are in no text. */
function isBinary({ zeros, controls }: Survey, length: number): boolean {
  return zeros[0] + zeros[1] > 0 || controls > length * 0.02;
}

/** Guesses from the lines that have bytes above ASCII, as the rest of a page says nothing. */
function guess(bytes: Uint8Array): Encoding {
  const guesses = analyse(telling(bytes));
  // A few characters tell the detector nothing; those that a Chinese reader would know are Chinese.
  if ((guesses[0]?.confidence ?? 0) <= LEAST_CONFIDENCE && isPlainChinese(bytes)) return LEGACY.GB18030;
  for (const { name } of guesses) {
    const encoding = LEGACY[name];
    if (encoding && fits(bytes, encoding)) return encoding;
  }
  return FALLBACK;
}

/** What the detector says of an encoding that merely is possible. */
const LEAST_CONFIDENCE = 10;

/** Whether all bytes above ASCII are pairs in the rows of GB 2312 that hold punctuation and ideographs, the common ones mostly. */
function isPlainChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at++) {
    const lead = bytes[at];
    if (lead < 0x80) continue;
    const trail = bytes[++at] ?? 0;
    if (trail < 0xa1 || trail > 0xfe || lead < 0xa1 || lead > 0xf7 || (lead > 0xa9 && lead < 0xb0)) return false;
    pairs++;
    if (lead <= 0xd7) common++;
  }
  return pairs >= 2 && common >= pairs * 0.8;
}

function fits(bytes: Uint8Array, encoding: Encoding): boolean {
  const text = new TextDecoder(encoding.name).decode(bytes.subarray(0, SAMPLE));
  return (text.match(/\ufffd/g)?.length ?? 0) <= text.length / 200;
}

function telling(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let line: number[] = [];
  let tells = false;
  for (const byte of bytes.subarray(0, SAMPLE * 4)) {
    line.push(byte);
    tells ||= byte > 0x7f;
    if (byte !== 0x0a) continue;
    if (tells) kept.push(...line);
    line = [];
    tells = false;
  }
  if (tells) kept.push(...line);
  return Uint8Array.from(kept.slice(0, SAMPLE));
}
