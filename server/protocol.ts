/**
 * What the Leitmotif server offers beyond the Language Server Protocol, and the shapes both sides share.
 *
 * Everything here is plain JSON, so any editor can speak it; `docs/protocol.md` is its reference.
 * This file imports nothing, so both sides may import it.
 *
 * Units: `Position` and `Range` are LSP's (zero-based lines, UTF-16 characters); `uri` is a document URI.
 */

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface Location {
  uri: string;
  range: Range;
}

/** The language id of a theme lexicon. */
export const LEXICON_LANGUAGE = 'leitmotif-lexicon';

/** What the client tells the server of itself in `initializationOptions`. All of it is optional. */
export interface InitializationOptions {
  /** The client has the commands named in `CLIENT_COMMANDS`: lenses and hovers may carry them. */
  commands?: boolean;
  /** The client draws its own marks and asks for them by `UsesRequest`. */
  marks?: boolean;
  /** URI of a folder that holds `checks.md`, the page that explains the checks of a lexicon: problems link into it. */
  docs?: string;
  /**
   * URI or path of a folder on disk that the editor keeps for Leitmotif and this workspace; it need not be there yet. What was read of the texts is
   * kept in it; absent, in the cache folder of the platform.
   */
  storage?: string;
}

/** Commands a code lens or a hover link may carry when the client says it has them. Arguments are plain JSON. */
export const CLIENT_COMMANDS = {
  /** `[PeekArguments]`: show the uses named, peeking from the place named. */
  peekUses: 'leitmotif.peekUses',
  /** `[SelectionArguments]`: choose a theme and add the selection to it, by `LexiconEditRequest`. */
  addToTheme: 'leitmotif.addToTheme',
  /** `[SelectionArguments]`: make a theme of the selection. */
  newTheme: 'leitmotif.newThemeFromSelection',
  /** `[SelectionArguments & { theme }]`: except this use from its theme. */
  exceptUse: 'leitmotif.exceptUse',
  /** `[SelectionArguments & { theme? }]`: choose a wider variant by `GeneraliseRequest`, and add it to the theme. */
  generalise: 'leitmotif.generalise',
  /** `[{ uri, theme? }]`: list what the lexicon as it is typed gains and loses. */
  showLexiconChange: 'leitmotif.showLexiconChange',
} as const;

/** The argument of the commands that edit the lexicon from a text. */
export interface SelectionArguments {
  uri: string;
  range: Range;
}

/** The single argument of `CLIENT_COMMANDS.peekUses`. The client asks `FindUsesRequest` with `query` and peeks at the answer. */
export interface PeekArguments {
  /** Where the peek opens. */
  at: { uri: string; position: Position };
  query: UsesQuery;
}

/**
 * Which uses are meant. Fields narrow each other.
 * Exactly one of `theme`, `phrase`, or neither (all themes).
 */
export interface UsesQuery {
  /** A document of the project that is meant (its text or its lexicon). */
  uri: string;
  /** Theme id. */
  theme?: string;
  /** Zero-based position of a variant in its theme; only with `theme`. */
  variant?: number;
  /** Of `theme` its own uses, without those of the themes below it. */
  alone?: boolean;
  /** Any words, named in a lexicon or not, matched as a variant in quotation marks would be (no globs). */
  phrase?: string;
  /** Only uses in `uri`, and only within this range where given. */
  within?: 'text' | Range;
}

/** One use of a theme in one text. */
export interface UseInfo {
  range: Range;
  theme: string;
  /** Zero-based position of the variant in its theme. */
  variant: number;
  pole: 'main' | 'counter';
}

/** A theme as the client needs it to draw. */
export interface ThemeInfo {
  id: string;
  label: string;
  /** `#rrggbb`, or a palette name (`PALETTE`). */
  color: string;
  /** `true` where the lexicon says `severity: off`: the theme is counted, not marked. */
  off: boolean;
}

/** Names a lexicon may give as a theme's colour; the client maps each to a theme colour of its own. */
export const PALETTE = [
  'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink', 'brown', 'olive', 'gray',
] as const;

/** request `leitmotif/uses`: the uses in one open text, to be drawn. Bounded by `limit` around `visible`. */
export const UsesRequest = 'leitmotif/uses';
export interface UsesParams {
  textDocument: { uri: string };
  /** Only uses that touch one of these ranges. Absent: all. */
  visible?: Range[];
}
export interface UsesResult {
  /** Version of the document the ranges are of; `null` where the document is not open. */
  version: number | null;
  /** `false` where the document belongs to no lexicon: then there is nothing to draw. */
  hasLexicon: boolean;
  themes: ThemeInfo[];
  uses: UseInfo[];
  /** Uses in the whole text, whatever `visible` says. */
  total: number;
  /**
   * Set where the editor reads the file in another encoding than its bytes say. The counts are of the bytes,
   * and no ranges are given, as they would not fit. `encoding` is VS Code's name of it, `label` a person's.
   */
  reopenAs?: { encoding: string; label: string };
  /**
   * Stretches that are not the text's own words (metadata, web residue, an editor's note, a biography), for the client to show
   * quieter. Bounded by `visible` as the uses are. Absent where the server does not say.
   */
  quiet?: { range: Range; zone: 'metadata' | 'apparatus' | 'note' | 'biography' }[];
}

/** notification `leitmotif/usesChanged`, server to client: ask again for the documents you show. */
export const UsesChangedNotification = 'leitmotif/usesChanged';
export interface UsesChangedParams {
  /** Absent: all of them. */
  uris?: string[];
}

/** request `leitmotif/findUses`: uses across the project, ordered by text (path), then position. */
export const FindUsesRequest = 'leitmotif/findUses';
export interface FindUsesParams {
  query: UsesQuery;
  /** How many locations at most. Default 2,000. */
  limit?: number;
}
export interface FindUsesResult {
  locations: Location[];
  /** All uses found, of which `locations` may be the first. */
  total: number;
  /** Texts with at least one use. */
  texts: number;
  /** All texts of the project read so far. */
  ofTexts: number;
  /** `false` while texts are still being read: then `total` may grow. */
  complete: boolean;
  /** What was looked for, in words: a theme's label, or the phrase. */
  label: string;
}

/** request `leitmotif/adjacentUse`: the next or previous use, going on into the next text at an end. */
export const AdjacentUseRequest = 'leitmotif/adjacentUse';
export interface AdjacentUseParams {
  textDocument: { uri: string };
  position: Position;
  direction: 'next' | 'previous';
  /** `'at-cursor'`: the theme at the position (any theme where there is none); `null`: any; else a theme id. */
  theme: 'at-cursor' | string | null;
  /** Theme ids the reader has hidden: their uses are passed over unless `theme` names one. */
  hidden?: string[];
}
export interface AdjacentUseResult {
  location: Location;
  theme: ThemeInfo;
  /** 1-based number of this use among the `of` uses meant, over the corpus. */
  number: number;
  of: number;
  /** `true` where the search went past the last text to the first, or the other way. */
  wrapped: boolean;
  /** `true` where only the theme at the cursor was meant, not any. */
  single: boolean;
}

/** request `leitmotif/phraseAt`: the phrase that references would follow at a position, or the selection's words. */
export const PhraseAtRequest = 'leitmotif/phraseAt';
export interface PhraseAtParams {
  textDocument: { uri: string };
  /** A selection, or an empty range: the longest phrase there that recurs elsewhere. */
  range: Range;
}
export interface PhraseAtResult {
  range: Range;
  phrase: string;
}

/** request `leitmotif/proposeLexicon`: the text of a first lexicon for a folder, seeded with phrases that recur in its texts. */
export const ProposeLexiconRequest = 'leitmotif/proposeLexicon';
export interface ProposeLexiconParams {
  /** URI of a folder. */
  folder: string;
}
export interface ProposeLexiconResult {
  /** URI of the file it should be written to; it does not exist yet. */
  uri: string;
  text: string;
  /** Texts read, and phrases put in. */
  texts: number;
  phrases: number;
}

/** request `leitmotif/dictionaryFormats`, without parameters: the formats of other tools that dictionaries are read from and written in. */
export const DictionaryFormatsRequest = 'leitmotif/dictionaryFormats';
export interface DictionaryFormat {
  /** As the two requests below name it. */
  id: string;
  /** As people call it: "LIWC dictionary". */
  name: string;
  /** Endings of its files without the stop; the first one is its own. */
  extensions: string[];
  /** What it carries of a lexicon, in one line. */
  carries: string;
}

/** request `leitmotif/importDictionary`: a dictionary of another tool as the text of a lexicon. Nothing is written by asking. */
export const ImportDictionaryRequest = 'leitmotif/importDictionary';
export interface ImportDictionaryParams {
  /** A file, as an open editor has it or as it is on disk; or any text with the name that its format may be told from. */
  source: { uri: string } | { name: string; text: string };
  /** Id of its format, or an ending; absent: told from the text and the name. */
  format?: string;
}
export type ImportDictionaryResult =
  | { kind: 'lexicon'; text: string; format: string; themes: number; variants: number; notes: InterchangeNote[] }
  /** The format cannot be told: ask again with one. */
  | { kind: 'unclear' }
  /** It cannot be done, and why in one sentence. */
  | { kind: 'refused'; reason: string };

/** request `leitmotif/exportLexicon`: a lexicon file as the text of a dictionary of another tool. Nothing is written by asking. */
export const ExportLexiconRequest = 'leitmotif/exportLexicon';
export interface ExportLexiconParams {
  /** One lexicon file, as an open editor has it or as it is on disk. */
  textDocument: { uri: string };
  /** Id of the format, or an ending. */
  format: string;
}
export type ExportLexiconResult =
  /** `fileName`: what it may be called. */
  | { kind: 'dictionary'; text: string; format: string; fileName: string; notes: InterchangeNote[] }
  | { kind: 'refused'; reason: string };

/** What became of something in the file that was read: the dictionary on import, the lexicon on export. At most 1,001 are told. */
export interface InterchangeNote {
  /** `error`: it could not be read, or not as it stands. `lost`: it is not carried over. `changed`: it is carried over as something else. */
  kind: 'error' | 'lost' | 'changed';
  /** A whole sentence without its stop. */
  message: string;
  position: Position;
}

/** request `leitmotif/lexiconEdit`: the edit that takes words of a text into the lexicon. Nothing is changed by asking. */
export const LexiconEditRequest = 'leitmotif/lexiconEdit';
export interface LexiconEditParams {
  textDocument: { uri: string };
  /** A selection; for `except`, a range in or on the use. */
  range: Range;
  /** `wording`: the variant itself, instead of the words selected. */
  edit: { kind: 'variant'; theme: string; wording?: string } | { kind: 'except'; theme: string } | { kind: 'theme' };
}
export interface LexiconEditResult {
  /** The lexicon file, and its edits, which keep comments and order. */
  uri: string;
  edits: { range: Range; newText: string }[];
  /** What is written, as it stands in the lexicon. */
  wording: string;
  /** Id of the theme it is written to. */
  theme: string;
}

/** request `leitmotif/generalise`: variants that would also catch the nearest wordings, each with what it would gain. Nothing is changed by asking. */
export const GeneraliseRequest = 'leitmotif/generalise';
export interface GeneraliseParams {
  textDocument: { uri: string };
  /** A selection; of an empty range the longest phrase there that recurs. */
  range: Range;
  /** Id of the theme that would have the variant. */
  theme: string;
}
export interface GeneraliseResult {
  /** What is generalised, and the theme. */
  wording: string;
  theme: string;
  label: string;
  /** Those that gain least first; empty where nothing in the corpus is near. */
  options: WiderVariant[];
}
export interface WiderVariant {
  /** As it would stand in the lexicon. */
  variant: string;
  /** Uses the theme would have more, in so many texts. */
  gained: number;
  texts: number;
  /** The commonest of the wordings gained, in small letters, of `ofWordings` in all. */
  wordings: { wording: string; times: number }[];
  ofWordings: number;
}

/** request `leitmotif/lexiconChange`: the uses that a lexicon as it is typed gains and loses, against the lexicon as it is saved. */
export const LexiconChangeRequest = 'leitmotif/lexiconChange';
export interface LexiconChangeParams {
  /** The lexicon file, or any document of the project. */
  textDocument: { uri: string };
}
export interface LexiconChangeResult {
  /** Themes with a difference, in the lexicon's order. */
  themes: ThemeChange[];
}
export interface ThemeChange {
  theme: string;
  label: string;
  /** "+14 uses in 5 texts, −2". */
  inWords: string;
  gained: number;
  lost: number;
  /** At most 500 of each kind; by text, then place, those gained first. */
  uses: ChangedUse[];
}
export interface ChangedUse {
  kind: 'gained' | 'lost';
  location: Location;
  /** The use in its context, as in a concordance. */
  left: string;
  match: string;
  right: string;
}

/** request `leitmotif/themes`: the themes of a document's project with their counts. */
export const ThemesRequest = 'leitmotif/themes';
export interface ThemesParams {
  textDocument: { uri: string };
}
export interface ThemeCount extends ThemeInfo {
  definition?: string;
  /** Id of the theme above, if there is one. */
  parent?: string;
  /** Themes below it: the counts have theirs in them. */
  below: number;
  /** Uses of the main pole and of the counter pole over the corpus, and in the document. */
  uses: number;
  counter: number;
  texts: number;
  usesHere: number;
  counterHere: number;
}
export interface ThemesResult {
  themes: ThemeCount[];
  /** Where the lexicon stands (the first file of it). */
  lexicon: string;
}

/** notification `leitmotif/status`, server to client; also the answer to request `leitmotif/getStatus`. */
export const StatusNotification = 'leitmotif/status';
export const GetStatusRequest = 'leitmotif/getStatus';

/** request `leitmotif/readOn`: reads the texts that were left when the reading was stopped; answers like `leitmotif/getStatus`. */
export const ReadOnRequest = 'leitmotif/readOn';
export interface StatusParams {
  projects: ProjectStatus[];
}
export interface ProjectStatus {
  /** URI of the project's folder, and its name. */
  folder: string;
  name: string;
  /** `reading` while texts are read; `ready` after. */
  state: 'reading' | 'ready';
  /** Texts read so far, of how many. */
  texts: number;
  ofTexts: number;
  /** Words in the texts read (numbers are words, punctuation is not; a hyphenated compound is one). */
  words: number;
  themes: number;
  uses: number;
  /** Errors in the lexicon as it stands; while there are any, the last good lexicon is in force. */
  lexiconErrors: number;
  /** Files that could not be read as texts, each with a reason in words. Bounded; `unreadTotal` counts all. */
  unread: { uri: string; reason: string }[];
  unreadTotal: number;
  /** Set where the reader stopped the reading: so many texts wait until `leitmotif/readOn` or the next listing of the folder. */
  leftUnread?: number;
  /** Limits in force that hide something, each said in one sentence. */
  limits: string[];
  /** Bytes of memory that the index takes: those of packed texts, and about those of open texts and of the list of words. */
  indexBytes: number;
}

/** Settings under `leitmotif.` that the server asks for by `workspace/configuration`. */
export interface ServerSettings {
  texts: {
    /** Globs of the texts, relative to the lexicon's folder. */
    include: string[];
    /** Globs left out besides what `.gitignore` names. */
    exclude: string[];
  };
  /** Count uses in web residue (share links, repeated captions) as well. */
  countApparatus: boolean;
  /** `decorations`: no diagnostics are reported. */
  marks: 'both' | 'decorations' | 'diagnostics';
  codeLens: {
    /** Lenses over texts; lenses in the lexicon are always there. */
    texts: 'all' | 'head' | 'off';
  };
  /** Diagnostics a text at most; more are counted and said. */
  maxDiagnostics: number;
  index: {
    /** Keep what was read of the texts on disk, outside the folder itself, so that it need not be read again the next time. */
    keepOnDisk: boolean;
  };
}

export const DEFAULT_SETTINGS: ServerSettings = {
  texts: {
    include: ['**/*.{txt,text,md,markdown}'],
    exclude: [],
  },
  countApparatus: false,
  marks: 'both',
  codeLens: { texts: 'all' },
  maxDiagnostics: 500,
  index: { keepOnDisk: true },
};
