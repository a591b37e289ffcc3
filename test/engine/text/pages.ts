/** Random pages, as people paste them: lines of credit, residue and prose in any order. */
import fc from 'fast-check';

const LINES = [
  'Language : English 简体 繁體', 'English | Русский | 中文', 'Home | Region | Opinion', 'Opinion / Energy', 'Foreign Policy',
  'A Title of Some Length', 'Why It Matters?', '# Heading', 'May 20 , 2015',
  'Updated 19:45, 28-Mar-2023', 'Source: CGTN | 2022-02-07', 'By Song Fang', 'By Pavel Dronin, Baikal Wire',
  'Authors: A. Bee, Cee Dee and E. Eff', 'Timofei Bordachev', '• Yu Sui', 'Professor, Center for Studies', '2022年4月12日 来源：新华网',
  '作者：林若溪', '21 марта 2023', 'Share   Tweet   Print', "Editor's note: Song Fang is an analyst. The article reflects the author's opinions.",
  'A view of the river, March 21, 2023. /Xinhua', 'A title.mp3', 'You might also like', 'Back to Top', 'Search Trends',
  'Song Fang is a professor of law.', 'The author is a fellow.', '© 2023', '（责任编辑：王明）', 'Читайте также:', '---', 'title: x', '', '',
  '- item', 'Q: Why?', '第一段。', 'We shall see.',

  'The two sides agreed to deepen their cooperation in trade and energy, and the talks will go on in the autumn. Both were satisfied with it.',
  'Стороны договорились углубить сотрудничество в торговле и энергетике, и переговоры продолжатся осенью этого года.',
];

export function anyPage(): fc.Arbitrary<string> {
  return fc.tuple(fc.array(fc.constantFrom(...LINES), { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\n\n')).map(([lines, newline]) => lines.join(newline));
}
