/** What of a text stands in quotation marks, marked ⟦ ⟧ in tables of texts; and what is read of it again after an edit. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../../server/engine/text/analysis';
import { EditedText } from '../../../server/engine/text/editedText';
import { layOut } from '../../../server/engine/text/layout';
import { Quotations, readParagraphs } from '../../../server/engine/text/quotations';
import { reanalyse } from '../../../server/engine/text/reanalysis';
import { Vocabulary } from '../../../server/engine/text/vocabulary';
import { anyEdit, anyText, seeded, type Edit } from '../../support/arbitrary';
import { mark, unmarked } from '../../support/marked';

function quotationsIn(text: string): Quotations {
  return new Quotations(text, layOut(text).paragraphs);
}

function check(marked: string): void {
  const text = unmarked(marked);
  assert.equal(mark(text, quotationsIn(text).all()), marked);
}

describe('what stands in quotation marks', () => {
  const rooms: Record<string, string[]> = {
    'in English': [
      'He said, “⟦No.⟧” Then he left.',
      'He said, "⟦No.⟧" Then he left.',
      '"⟦No,⟧" he said. "⟦Not now.⟧"',
      'The so-called “⟦rules-based order⟧” is theirs.',
      'A ‘⟦new era⟧’ has come, and a \'⟦new order⟧\' too.',
      '“⟦He said ‘⟦no⟧’ to us.⟧”',
      '‘⟦He said “⟦no⟧” to us.⟧’',
      '"⟦He said \'⟦no⟧\' to us.⟧"',
      '“⟦‘⟦No,⟧’ he said.⟧” And: "⟦\'⟦No⟧\'⟧"',
      '“⟦He called it “⟦hegemony⟧” again,⟧” she said.',
      '(“⟦No⟧”), [“⟦yes⟧”], — “⟦perhaps⟧” — and **“⟦so⟧”**',
      'He spoke—"⟦at last⟧"—and left; "⟦so what?⟧"—nobody knew.',
      '"⟦Well—⟧" he said.',
      '"⟦...and so on,⟧" he said. “⟦…and so on⟧”',
      'From straight "⟦to curly⟧” and “⟦back⟧".',
    ],
    'with apostrophes': [
      'Don’t, don\'t, the 1990s’ end, the 1990s\' end.',
      '’Twas so, ’tis so, in the ’90s and in \'90s style, rock ’n’ roll and rock \'n\' roll.',
      'The students’ views and the workers’ unions.',
      'The students\' views and the workers\' unions.',
      '‘⟦I don’t know⟧’, he said.',
      '\'⟦I don\'t know⟧\', he said.',
      '‘⟦The students’ views matter,⟧’ he said.',
      'The ‘⟦United States⟧’ of Europe.',
      'The ‘⟦United States⟧’ of Europe, and a ‘⟦new era⟧’.',
      'The ‘⟦free world⟧’ and what it isn’t. The workers don’t know.',
      '“⟦It’s the students’ view,⟧” he said.',
      '“⟦‘Twas so,⟧” he said, “⟦in the ‘90s.⟧”',
      'The class of ‘89 and the budget of \'82 were the workers’ own and the workers\' own.',
      `The so-called ‘left, ${'and so on, '.repeat(15)} and the workers’ own.`,
      'The party of the ‘left, and don’t forget: it’s not the end.',
      'The (UN)’s view, ‘⟦the (UN)’s view⟧’.',
      'Hawai‘i and the Qur’an, the Ch‘ing and the Ch’ing.',
      '“⟦Don’t say ‘⟦it’s ours⟧’ to the workers’ council,⟧” he said.',
    ],
    'beside measures': [
      'He is 5\'10" tall, she 5\' 4", the pipe 3" wide.',
      '"⟦He is 5\'10" tall,⟧" she said.',
      '"⟦That was in 1945⟧", he said.',
    ],
    'in French': [
      'Il a dit : «⟦ Non. ⟧» Puis : «⟦ Oui ⟧».',
      '«⟦ C’est l’«⟦ hégémonie ⟧» d’un seul ⟧», dit-il.',
      '«⟦ C’est “⟦l’ordre⟧” ancien ⟧», dit-il. ‹⟦ Non ⟧›',
      'Il a dit "⟦ bonjour ⟧", puis rien.',
    ],
    'in German': [
      'Er sagte: „⟦Nein.⟧“ Dann ging er. „⟦Ja⟧“, sagte sie.',
      '„⟦Er sagte ‚⟦nein⟧‘ zu uns.⟧“ Das war „⟦alles⟧”.',
      'Er sagte: »⟦Nein.⟧« Dann: »⟦Er sagte ›⟦nein⟧‹ zu uns.⟧«',
      'Das „⟦neue⟧“-Denken, Marx’ Werke, „⟦Spiegel⟧“s Bericht.',
      ',,Nein“ und das Ende.',
    ],
    'in Swedish': ['Han sa: ”⟦Nej.⟧” Sedan: ”⟦Ja⟧”. Eller »⟦Nej⟧», sa han.'],
    'in Russian': [
      'Он сказал: «⟦Нет.⟧» Потом ушёл.',
      'Газета «⟦Правда о „⟦новом⟧“ порядке⟧» писала.',
      'Газета «⟦Вестник ⟧«⟦Правды⟧» писала.',
      'Он назвал это "⟦гегемонией⟧" и "⟦диктатом⟧".',
    ],
    'in Chinese, Japanese and Korean': [
      '他说：“⟦你好⟧”然后离开。',
      '他说“⟦不要搞‘⟦霸权⟧’主义⟧”。',
      '他说"⟦你好⟧"，然后离开。',
      '他写的《新秩序》说「⟦和平⟧」、『⟦发展⟧』。',
      '「⟦彼は『⟦はい⟧』と言った⟧」と書いた。',
      '그는 ‘⟦한국⟧’은 “⟦평화⟧”를 원한다고 했다.',
    ],
    'that is not closed': [
      'He said, “⟦No. Then he left.⟧\nNobody knew.',
      'He said, "⟦No. Then he left.⟧\nNobody knew.',
      '“⟦No, he said. ⟧“⟦Never,⟧” she said. Hegemony.',
      'He said: "⟦It is so. ⟧"⟦And it stays so. ⟧"⟦For ever.⟧" Then he left, and "⟦that⟧" was it.',
      'No,” he said. “⟦Never,⟧” she said.',
      'He said, ‘No. Then he left.\nNobody knew.',
      '“⟦No ‘never, he said⟧”, and left.',
      'He said, “⟦No «⟦never⟧⟧”, and left.',
      '“⟦No, he said.⟧\nThen:” he left.',
      'An opening mark at the end opens nothing “\n“⟦No⟧” he said.',
    ],
    'over paragraphs': [
      'He said, “⟦It is so.⟧\n“⟦And it stays so.⟧\n\n“⟦For ever.⟧” Then he left.\nNobody knew.',
      '"⟦It is so.⟧\n"⟦And it stays so,⟧" he said. "⟦For ever.⟧"\nNobody knew.',
      '‘⟦It is so.⟧\n‘⟦And it stays so,⟧’ he said.',
      '‘⟦It is the students’ view.⟧\n‘⟦And it stays so,⟧’ he said.',
      '‘⟦It is the students⟧’ view.\nAnd it stays so, he said.',
      '“⟦He said: ‘⟦It is so.⟧⟧\n“⟦‘⟦And it stays so.⟧’ Then he left,⟧” she said.',
      '“⟦He said: ‘⟦It is so.⟧⟧\n“⟦‘⟦And⟧’ it stays so.⟧',
      '“⟦He said: ‘It is so.⟧\n“⟦And it stays so,⟧” she said.',
      '«⟦ C’est ainsi.⟧\n»⟦ Et cela reste ⟧», dit-il.',
      '«⟦ C’est ainsi.⟧\n«⟦ Et cela reste ⟧», dit-il.',
      '「⟦そうだ。⟧\n「⟦そのままだ⟧」と言った。',
      '> “⟦It is so.⟧\n\n> “⟦And it stays so.⟧”',
    ],
    'that is interrupted': [
      'He said, “⟦It is so.⟧\nA photo of the summit.\nAnd it stays so.” Then he left.',
      'He said, “⟦It is so.⟧\nA photo of the summit.\n“⟦And it stays so.⟧” Then he left.',
      'He said, “⟦It is so.⟧\n«⟦ Non ⟧», dit-il.',
    ],
  };
  for (const [room, rows] of Object.entries(rooms)) for (const row of rows) it(`${room}: ${row}`, () => check(row));

  it('says where a quotation was opened, however many paragraphs above', () => {
    const text = 'One.\nHe said, “‘It is so.\n“‘It is so.\n“‘It is so’, and “it” stays so.” Then he left.';
    const quotations = quotationsIn(text);
    const openingOf = (word: string): unknown => {
      const start = text.lastIndexOf(word);
      const found = quotations.around({ start, end: start + word.length });
      return found && [found.openedAt, found.isContinued];
    };
    const opened = text.indexOf('“');
    assert.deepEqual(openingOf('is'), [opened + 1, true]);
    assert.deepEqual(openingOf('and'), [opened, true]);
    assert.deepEqual(openingOf('it'), [text.lastIndexOf('“'), false]);
    assert.deepEqual(openingOf('stays'), [opened, true]);
    assert.deepEqual(openingOf('One'), undefined);
    assert.deepEqual(openingOf('left'), undefined);
    assert.deepEqual(openingOf('so.” Then'), undefined, 'crosses an end');
    assert.deepEqual(openingOf('so’, and'), [opened, true], 'crosses an end, but not that of the one around it');
  });
});

describe('a quotation', () => {
  it('says whether it is closed', () => {
    const closed = (text: string): boolean[] => quotationsIn(text).all().map(({ isClosed }) => isClosed);
    assert.deepEqual(closed('“No,” he said. “Never.\n“Not at all.\nSo.'), [true, true, false]);
    assert.deepEqual(closed('“No, he said. “Never,” she said. “No.'), [true, true, false]);
    assert.deepEqual(closed('The ‘States’ of “Europe «and» of” the «world'), [true, true, true, false]);
    assert.deepEqual(closed('‘The States’ are so.\n‘The States’ are so.'), [true, true]);
  });
});

describe('quotations of an edited text', () => {
  const PARAGRAPHS = ['“It is so.', '“And so.', 'It is so.”', '‘It is so.', 'So.’ The students’ view.', '"So.', 'So."', '«So.', '» So.', '„So.', 'So.“', '“‘So.', '', 'So.', '“So,” he said.', '---', '# Head', '“', '「'];
  const anyPieces = fc.array(fc.constantFrom('“', '”', '"', '‘', '’', "'", '«', '»', '„', 's', 'so', ' ', ',', '.', '霸', '\n'), { maxLength: 20 }).map((pieces) => pieces.join(''));
  const anyTextOfParagraphs = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PARAGRAPHS) }, { weight: 2, arbitrary: anyPieces }, anyText()), { maxLength: 14 }).map((paragraphs) => paragraphs.join('\n'));
  const anySmallEdit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 3 }), insert: fc.oneof(fc.constantFrom('“', '”', '"', '’', '\n', '\n“', 'x', ''), anyPieces) });

  function edited(text: string | EditedText, { at, remove, insert }: Edit): EditedText {
    const from = at % (text.length + 1);
    return EditedText.of(text, from, Math.min(text.length, from + remove), insert);
  }

  it('are those of the text read anew, whenever somebody asked before', () =>
    seeded(fc.property(anyTextOfParagraphs, fc.array(fc.tuple(fc.oneof({ weight: 3, arbitrary: anySmallEdit }, anyEdit()), fc.boolean()), { maxLength: 6 }), fc.boolean(), (start, edits, isAsked) => {
      const vocabulary = new Vocabulary();
      let analysis = analyse(start, vocabulary);
      if (isAsked) analysis.quotations.all();
      for (const [edit, isAskedNow] of edits) {
        ({ analysis } = reanalyse(analysis, edited(analysis.content, edit), vocabulary));
        if (!isAskedNow) continue;
        const fresh = quotationsIn(analysis.text);
        assert.deepEqual(analysis.quotations.paragraphs, fresh.paragraphs, JSON.stringify(analysis.text));
        assert.deepEqual(analysis.quotations.all(), fresh.all());
      }
      assert.deepEqual(analysis.quotations.all(), quotationsIn(analysis.text).all());
    }), 1500)).timeout(60_000);

  it('lie within each other or apart, and hold what stands in them', () =>
    seeded(fc.property(anyTextOfParagraphs, (text) => {
      const quotations = quotationsIn(text);
      const open: number[] = [];
      for (const one of quotations.all()) {
        while (open.length > 0 && open.at(-1)! < one.start) open.pop();
        assert.ok(one.openedAt < one.start && (open.length === 0 || one.end <= open.at(-1)!));
        assert.deepEqual(quotations.around(one), one);
        open.push(one.end);
      }
    }), 500));

  /** Which paragraphs are read after paragraphs were replaced by others. */
  function reread(before: readonly string[], at: number, remove: number, insert: readonly string[]): number[] {
    const now = [...before.slice(0, at), ...insert, ...before.slice(at + remove)];
    const paragraphs = readParagraphs(before.length, (i) => before[i]);
    const read: number[] = [];
    const found = readParagraphs(now.length, (i) => (read.push(i), now[i]), { paragraphs, before: at, after: before.length - at - remove });
    assert.deepEqual(found, readParagraphs(now.length, (i) => now[i]));
    return read;
  }

  const MANY = Array.from({ length: 1000 }, (_, i) => (i % 5 === 0 ? 'He said, “It is so.' : i % 5 < 4 ? '“And so.' : '“And so,” he said.'));

  it('are read only where it was edited, if that leaves open what was open', () => {
    assert.deepEqual(reread(MANY, 500, 1, ['He said to us, “It is so.']), [500]);
    assert.deepEqual(reread(MANY, 502, 1, ['“And so on.']), [502]);
    assert.deepEqual(reread(MANY, 502, 1, ['“And', '“so.']), [502, 503]);
    assert.deepEqual(reread(MANY, 502, 1, []), []);
  });

  it('are read on until that is open which was', () => {
    assert.deepEqual(reread(MANY, 500, 1, ['He said it is so.']), [500, 501], 'the next opens anew, and leaves open the same');
    assert.deepEqual(reread(MANY, 504, 1, ['“And so on, he said.']), [504, 505], 'the next does not take it up');
    assert.deepEqual(reread(MANY, 504, 1, []), [504]);
    assert.deepEqual(reread(['“‘One.', '“‘Two.', '“‘Three.', '“Four.', '“Five.”'], 0, 1, ['One.']), [0, 1]);
    assert.deepEqual(reread(['“One.', '“‘Two.', '‘Three.', '“Four.', '“Five.”'], 0, 1, ['‘One.']), [0, 1]);
    // Behind white space » only takes up.
    assert.deepEqual(reread(['« One.', '» Two.', '» Three.', '» Four ».', 'Five.', '« Six ».'], 0, 1, ['One.']), [0, 1, 2, 3]);
  });
});
