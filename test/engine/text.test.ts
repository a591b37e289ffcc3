import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../server/engine/text/analysis';
import { foldCompound, foldWord } from '../../server/engine/text/fold';
import { layOut } from '../../server/engine/text/layout';
import { LineIndex } from '../../server/engine/text/lines';
import { Join, wordEnd } from '../../server/engine/text/tokens';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { anyText, seeded } from '../support/arbitrary';

function words(text: string): string[] {
  const { tokens } = analyse(text, new Vocabulary());
  const found: string[] = [];
  for (let token = 0; token < tokens.count; token++) {
    const last = wordEnd(tokens, token);
    found.push(text.slice(tokens.start[token], tokens.end[last]));
    token = last;
  }
  return found;
}

function sentences(text: string): string[] {
  const { tokens } = analyse(text, new Vocabulary());
  const starts = [...tokens.join.keys()].filter((token) => tokens.join[token] >= Join.Sentence);
  return starts.map((token, i) => text.slice(tokens.start[token], tokens.end[(starts[i + 1] ?? tokens.count) - 1]));
}

describe('words', () => {
  const rows: [string, string[]][] = [
    ['The U.S. and no-alliance.', ['The', 'U.S.', 'and', 'no-alliance']],
    ['1,300 texts, 3.5 per cent of 2014–2023', ['1,300', 'texts', '3.5', 'per', 'cent', 'of', '2014', '2023']],
    ['28-Mar-2023 COVID-19 5G', ['28-Mar-2023', 'COVID-19', '5G']],
    ['don’t o\'clock the states’ rights', ['don’t', "o'clock", 'the', 'states', 'rights']],
    ['anti- and pro-war', ['anti', 'and', 'pro-war']],
    ['a—b a – b a--b', ['a', 'b', 'a', 'b', 'a', 'b']],
    ['中国和俄罗斯', ['中', '国', '和', '俄', '罗', '斯']],
    ['ภาษาไทย', ['ภาษา', 'ไทย']],
    ['J.P. Morgan and J. Smith', ['J.P.', 'Morgan', 'and', 'J', 'Smith']],
    ['e.g. this', ['e.g.', 'this']],
    ['x² y₂', ['x', 'y']],
    ['👍 ok 👨‍👩‍👧 ❤️ 👍🏽', ['ok']],
    ['葛\u{e0100}飾 か\u3099 コーヒーcup', ['葛', '飾', 'か\u3099', 'コ', 'ー', 'ヒ', 'ー', 'cup']],
    ['1、2 1,2 1．2', ['1', '2', '1,2', '1', '2']],
    ['re\u0301sume\u0301 U.e\u0301', ['re\u0301sume\u0301', 'U', 'e\u0301']],
  ];
  for (const [text, expected] of rows) it(JSON.stringify(text), () => assert.deepEqual(words(text), expected));

  it('counts a compound as one word', () => assert.equal(analyse('a no-alliance policy', new Vocabulary()).tokens.words, 3));
});

describe('sentences', () => {
  const rows: [string, string[]][] = [
    ['One. Two! Three? four', ['One', 'Two', 'Three? four']],
    ['Mr. Putin met Gen. Li in the U.S. No. 5 won.', ['Mr. Putin met Gen. Li in the U.S. No. 5 won']],
    ['He said no. We left.', ['He said no', 'We left']],
    ['“It ends.” He left.', ['It ends', 'He left']],
    ['这是一。这是二！', ['这是一', '这是二']],
    ['V. Putin spoke. I agreed. I. Ivanov did not.', ['V. Putin spoke', 'I agreed', 'I', 'Ivanov did not']],
  ];
  for (const [text, expected] of rows) it(JSON.stringify(text), () => assert.deepEqual(sentences(text), expected));
});

describe('layout', () => {
  const paragraphs = (text: string): string[] => layOut(text).paragraphs.map(({ start, end }) => text.slice(start, end));
  it('takes each line for a paragraph', () => assert.deepEqual(paragraphs('One line.\nAnother.\r\n\r\nThird.\rFourth.'), ['One line.', 'Another.', 'Third.', 'Fourth.']));
  it('sees that a text is hard-wrapped', () =>
    assert.deepEqual(paragraphs('This text was\nwrapped by its\nauthor.\n\nTwice, in fact,\nas it seems.'), ['This text was\nwrapped by its\nauthor.', 'Twice, in fact,\nas it seems.']));
  it('is not misled by one odd break beside long lines', () => {
    const long = 'word '.repeat(60).trim();
    assert.deepEqual(paragraphs(`Title\nby a writer\n\n${long}`), ['Title', 'by a writer', long]);
  });
  it('leaves front matter out', () => assert.deepEqual(paragraphs('---\ntitle: x\n---\nBody.'), ['Body.']));
  it('takes rules around text for no front matter', () => assert.deepEqual(paragraphs('---\n\nA text.\n\n---\nMore.'), ['---', 'A text.', '---', 'More.']));
  it('reads front matter that is broken, empty or commented', () => {
    for (const matter of ['', 'title: [x\n', '# why\n\ntitle: x\n', '"a title": x\r\n', '{ title: x }\n']) {
      assert.deepEqual(paragraphs(`---\n${matter}---\nBody.`), ['Body.'], matter);
    }
  });
  it('sees that a text without capitals is hard-wrapped', () => {
    const korean = '중국과 러시아는 다극화된 세계와\n공정한 국제 질서를 함께 만들어 갈\n것이라고 거듭 강조하였다.';
    assert.deepEqual(paragraphs(korean), [korean]);
    assert.deepEqual(paragraphs('첫째 줄\n둘째 줄은 조금 더 길게 쓴다\n셋째\n넷째 줄'), ['첫째 줄', '둘째 줄은 조금 더 길게 쓴다', '셋째', '넷째 줄']);
  });
  it('takes an unclosed fence for text', () => assert.deepEqual(paragraphs('---\n\nTitle'), ['---', 'Title']));
});

describe('properties of any text', () => {
  it('offsets slice to the folded wording', () =>
    seeded(fc.property(anyText(), (text) => {
      const vocabulary = new Vocabulary();
      const { tokens } = analyse(text, vocabulary);
      for (let token = 0; token < tokens.count; token++) {
        const surface = text.slice(tokens.start[token], tokens.end[token]);
        assert.equal(vocabulary.surface[tokens.type[token]], surface);
        assert.equal(vocabulary.folded[tokens.type[token]], foldWord(surface));
        if (token > 0) assert.ok(tokens.end[token - 1] <= tokens.start[token]);
      }
      for (let i = 0; i < tokens.compoundFirst.length; i++) {
        const surface = text.slice(tokens.start[tokens.compoundFirst[i]], tokens.end[tokens.compoundLast[i]]);
        assert.equal(vocabulary.folded[tokens.compoundType[i]], foldCompound(surface));
      }
    })));

  it('folding is idempotent', () => seeded(fc.property(anyText(), (text) => assert.equal(foldWord(foldWord(text)), foldWord(text)))));

  it('positions go there and back', () =>
    seeded(fc.property(anyText(), fc.nat(), (text, n) => {
      const lines = LineIndex.of(text);
      const offset = n % (text.length + 1);
      assert.equal(lines.offset(lines.position(offset)), offset);
    })));

  it('paragraphs are in order, apart, and hold all words', () =>
    seeded(fc.property(anyText(), (text) => {
      const { paragraphs, tokens } = analyse(text, new Vocabulary());
      paragraphs.forEach((paragraph, i) => {
        assert.ok(i === 0 || paragraphs[i - 1].end <= paragraph.start);
        for (let token = paragraph.firstToken; token < paragraph.endToken; token++) {
          assert.ok(paragraph.start <= tokens.start[token] && tokens.end[token] <= paragraph.end);
        }
      });
      assert.equal(paragraphs.at(-1)?.endToken ?? 0, tokens.count);
    })));
});
