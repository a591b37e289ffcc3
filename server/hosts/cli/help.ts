export const HELP = `leitmotif: where each framing is voiced, how often, and in what words

  leitmotif scan [paths…]        every use, one a line
  leitmotif scan --stdin         the same of documents on standard input, one JSON object a line (docs/scale.md)
  leitmotif count [files…]       counts of what scan has written, or of such counts; standard input without files
  leitmotif report [paths…]      counts, texts by themes
  leitmotif check-lexicon FILE…  what is wrong with a lexicon, and where
  leitmotif import-lexicon FILE  a dictionary of another tool, as a lexicon
  leitmotif export-lexicon FILE  a lexicon, as a dictionary of another tool
  leitmotif lsp --stdio          the language server, for editors

Options of scan and report
  --lexicon FILE      the theme lexicon; otherwise the nearest lexicon.yaml at or above each text
  --format FORMAT     jsonl (as scan does), csv or table (as report does)
  --fail-on THEMES    exit with 1 where a use of one of these themes is found; "any" for any theme
  --apparatus         count web residue (share links, repeated captions) as well
  --levels 1,3        themes by these levels of their hierarchy, as quanteda's levels=; 1 is the topmost

Options of scan --stdin
  --lexicon FILE      must be given; --format is jsonl or csv
  --summary           says in a last line how many documents and words were read, and with which lexicon

Option of count
  --format FORMAT     jsonl, csv or table

Option of check-lexicon
  --texts PATH        the texts it is held against, instead of those in its own folder

Options of import-lexicon and export-lexicon
  --from FORMAT       what the dictionary is, where its name and its text do not tell
  --to FORMAT         quanteda, liwc, yoshikoder, lexicoder2, lexicoder3, wordstat, codebook, skos-turtle, skos-jsonld or csv
  --out FILE          a new file for it; otherwise standard output. What is not carried over is listed on standard error

Exit codes: 0 done; 1 found what --fail-on asked for, or the lexicon (the dictionary) has errors; 2 could not do it.
`;
