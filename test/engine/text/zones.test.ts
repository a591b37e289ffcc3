import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { layOut } from '../../../server/engine/text/layout';
import { readMetadata } from '../../../server/engine/text/metadata';
import { explainZones, zonesOf } from '../../../server/engine/text/zones';
import { anyText, seeded } from '../../support/arbitrary';
import { anyPage } from './pages';

const CORPUS = join(process.cwd(), 'corpus', 'texts');
const PROSE = 'The two sides agreed to deepen their cooperation in trade and energy, and the talks will go on in the autumn. Both were satisfied.';
const MORE = 'Officials in the region have repeated the same words for years. It is time to ask what they mean, who says them, and to whom.';
const ZH = '近日，两国领导人在莫斯科举行会谈，就共同关心的国际和地区问题深入交换意见。双方同意继续深化各领域合作，推动两国关系不断向前发展。';
const RU = 'Стороны договорились углубить сотрудничество в торговле и энергетике, и переговоры продолжатся осенью. Обе делегации довольны итогами.';

/** Each paragraph's zone by its initial, in order: h b c n i (biography) a. */
function zones(text: string): string {
  const layout = layOut(text);
  return zonesOf(text, layout, readMetadata(text, layout)).map((zone) => (zone === 'biography' ? 'i' : zone[0])).join('');
}

function rules(text: string): string[] {
  const layout = layOut(text);
  return explainZones(text, layout, readMetadata(text, layout));
}

describe('residue above a text', () => {
  const lines: [string, string][] = [
    ['Language : English 简体 繁體', 'language bar'],
    ['English | Русский | 中文', 'language bar'],
    ['Home | News | World | Opinion', 'navigation'],
    ['Institute > Briefs > Eurasia', 'navigation'],
    ['Foreign Policy', 'section line'],
    ['Opinion / Energy', 'section line'],
    ['观点', 'section line'],
    ['May 20 , 2015', 'date line'],
    ['Updated 19:45, 28-Mar-2023', 'date line'],
    ['3 hours ago', 'date line'],
    ['Source: Xinhua', 'source line'],
    ['来源：新华网', 'source line'],
    ['Источник: ТАСС', 'source line'],
    ['By Song Fang', 'byline'],
    ['作者：林若溪', 'byline'],
    ['Автор: Андрей Лопатин', 'byline'],
    ['Share   Tweet   Print', 'share links'],
    ['Share this: Facebook Twitter Email Print', 'share links'],
    ['Поделиться', 'page link'],
    ['Skip to main content', 'page link'],
    ['5 min read', 'reading time'],
    ['12 comments', 'counter'],
    ['The Headline of It All.mp3', 'audio file'],
    ['The Headline of It All', 'repeated headline'],
    ['We use cookies to improve your experience.', 'cookie notice'],
  ];
  for (const [line, rule] of lines) {
    it(`${line}: ${rule}`, () => {
      const text = `The Headline of It All\n${line}\n${PROSE}\n${MORE}`;
      assert.deepEqual([zones(text), rules(text)[1]], ['habb', rule]);
    });
  }
});

describe('residue below a text', () => {
  const lines: [string, string, string][] = [
    ['You might also like', 'a', 'link list'],
    ['Search Trends', 'a', 'link list'],
    ['相关阅读', 'a', 'link list'],
    ['Читайте также: Почему дорожает рыба', 'a', 'link list'],
    ['Related: Forum ends with fish and memoranda', 'a', 'link list'],
    ['More from the Ledger', 'a', 'link list'],
    ['Back to Top', 'a', 'page link'],
    ['Follow @thouse_opinions on Twitter to discover the latest commentaries.', 'a', 'follow us'],
    ['Tags: China, Russia', 'a', 'tags'],
    ['(If you want to contribute and have specific expertise, please contact us.)', 'a', 'call for contributions'],
    ['(Additional reporting by B. Naran; editing by R. Coyle)', 'a', 'credits'],
    ['（责任编辑：王明）', 'a', 'credits'],
    ['Редактор: И. Иванов', 'a', 'credits'],
    ['© Harrow Bridge Institute. All rights reserved.', 'a', 'copyright'],
    ['Copyright 2022 The Paper', 'a', 'copyright'],
    ['版权所有 未经许可不得转载', 'a', 'copyright'],
    ['Все права защищены', 'a', 'copyright'],
    ['Sign up for our daily digest', 'a', 'newsletter'],
    ['https://example.org/a/b', 'a', 'bare link'],
    ["The article reflects the author's opinions, and not necessarily the views of the paper.", 'n', 'disclaimer'],
    ['本文仅代表作者个人观点，不代表本报立场。', 'n', 'disclaimer'],
    ['Мнение автора может не совпадать с позицией редакции.', 'n', 'disclaimer'],
    ['The interview was conducted in Russian and has been shortened.', 'n', 'note on the text'],
    ['Text as delivered.', 'n', 'note on the text'],
    ['The author is a senior commentator with the Daily.', 'i', 'about the author'],
    ['Li Haidong is a professor of international relations in Beijing.', 'i', 'about the author'],
    ['（作者为自由撰稿人。）', 'i', 'about the author'],
    ['Автор — профессор истории.', 'i', 'about the author'],
  ];
  for (const [line, zone, rule] of lines) {
    it(`${line}: ${rule}`, () => {
      const text = `${PROSE}\n\n${MORE}\n\n${line}`;
      assert.deepEqual([zones(text), rules(text)[2]], [`bb${zone}`, rule]);
    });
  }
  it('the links after their heading', () => assert.equal(zones(`${PROSE}\nMost read\n1. Rains arrive early\nTen noodles worth a ticket\nBack to Top`), 'baaaa'));
  it('the author, by the name in the byline', () => assert.equal(zones(`The Long Road Home\nBy Song Fang\n${PROSE}\n${MORE}\nSong Fang covered the region for years.`), 'habbi'));
  it('the author, by the name in front matter', () => assert.equal(zones(`---\nauthor: Андрей Лопатин\n---\n${RU}\n\nАндрей Лопатин живёт в Хабаровске.`), 'bi'));
});

describe('captions', () => {
  const lines = [
    'The two leaders hold talks at the Kremlin, March 21, 2023. /Xinhua',
    'Leaders at the welcome dinner on September 15. Photo: Silk City Times',
    'A stack of containers in Vladivostok. PHOTO: PORT & RAIL WEEKLY',
    'A man walks past a flag in Moscow. (Photo by Ivan Petrov/AFP)',
    'Photo: Flags of the two countries. [Photo by Lu Ping/Meridian Daily]',
    'The bridge at night [Photo/Xinhua]',
    'Фото: РИА Новости',
    '3月21日，两国领导人在莫斯科举行会谈。新华社记者 王明摄',
  ];
  for (const line of lines) it(line, () => assert.equal(zones(`${PROSE}\n${line}\n${MORE}`), 'bcb'));
  it('repeated: the first stays, the others are residue', () => assert.equal(zones(`${PROSE}\n${lines[0]}\n${lines[0]}\n\n${lines[0]}\n${MORE}`), 'bcaab'));
  it('without a credit, pasted twice', () => assert.equal(zones(`${PROSE}\nA view over the river in late winter\nA view over the river in late winter\n${MORE}`), 'bcab'));
});

describe('notes', () => {
  it('the editor’s', () => assert.equal(zones(`The Headline of It All\nEditor's note: Hu is a commentator.\n${PROSE}`), 'hnb'));
  it('in Chinese and Russian', () => assert.equal(zones(`${ZH}\n编者按：本文为节选。\n${RU}\nОт редакции: текст сокращён.`), 'bnbn'));
});

describe('headlines', () => {
  it('of Markdown', () => assert.equal(zones(`# One\n\n${PROSE}\n\n## Two\n\n${MORE}`), 'hbhb'));
  it('with a subtitle and a standfirst', () => assert.equal(zones(`The Long Road to Astana\nFrom Two Banks of One River\nThe two have moved closer, but friction remains below the surface of things.\nBy Song Fang\n${PROSE}`), 'hhhab'));
});

describe('what stays body', () => {
  const texts: [string, string, string][] = [
    ['prose', `${PROSE}\n\n${MORE}`, 'bb'],
    [
      'sentences that begin like cues',
      `${PROSE}\nShare prices fell.\nSource of all this was a rumour.\nFollow the money, they said.\nCopyright law has changed.\nRelated parties were heard.\n${MORE}`,
      'bbbbbbb',
    ],
    ['an author who is spoken of', `${PROSE}\n\nThe author, who never saw the river, is at his best on the road.`, 'bb'],
    [
      'opinions that are spoken of',
      `${PROSE}\n\nThe views of the two capitals are not the same, and nobody in either of them says that they are. That may be as well.`,
      'bb',
    ],
    ['a refrain', `${PROSE}\n\nWe shall not be moved.\n\n${MORE}\n\nWe shall not be moved.\n\n${PROSE}`, 'bbbbb'],
    ['headings in mid-text', `${PROSE}\n\nThe Second Part\n\n${MORE}`, 'bbb'],
    ['a heading after links in mid-text', `${PROSE}\n\nRead also:\nBoxes go north\n\nThe Second Part\n\n${MORE}`, 'baabb'],
    ['a person who is no author', `${PROSE}\nVladimir Putin is the president of Russia.\n${MORE}`, 'bbb'],
    ['a fraction and a slash', `${PROSE}\nHe asked for 3/4 and/or the rest of it\n${MORE}`, 'bbb'],
    ['an interview', `Q: And then?\n\nA: ${PROSE}\n\nQ: And now?`, 'bbb'],
    ['a language that is spoken of', `${PROSE}\nLanguage: the last frontier\n${MORE}`, 'bbb'],
    ['a salutation and thanks', `Friends, colleagues,\n\n${PROSE}\n\nThank you.`, 'bbb'],
    ['Chinese', `${ZH}\n\n${ZH}也是如此。`, 'bb'],
    ['the last lines of a text', `${PROSE}\n\nMost of the loaves, I am told, were left at the hotel.`, 'bb'],
  ];
  for (const [name, text, expected] of texts) it(name, () => assert.equal(zones(text), expected));
});

describe('zones of the sample corpus', () => {
  // Paragraphs in order: h headline, b body, c caption, n note, i biography, a apparatus.
  const expected: Record<string, string> = {
    '2014-05-northern-courier-thirty-years-of-gas.txt': 'aahaaabbbbbbbiaaaa',
    '2016-06-meridian-daily-the-line-that-must-hold.txt': 'hacabbbbbbbiaaa',
    '2018-06-notebook-from-qingdao.md': 'hbhbbbhbbhbb',
    '2018-09-baikal-wire-vostok.txt': 'haabcabbbbbbbaaa',
    '2019-06-meridian-daily-new-name-old-wisdom.txt': 'haancabbbbbbbiaa',
    '2020-05-oriental-lookout-the-virus-and-the-camp.txt': 'aahaaibbbbbbbaaa',
    '2021-12-harrow-bridge-brief-five-cautions.txt': 'ahaaabbbbbbbbbiaaa',
    '2022-09-silk-city-times-samarkand-bread.txt': 'aahaacabbbbbbbiaa',
    '2023-03-eastern-horizon-after-the-visit.txt': 'haaaanbcabbbbbaa',
  };
  for (const [file, zonesOfFile] of Object.entries(expected)) it(file, () => assert.equal(zones(readFileSync(join(CORPUS, file), 'utf8')), zonesOfFile));
  it('no running prose of it is residue', () => {
    for (const file of readdirSync(CORPUS).filter((name) => /\.(?:txt|md)$/.test(name))) {
      const text = readFileSync(join(CORPUS, file), 'utf8');
      const layout = layOut(text);
      const found = zonesOf(text, layout, readMetadata(text, layout));
      layout.paragraphs.forEach(({ start, end }, i) => assert.ok(end - start < 300 || found[i] === 'body' || found[i] === 'note', `${file}: ${text.slice(start, start + 60)}`));
    }
  });
});

describe('zones of any text', () => {
  it('are one a paragraph, each with its reason', () => {
    seeded(fc.property(fc.oneof(anyText(), anyPage()), (text) => {
      const layout = layOut(text);
      const metadata = readMetadata(text, layout);
      assert.equal(zonesOf(text, layout, metadata).length, layout.paragraphs.length);
      assert.ok(explainZones(text, layout, metadata).every((rule) => rule !== ''));
      assert.deepEqual(zonesOf(text, layout, { ...metadata, page: undefined }).length, layout.paragraphs.length);
    }));
  });
  it('are read in time that grows with the text', () => {
    const time = (text: string) => {
      const layout = layOut(text);
      const start = performance.now();
      for (let n = 0; n < 5; n++) zonesOf(text, layout, readMetadata(text, layout));
      return performance.now() - start;
    };
    const text = `The Headline of It All\nBy Song Fang\n${`${PROSE}\n`.repeat(400)}`;
    time(text);
    assert.ok(time(text.repeat(8)) < 8 * 6 * Math.max(5, time(text)));
  });
});
