import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { acceptInferred } from '../../../server/engine/text/accept';
import { isoDate } from '../../../server/engine/text/dates';
import { readDocvarsTable } from '../../../server/engine/text/docvars';
import { layOut } from '../../../server/engine/text/layout';
import { NAMED, readMetadata, type Metadata } from '../../../server/engine/text/metadata';
import { anyText, seeded } from '../../support/arbitrary';
import { anyPage } from './pages';

const CORPUS = join(process.cwd(), 'corpus', 'texts');
const PROSE = 'The two sides agreed to deepen their cooperation in trade and energy, and the talks will go on in the autumn. Both were satisfied.';

function read(text: string, docvars?: ReadonlyMap<string, string>): Metadata {
  return readMetadata(text, layOut(text), docvars);
}

/** The named values alone, but for the language of the filler. */
function values(metadata: Metadata): Record<string, string> {
  return Object.fromEntries(NAMED.flatMap((name) => (metadata[name] && name !== 'language' ? [[name, metadata[name].value]] : [])));
}

describe('a date as it is stated', () => {
  const rows: [string, string | undefined][] = [
    ['2015', '2015'],
    ['2015-05', '2015-05'],
    ['2015-5-2', '2015-05-02'],
    ['2015/05/20', '2015-05-20'],
    ['2015-05-20T10:00:00+08:00', '2015-05-20'],
    ['2015-05-20 10:00', '2015-05-20'],
    ['May 20 , 2015', '2015-05-20'],
    ['Wednesday, 20 May 2015', '2015-05-20'],
    ['20th of May 2015', '2015-05-20'],
    ['March 2023', '2023-03'],
    ['2022年4月12日', '2022-04-12'],
    ['2022年4月', '2022-04'],
    ['21 марта 2023 г.', '2023-03-21'],
    ['1er août 2020', '2020-08-01'],
    ['5. März 2022', '2022-03-05'],
    ['5 de marzo de 2022', '2022-03-05'],
    ['10.06.2022', '2022-06-10'],
    ['20/05/2015', '2015-05-20'],
    ['05/20/2015', '2015-05-20'],
    ['04/05/2015', undefined],
    ['2015-13-40', undefined],
    ['February 30, 2022', undefined],
    ['March 20 to 22, 2023', undefined],
    ['yesterday', undefined],
    ['soon after May 20, 2015', undefined],
    ['', undefined],
  ];
  for (const [written, expected] of rows) it(`${JSON.stringify(written)} is ${expected}`, () => assert.equal(isoDate(written), expected));
});

describe('inference from the head of a page', () => {
  const rows: [string, string, Record<string, string>][] = [
    [
      'a magazine with a language bar',
      `Language : English 简体 繁體\nForeign Policy\n\nA Partnership of Equals?\n\nNov 21 , 2014\n  • Yu Sui\n\n    Professor, Center for Studies\n\n${PROSE}\n\n${PROSE}`,
      { title: 'A Partnership of Equals?', author: 'Yu Sui', date: '2014-11-21' },
    ],
    [
      'an update, a bare name, a headline twice',
      `Why it matters\nUpdated 19:45, 28-Mar-2023\nTimofei Bordachev\nWhy it matters\n\nWhy it matters.mp3\n\n${PROSE}`,
      { title: 'Why it matters', author: 'Timofei Bordachev', date: '2023-03-28' },
    ],
    [
      'a source with a date',
      `What It Means\nSource: CGTN | 2022-02-07\n\n${PROSE}`,
      { title: 'What It Means', source: 'CGTN', date: '2022-02-07' },
    ],
    [
      'labels in one line',
      `Bullying Pushes Partners Together\nBy Global Times Source: Global Times Published: 2018/11/16 22:18:41\n\n${PROSE}`,
      { title: 'Bullying Pushes Partners Together', source: 'Global Times', date: '2018-11-16' },
    ],
    [
      'an agency with its editor',
      `Partnership is the way\nSource: Xinhua| 2023-03-23 18:40:12|Editor: huaxia\n\n${PROSE}`,
      { title: 'Partnership is the way', source: 'Xinhua', date: '2023-03-23' },
    ],
    [
      'a staff writer',
      `The way forward\nSource: Eastern Wire | 2023-03-23 18:40\nby Eastern Wire writer Liu Sichuan\n\n${PROSE}`,
      { title: 'The way forward', author: 'Liu Sichuan', source: 'Eastern Wire', date: '2023-03-23' },
    ],
    [
      'an author and an outlet',
      `Drill begins\nUpdated 21:30, 13-Sep-2018\nBy Pavel Dronin, Baikal Wire\n${PROSE}`,
      { title: 'Drill begins', author: 'Pavel Dronin', source: 'Baikal Wire', date: '2018-09-13' },
    ],
    [
      'several authors',
      `Five Cautions\nDec 2 , 2021\nAuthors: Thomas Brandreth, Li Na and Lucia Ferrante\n${PROSE}`,
      { title: 'Five Cautions', author: 'Thomas Brandreth, Li Na and Lucia Ferrante', date: '2021-12-02' },
    ],
    [
      'a site, a bar, a headline',
      `Silk City Times\nHome | Region | Opinion | English\nSamarkand Bread\nBy Dilnoza Rahmatova\n20 September, 2022\n${PROSE}`,
      { title: 'Samarkand Bread', author: 'Dilnoza Rahmatova', source: 'Silk City Times', date: '2022-09-20' },
    ],
    ['a path', `Port & Rail Weekly | News | Asia\n\nBoxes go north\n\n${PROSE}`, { title: 'Boxes go north', source: 'Port & Rail Weekly' }],
    [
      'a standfirst',
      `The Diplomat\nHow Close Is Too Close?\nThe two have moved closer, but friction remains below the surface of things.\nBy Jane Q. Doe\nOctober 02, 2019\n\n${PROSE}`,
      { title: 'How Close Is Too Close?', author: 'Jane Q. Doe', source: 'The Diplomat', date: '2019-10-02' },
    ],
    [
      'an outlet and a date in one line',
      `Sitting on the fence\n\nV. Raghunandan\nThe Coromandel Post, 5 July 2022\n\n${PROSE}`,
      { title: 'Sitting on the fence', author: 'V. Raghunandan', source: 'The Coromandel Post', date: '2022-07-05' },
    ],
    [
      'a name with a post',
      `A Friendship That Need Not Frighten\n\nWang Shuhe, Research Fellow\n\n${PROSE}`,
      { title: 'A Friendship That Need Not Frighten', author: 'Wang Shuhe' },
    ],
    [
      'a place with the date',
      `Joint Communiqué\n\nKhabarovsk–Harbin (by video link), 24 November 2020\n\n${PROSE}`,
      { title: 'Joint Communiqué', date: '2020-11-24' },
    ],
    [
      'the day it came out before the day it was touched',
      `A Title Here\nUpdated 3 May 2020\nPublished 1 May 2020\n${PROSE}`,
      { title: 'A Title Here', date: '2020-05-01' },
    ],
    ['a dispatch', `Talks held in Moscow\nMOSCOW, March 21 (Xinhua) -- ${PROSE}`, { title: 'Talks held in Moscow', source: 'Xinhua' }],
    [
      'an editor’s note that tells the author',
      `The Long Road\nEditor's note: Decision Makers is a platform. Hu Lingzhi is a commentator. The article reflects the author's opinions.\n\n${PROSE}\nThe decision makers met.`,
      { title: 'The Long Road', author: 'Hu Lingzhi' },
    ],
    [
      'Markdown',
      `# A Heading\n\n*By Anna Schmidt, 5 May 2015*\n\n${PROSE}`,
      { title: 'A Heading', author: 'Anna Schmidt', date: '2015-05-05' },
    ],
    [
      'Chinese',
      '中俄关系的新时代\n2022年4月12日 10:21 来源：新华网\n作者：林若溪\n\n近日，两国领导人在莫斯科举行会谈，就共同关心的国际和地区问题深入交换意见。双方同意继续深化各领域合作，推动两国关系不断向前发展。',
      { title: '中俄关系的新时代', author: '林若溪', source: '新华网', date: '2022-04-12' },
    ],
    [
      'Russian',
      'Главная / Мнения\nСоседи, а не союзники\n21 марта 2023, 10:15\nАвтор: Андрей Лопатин\n\nСтороны договорились углубить сотрудничество в торговле и энергетике, и переговоры продолжатся осенью. Обе довольны.\n\nИсточник: Независимая газета',
      { title: 'Соседи, а не союзники', author: 'Андрей Лопатин', source: 'Независимая газета', date: '2023-03-21' },
    ],
    [
      'German',
      `Nachbarn ohne Bündnis\nVon Klaus Müller\n5. März 2022\n\n${PROSE}`,
      { title: 'Nachbarn ohne Bündnis', author: 'Klaus Müller', date: '2022-03-05' },
    ],
    [
      'French',
      `Voisins sans alliance\nPar Jean-Pierre Dupont\nPublié le 5 février 2022 à 10:15\n\n${PROSE}`,
      { title: 'Voisins sans alliance', author: 'Jean-Pierre Dupont', date: '2022-02-05' },
    ],
  ];
  for (const [name, text, expected] of rows) it(name, () => assert.deepEqual(values(read(text)), expected));
});

describe('what inference leaves alone', () => {
  const rows: [string, string, Record<string, string>][] = [
    ['prose', PROSE, {}],
    ['a line', 'Hello world', {}],
    ['nothing', '', {}],
    [
      'a sentence that begins with By',
      `By 2030, the two economies will be as large as that of the United States, and few doubt it.\n${PROSE}`,
      {},
    ],
    ['a salutation', `Mr. President, distinguished delegates,\n\n${PROSE}`, {}],
    ['an interview', `Q: What do you remember?\n\nA: ${PROSE}`, {}],
    ['a list', `1. Introduction\n\n${PROSE}`, {}],
    ['a date in a headline', `What Changed After February 24, 2022\n${PROSE}`, { title: 'What Changed After February 24, 2022' }],
    [
      'a heading after the date',
      `The Long Road to Astana\nMay 5, 2015\nDual Circulation\n\n${PROSE}\n\nThe idea of dual circulation is older.`,
      { title: 'The Long Road to Astana', date: '2015-05-05' },
    ],
    [
      'a section and no author',
      `Opinion\nFaces of War\nMay 5, 2015\nForeign Policy\n\n${PROSE}`,
      { title: 'Faces of War', date: '2015-05-05' },
    ],
    ['the credit of a photograph', `The Long Road\n\nA view of the river, March 21, 2023. /Xinhua\n\n${PROSE}`, { title: 'The Long Road' }],
    ['the source of a table in mid-text', `Trade in Figures\n\n${PROSE}\n\nSource: World Bank\n\n${PROSE}`, { title: 'Trade in Figures' }],
    ['a short line over a long one', `After Alliance\nA Note on a Partnership without Treaties\n\n${PROSE}`, {}],
    ['a day and a month written so that they may be either', `The Long Road\n04/05/2015\n\n${PROSE}`, { title: 'The Long Road' }],
  ];
  for (const [name, text, expected] of rows) it(name, () => assert.deepEqual(values(read(text)), expected));
});

describe('the language of a text', () => {
  const rows: [string, string | undefined][] = [
    [`${PROSE} ${PROSE}`, 'en'],
    ['近日，两国领导人在莫斯科举行会谈，就共同关心的国际和地区问题深入交换意见。双方同意继续深化各领域合作。', 'zh'],
    ['この記事では、両国の関係がどのように変わってきたのかを、三十年の記録から読み解いていきたいと思います。', 'ja'],
    ['Стороны договорились углубить сотрудничество в торговле и энергетике, и мы этому рады.', 'ru'],
    ['Сторони домовилися поглибити співпрацю в торгівлі та енергетиці, і переговори триватимуть восени.', 'uk'],
    [
      'Les deux parties se sont entendues pour la coopération dans le commerce et dans l’énergie, et les discussions vont continuer à l’automne avec une autre équipe.',
      'fr',
    ],
    [
      'Die beiden Seiten haben sich auf eine Zusammenarbeit geeinigt, und die Gespräche werden im Herbst fortgesetzt. Es ist nicht das erste Mal, dass man das hört.',
      'de',
    ],
    [
      'Las dos partes han llegado a un acuerdo sobre el comercio y la energía, y las conversaciones seguirán en el otoño, según lo que se dijo ayer en la capital.',
      'es',
    ],
    [
      'Peking Moskau Delhi Astana Samarkand Taschkent Almaty Bischkek Duschanbe Minsk Teheran Ankara Kiew Warschau Prag Wien Rom Bern Oslo Riga Vilnius',
      undefined,
    ],
    ['Short text.', undefined],
  ];
  for (const [text, expected] of rows) it(`${expected}: ${text.slice(0, 24)}`, () => assert.equal(read(text).language?.value, expected));
});

describe('what a text states', () => {
  it('front matter goes before the table, and the table before inference', () => {
    const text = `---\ntitle: Stated\nDate: May 20, 2015\n---\nA Headline of Its Own\nBy Song Fang\n\n${PROSE}`;
    const metadata = read(text, new Map([['title', 'Tabled'], ['source', 'The Ledger'], ['genre', 'essay'], ['author', '']]));
    assert.deepEqual(NAMED.map((name) => [metadata[name]?.value, metadata[name]?.origin]), [
      [
        'Stated',
        'front matter'], ['Song Fang',
        'inferred'], ['The Ledger',
        'metadata.csv'], ['2015-05-20',
        'front matter'], ['en',
        'inferred',
      ],
    ]);
    assert.deepEqual([...metadata.other].map(([name, { value }]) => [name, value]), [['genre', 'essay']]);
  });
  it('other names of the named values count', () => {
    const metadata = read('', new Map([['headline', 'T'], ['outlet', 'O'], ['published', '2015/05/20'], ['lang', 'en']]));
    assert.deepEqual([...NAMED].map((name) => metadata[name]?.value), ['T', undefined, 'O', '2015-05-20', 'en']);
  });
  it('lists are joined, and a date that cannot be read stays as it is written', () => {
    assert.deepEqual(values(read('---\nauthor: [A. B., "C, D"]\ndate: spring\n---\n')), { author: 'A. B., C, D', date: 'spring' });
  });
  const broken = ['---\n: : [\n---\n', '---\ntitle: "open\n---\nx', '---\n- a\n- b\n---\n', '---\n\ttitle: x\n---\n', '---\ntitle: &a *a\n---\n', '---\n---\n', `---\n${'['.repeat(20000)}\n---\n`, '---\nno end'];
  for (const text of broken) it(`survives ${JSON.stringify(text.slice(0, 30))}`, () => void read(text));
  it('reads what is whole of broken front matter', () => {
    assert.deepEqual(values(read('---\ntitle: A\ntitle: B\nsource: "x" y\nauthor: C\n---\n')), { title: 'A', source: 'x', author: 'C' });
  });
});

describe('accepting what is inferred', () => {
  const head = `What "it" Means: A Note\nSource: CGTN | 2022-02-07\nBy Song Fang\n\n${PROSE} ${PROSE}\n`;
  function accepted(text: string): string | undefined {
    const layout = layOut(text);
    const edit = acceptInferred(text, layout, readMetadata(text, layout));
    return edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  }
  it('writes a new block', () => {
    assert.equal(accepted(head), `---\ntitle: 'What "it" Means: A Note'\nauthor: Song Fang\nsource: CGTN\ndate: 2022-02-07\nlanguage: en\n---\n\n${head}`);
  });
  it('adds to a block, with its other lines as they were', () => {
    const block = '---\n# mine\ngenre:   essay\ntitle: "T"\n---\n';
    assert.equal(accepted(block + head), `---\n# mine\ngenre:   essay\ntitle: "T"\nauthor: Song Fang\nsource: CGTN\ndate: 2022-02-07\nlanguage: en\n---\n${head}`);
  });
  it('keeps the line ends of the text', () => assert.match(accepted(head.replaceAll('\n', '\r\n'))!, /^---\r\ntitle: .*\r\nauthor: .*\r\n/));
  it('leaves blocks alone that it cannot add to', () => assert.equal(accepted(`---\n- a\n---\n${head}`), undefined));
  it('has nothing to do where nothing is inferred', () => assert.equal(accepted('Hello'), undefined));
  it('once accepted, nothing is left to accept', () => assert.equal(accepted(accepted(head)!), undefined));
});

describe('the sample corpus', () => {
  const inferred: Record<string, [string, string | undefined, string | undefined, string]> = {

    '2014-05-northern-courier-thirty-years-of-gas.txt': ['Thirty Years of Gas, and What They Do Not Buy', 'Arkady Velmin', undefined, '2014-05-27'],
    '2016-06-meridian-daily-the-line-that-must-hold.txt': ['The line that must hold', undefined, 'Meridian Daily', '2016-06-27'],
    '2016-09-atlantic-ledger-a-marriage-of-grievance.txt': ['A Marriage of Grievance', 'Margaret Ellison-Hart', undefined, '2016-09-14'],

    '2018-09-baikal-wire-vostok.txt': ['Chinese troops join Russia’s largest drill since 1981', 'Pavel Dronin', 'Baikal Wire', '2018-09-13'],
    '2019-06-meridian-daily-new-name-old-wisdom.txt': ['A new name for an old wisdom', 'Shen Yulan', 'Meridian Daily', '2019-06-06'],
    '2020-05-oriental-lookout-the-virus-and-the-camp.txt': ['The Virus Knows No Camps', 'Qi Hongbo', undefined, '2020-05-12'],

    '2021-12-harrow-bridge-brief-five-cautions.txt': ['Five Cautions About the “Dragon-Bear”', 'Thomas Brandreth and Lucia Ferrante', 'Harrow Bridge Institute', '2021-12-02'],

    '2022-02-meridian-daily-what-no-limits-means.txt': ['What "no limits" means, and what it does not', 'Cao Yiming', 'Meridian Daily', '2022-02-08'],
    '2022-09-silk-city-times-samarkand-bread.txt': ['Samarkand Bread', 'Dilnoza Rahmatova', 'Silk City Times', '2022-09-20'],

    '2023-03-eastern-horizon-after-the-visit.txt': ["After the visit: a partnership that asks nobody's permission", 'Fan Jingming', undefined, '2023-03-26'],

    '2023-10-port-and-rail-weekly-boxes-go-north.txt': ['Boxes go north as China-Russia trade heads for new record', 'Jonas Whitlock', 'Port & Rail Weekly', '2023-10-25'],
  };
  const table = readDocvarsTable(readFileSync(join(CORPUS, 'metadata.csv'), 'utf8')).rows;
  for (const file of readdirSync(CORPUS).filter((name) => /\.(?:txt|md)$/.test(name))) {
    it(file, () => {
      const metadata = read(readFileSync(join(CORPUS, file), 'utf8'), table.get(file));
      const { title, author, source, date, language } = metadata;
      assert.ok(title && date && language, 'every text has a title, a date and a language');
      assert.match(date.value, /^\d{4}-\d\d-\d\d$/);
      if (inferred[file]) assert.deepEqual([title, author, source, date].map((value) => value?.value), inferred[file]);
      else assert.notEqual(title.origin, 'inferred');
    });
  }
});

describe('metadata of any text', () => {
  it('never fails, and what is inferred stands where it says', () => {
    seeded(fc.property(fc.oneof(anyText(), anyPage()), (text) => {
      const metadata = read(text);
      for (const name of ['title', 'author', 'source', 'date'] as const) {
        const { value, span, origin } = metadata[name] ?? {};
        if (value === undefined || origin !== 'inferred') continue;
        const wording = text.slice(span!.start, span!.end);
        assert.equal(name === 'date' ? isoDate(wording) : wording.replace(/\s+/g, ' '), value);
      }
    }));
  });
  it('accepting it states it', () => {
    seeded(fc.property(fc.oneof(anyText(), anyPage()), (text) => {
      const layout = layOut(text);
      const before = readMetadata(text, layout);
      const edit = acceptInferred(text, layout, before);
      if (!edit) return;
      const after = read(text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end));
      for (const name of NAMED) if (before[name]?.origin === 'inferred') assert.deepEqual([after[name]?.value, after[name]?.origin], [before[name].value, 'front matter']);
    }));
  });
});
