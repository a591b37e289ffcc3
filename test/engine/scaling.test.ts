/**
 * Gates on how costs grow: each holds a small case against one ten times as large in the same run, and asks for no absolute time.
 *
 * The least of many measurements is taken, of both cases in turn, and a gate that does not hold is measured once more: what is busy beside the
 * tests only ever adds.
 */
import assert from 'node:assert/strict';
import { resolveLens, textLenses } from '../../server/features/codeLens';
import { textDiagnostics } from '../../server/features/diagnostics';
import { hover } from '../../server/features/hover';
import { references } from '../../server/features/references';
import { CorpusIndex } from '../../server/engine/index/corpusIndex';
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import { analyse } from '../../server/engine/text/analysis';
import { EditedText } from '../../server/engine/text/editedText';
import { layOut } from '../../server/engine/text/layout';
import { Quotations } from '../../server/engine/text/quotations';
import { reanalyse } from '../../server/engine/text/reanalysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { LexiconFiles } from '../../server/project/lexiconFiles';
import { Project } from '../../server/project/project';
import { ThemeUses } from '../../server/project/themeUses';
import { letterTyped, paragraphOfLength, placeToType, textOfLength } from '../bench/typing';

/** How many times as large the large case is. */
const TIMES = 10;
const MEASUREMENTS = 12;
const ATTEMPTS = 3;

type Action = () => void;

/**
 * Holds that the large case costs at most so many times the small one.
 * @param most `TIMES` would be linear
 */
function costsAtMost(most: number, small: Action, large: Action, measurements = MEASUREMENTS): void {
  let ratio = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && ratio > most; attempt++) ratio = Math.min(ratio, growth(small, large, measurements));
  if (process.env.LEITMOTIF_SHOW_GROWTH) process.stdout.write(`      ${ratio.toFixed(2)} times (at most ${most})\n`);
  assert.ok(ratio <= most, `what is ${TIMES} times as large costs ${ratio.toFixed(1)} times as much; the gate is ${most}`);
}

function growth(small: Action, large: Action, measurements: number): number {
  let [least, leastLarge] = [Infinity, Infinity];
  for (let i = 0; i < measurements; i++) {
    least = Math.min(least, milliseconds(small));
    leastLarge = Math.min(leastLarge, milliseconds(large));
  }
  return leastLarge / least;
}

function milliseconds(action: Action): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

const LEXICON = `themes:
  peace: [peace*, treaty, (war|wars) ~2 nations]
  money: [debt*, treasury, "public revenue*"]
  none: [zorblax]
`;

/** UTF-16 units of each text of a corpus. */
const LENGTH = 2500;
const FEW = 100;
const ALL = FEW * TIMES;
const wording = textOfLength(LENGTH * ALL);

/** Texts packed together. */
const PACKED = 25;

/** A project of so many packed texts, all of the same length, the first of which say so many times a word that nothing else has. */
function projectOf(texts: number, { inTexts = 0, times = 1 } = {}, lexicon = LEXICON): Project {
  const contents = new Map<string, string>();
  const project = new Project({ contentOf: ({ name }) => contents.get(name) });
  const { vocabulary } = project.index;
  project.setLexicon([{ uri: 'lexicon', text: lexicon }]);
  const builder = new SegmentBuilder(vocabulary);
  for (let i = 0; i < texts; i++) {
    const said = i < inTexts ? ' zorblax then'.repeat(times) : '';
    const name = `text-${String(i).padStart(4, '0')}`;
    const text = wording.slice(i * LENGTH, (i + 1) * LENGTH) + said;
    contents.set(name, text);
    builder.add(name, analyse(text, vocabulary), '');
    if (builder.size < PACKED && i + 1 < texts) continue;
    project.addSegment(builder.build());
  }
  project.totals();
  return project;
}

/** Types on and on in a text of a project, and asks each time for what an editor then shows. */
function typing(project: Project, text: string): Action {
  const name = 'typed';
  let now = text;
  let typed = 0;
  const at = placeToType(text);
  const show = (): void => {
    project.setText(name, now);
    const edited = project.index.get(name)!;
    textDiagnostics(project, edited, 500);
    for (const lens of textLenses(project, edited, 'all').slice(0, 20)) resolveLens(project, lens, true);
  };
  show();
  return () => {
    now = now.slice(0, at + typed) + letterTyped(typed) + now.slice(at + typed);
    typed++;
    show();
  };
}

describe('costs grow', function () {
  // The slowest takes a second; a busy machine and a second attempt are allowed for.
  this.timeout(60_000);

  it('not with the corpus, for a keystroke', () => {
    const text = textOfLength(3000);
    const lexicon = `${LEXICON}${Array.from({ length: 60 }, (_, i) => `  theme-${i}: [nation*, word${i}]\n`).join('')}`;
    costsAtMost(2, typing(projectOf(FEW, {}, lexicon), text), typing(projectOf(ALL, {}, lexicon), text), 40);
  });

  it('less than with the text, for a keystroke', () => {
    const project = projectOf(FEW);
    costsAtMost(TIMES * 0.5, typing(project, textOfLength(100_000)), typing(project, textOfLength(1_000_000)), 12);
  });

  it('hardly with the paragraph, for reading, counting and matching it after a keystroke', () => {
    costsAtMost(TIMES * 0.3, typingInParagraph(100_000), typingInParagraph(1_000_000), 30);
  });

  it('with the text, for quotations, whatever marks it is made of', () => {
    costsAtMost(TIMES * 2, readingQuotations(MANY_MARKS), readingQuotations(MANY_MARKS * TIMES), 4);
  });

  it('less than with the text, for quotations after a keystroke', () => {
    costsAtMost(TIMES * 0.5, typingAmongQuotations(300_000), typingAmongQuotations(3_000_000), 30);
  });

  it('with the bytes, for cold indexing of texts', () => {
    costsAtMost(TIMES * 1.6, () => projectOf(FEW), () => projectOf(ALL), 3);
  });

  it('with the bytes, for cold indexing of one text', () => {
    const reading = (length: number): Action => {
      const text = textOfLength(length);
      return () => {
        const project = new Project();
        project.setLexicon([{ uri: 'lexicon', text: LEXICON }]);
        project.setText('text', text);
        project.totals();
      };
    };
    costsAtMost(TIMES * 1.6, reading(100_000), reading(1_000_000), 4);
  });

  it('with its hits, for a variant', () => {
    costsAtMost(TIMES * 1.6, addingTo(projectOf(ALL, { inTexts: 20 })), addingTo(projectOf(ALL, { inTexts: 20 * TIMES })));
  });

  it('with its hits in one text, for a variant', () => {
    costsAtMost(TIMES * 1.6, addingTo(projectOf(1, { inTexts: 1, times: 500 })), addingTo(projectOf(1, { inTexts: 1, times: 500 * TIMES })));
  });

  it('less than with the corpus, for a variant', () => {
    costsAtMost(TIMES * 0.25, addingTo(projectOf(FEW, { inTexts: 50 })), addingTo(projectOf(ALL, { inTexts: 50 })));
  });

  it('with what they show, for hover and references', () => {
    const few = projectOf(ALL, { inTexts: 20, times: 2 });
    const many = projectOf(ALL, { inTexts: 20 * TIMES, times: 2 });
    costsAtMost(TIMES * 1.6, askingReferences(few), askingReferences(many));
    costsAtMost(TIMES * 1.6, askingHover(few), askingHover(many));
  });

  it('less than with the corpus, for hover and references', () => {
    const [few, many] = [FEW, ALL].map((texts) => projectOf(texts, { inTexts: 50, times: 2 }));
    costsAtMost(TIMES * 0.6, askingReferences(few), askingReferences(many));
    costsAtMost(TIMES * 0.5, askingHover(few), askingHover(many));
  });

  it('less than with the other themes, for reading a lexicon after a keystroke', () => {
    costsAtMost(TIMES * 0.6, typingInLexicon(20), typingInLexicon(20 * TIMES), 30);
  });
});

/** Types on and on in a text that is one paragraph, and asks each time for its words and uses. */
function typingInParagraph(length: number): Action {
  const index = new CorpusIndex(new Vocabulary());
  const uses = new ThemeUses(index, new LexiconFiles().update([{ uri: 'lexicon', text: LEXICON }]));
  let now = index.put('typed', analyse(paragraphOfLength(length), index.vocabulary));
  let at = placeToType(now.text);
  let typed = 0;
  uses.in(now);
  return () => {
    const old = now;
    const found = reanalyse(old.analysis, EditedText.of(old.content, at, at, letterTyped(typed++)), index.vocabulary);
    at++;
    now = index.replace(old, found);
    uses.replaced(old, now, found.change);
    uses.in(now);
  };
}

/** Texts of nothing but these: what opens and is never closed, what is closed and was never opened, what may be either, and paragraphs that all go on. */
const MARKS = ['“', '”', '"', ' "', '“a” ', ' ‘', "s' a", ' ‘s’ a', '“‘„«», ', '> ', '“a\n', '« a\n', '“‘"«\n', '5\'10"'];
const MANY_MARKS = 5000;

function readingQuotations(times: number): Action {
  const texts = MARKS.map((marks) => marks.repeat(times)).map((text) => ({ text, spans: layOut(text).paragraphs }));
  return () => {
    for (const { text, spans } of texts) {
      const quotations = new Quotations(text, spans);
      quotations.all();
      quotations.around({ start: text.length - 2, end: text.length - 1 });
    }
  };
}

/** Types on and on in a text, and asks each time for what is quoted there. */
function typingAmongQuotations(length: number): Action {
  const vocabulary = new Vocabulary();
  const text = textOfLength(length);
  let now = analyse(text, vocabulary);
  let at = placeToType(text);
  let typed = 0;
  now.quotations.around({ start: at, end: at + 1 });
  return () => {
    now = reanalyse(now, EditedText.of(now.content, at, at, letterTyped(typed++)), vocabulary).analysis;
    now.quotations.around({ start: at, end: ++at });
  };
}

/** Adds to a theme a variant that was never there, and counts the theme; takes it away again, which costs the same. */
function addingTo(project: Project): Action {
  let number = 0;
  return () => {
    const variant = `(zorblax|x${number++})`;
    project.setLexicon([{ uri: 'lexicon', text: `${LEXICON}  more: [spaceship, ${variant}]\n` }]);
    project.totals().get('more');
    project.setLexicon([{ uri: 'lexicon', text: `${LEXICON}  more: [spaceship]\n` }]);
    project.totals().get('more');
  };
}

function askingReferences(project: Project): Action {
  const [text, offset] = markedPlace(project);
  return () => assert.ok(references(project, text, offset, true).length > 0);
}

function askingHover(project: Project): Action {
  const [text, offset] = markedPlace(project);
  return () => assert.ok(hover(project, text, offset, { commands: true, complete: true, ofTexts: project.index.size }));
}

function markedPlace(project: Project): [NonNullable<ReturnType<Project['index']['get']>>, number] {
  const text = project.index.get('text-0000')!;
  return [text, text.text.indexOf('zorblax') + 1];
}

function typingInLexicon(themes: number): Action {
  const files = new LexiconFiles();
  const variants = Array.from({ length: 20 }, (_, i) => `      - word${i} of many\n`).join('');
  const theme = (i: number, more = ''): string => `  theme-${i}:\n    label: Theme ${i}\n    variants:\n${variants}${more}`;
  const before = `themes:\n${Array.from({ length: themes / 2 }, (_, i) => theme(i)).join('')}`;
  const after = Array.from({ length: themes / 2 }, (_, i) => theme(themes + i)).join('');
  let typed = 'w';
  const read = (): void => void files.update([{ uri: 'lexicon', text: `${before}${theme(themes / 2, `      - ${typed}\n`)}${after}` }]);
  read();
  return () => {
    typed += 'x';
    read();
  };
}
