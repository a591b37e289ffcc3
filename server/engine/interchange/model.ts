/**
 * Dictionaries of other tools, as one shape: a tree of categories with their wordings. Every format is read into it and written from it.
 *
 * Wordings are in Leitmotif's own pattern language as soon as they are here: what a format writes otherwise is put into it by the
 * format's reader. Offsets (`at`) are UTF-16 units into the file that was read, its byte order mark taken off.
 */

export const FORMAT_IDS = [
  'quanteda', 'liwc', 'yoshikoder', 'lexicoder2', 'lexicoder3', 'wordstat', 'codebook', 'skos-turtle', 'skos-jsonld', 'csv',
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

export interface ForeignDictionary {
  readonly name?: string;
  /** Tag of the language that wordings are in which say no other; small letters, hyphens. */
  readonly language?: string;
  /** Wordings are words and wildcards, and every other sign in them stands for itself. */
  readonly literal?: boolean;
  readonly categories: readonly Category[];
  /** Where those two are written. */
  readonly places?: { readonly name?: number; readonly language?: number };
}

export interface Category {
  /** As the file names it; of a theme its id, or its label where the id can be made of that. */
  readonly name: string;
  /** Of its theme, where the file says it; elsewhere it is made of the names on the way down. */
  readonly id?: string;
  /** For people, where the format has one apart from the name. */
  readonly label?: string;
  readonly definition?: string;
  /** `#rrggbb`, or a palette name in formats that carry those. */
  readonly color?: string;
  readonly wordings: readonly Wording[];
  /** Wordings that are no uses, of the category as a whole. */
  readonly except: readonly Wording[];
  readonly children: readonly Category[];
  /** Fields of a theme that few formats have: `severity`, `case`, `diacritics`, `stem`, `language`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly at: number;
}

export interface Wording {
  /** In Leitmotif's pattern language. */
  readonly match: string;
  readonly pole?: 'counter';
  /** Any one of these must stand near by. */
  readonly near?: readonly string[];
  /** Words between at most, `sentence`, `paragraph`, or both (`20 in paragraph`); absent: the same sentence. */
  readonly within?: string;
  /** Where it must stand as seen from the use; absent: on either side. */
  readonly side?: 'before' | 'after';
  readonly except?: readonly string[];
  /** Fields of a variant that few formats have: `case`, `diacritics`, `stem`, `language`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly at: number;
}

/**
 * What became of something in the file. `error`: it could not be read, or not as it stands. `lost`: it was read, and is not carried
 * over. `changed`: it is carried over as something else.
 */
export type NoteKind = 'error' | 'lost' | 'changed';

export interface Note {
  readonly kind: NoteKind;
  /** A whole sentence without its stop, that names what is meant: "3 exceptions of hegemony". */
  readonly message: string;
  /** UTF-16 units into the file that was read: the dictionary on import, the lexicon on export. */
  readonly at: number;
}

export interface ReadDictionary {
  readonly dictionary: ForeignDictionary;
  readonly notes: readonly Note[];
}

export interface Written {
  readonly text: string;
  readonly notes: readonly Note[];
}

/** What a format can say. Whatever is missing here is listed when a lexicon is written in it. */
export interface Carries {
  /** The name of the dictionary as a whole. */
  readonly title: boolean;
  /** A label apart from the name. */
  readonly label: boolean;
  readonly definition: boolean;
  /** `hex`: as #rrggbb; `any`: palette names as well. */
  readonly color: false | 'hex' | 'any';
  readonly hierarchy: boolean;
  /** Ids of themes, whatever they stand below. */
  readonly ids: boolean;
  /** The languages of wordings, by tags. */
  readonly languages: boolean;
  /** `none`: no wordings at all; `plain`: words and wildcards; `all`: the whole pattern language. */
  readonly wordings: 'none' | 'plain' | 'all';
  readonly wildcards: readonly ('*' | '?' | 'ending*')[];
  /** Conditions on what stands near by, how near and on which side. */
  readonly near: boolean;
  /** Exceptions, poles, fields of themes and variants. */
  readonly ours: boolean;
}

export interface Format {
  readonly id: FormatId;
  /** As people call it: "LIWC dictionary". */
  readonly name: string;
  /** Without the stop; the first one is its own. */
  readonly extensions: readonly string[];
  readonly carries: Carries;
  /** Why a wording cannot stand in such a file, or nothing. */
  readonly refuses?: (wording: string) => string | undefined;
  /** The name as it can stand in such a file. */
  readonly nameOf?: (name: string) => string;
  /** Where each comment begins, which no format carries over. */
  readonly commentsIn?: (text: string) => readonly number[];
  read(text: string): ReadDictionary;
  /** Writes what `Carries` allows; everything else has been taken out before. */
  write(dictionary: ForeignDictionary): string;
}

// Limits. Each is named in the note that it leads to.

/** UTF-16 units of a dictionary. */
export const LONGEST_DICTIONARY = 5_000_000;
/** Categories inside categories: as deep as themes may stand below each other. */
export const DEEPEST_TREE = 20;
/** Categories of a dictionary. */
export const MOST_CATEGORIES = 20_000;
/** Wordings of a dictionary. */
export const MOST_WORDINGS = 300_000;
/** Notes kept; the last one says how many more there are. */
export const MOST_NOTES = 1000;
/** UTF-16 units of a name, a label or an id. */
export const LONGEST_NAME = 200;
/** UTF-16 units of a lexicon of ours that are read. */
export const LONGEST_LEXICON = 2_000_000;
