/** Lexicon → format → lexicon: equal but for what the notes list. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportLexicon, FORMATS, importDictionary } from '../../../server/engine/interchange/interchange';
import type { Category, ForeignDictionary, Wording } from '../../../server/engine/interchange/model';
import { cleanName } from '../../../server/engine/interchange/names';
import { Notes } from '../../../server/engine/interchange/notes';
import { reduceTo } from '../../../server/engine/interchange/reduce';
import { isProblem, parsePattern } from '../../../server/engine/lexicon/pattern';
import { readLexicon } from '../../../server/engine/lexicon/reader';
import { seeded } from '../../support/arbitrary';
import { format, outline, told } from './support';

const LEXICON = `name: Framings
overlap: exclusive
themes:
  hegemony:
    label: Hegemony
    definition: Power that dominates others, named as such.
    color: orange
    severity: hint
    variants:
      - hegemon*
      - (acts|policy) of domination
      - maintain ~2 hegemony
      - /^bully(ing)?$/
      - =US
      - UN
      - { match: sanction*, near: [unilateral, illegal], within: 5 }
      - { match: unilateralism, pole: counter }
      - { match: power, except: [power plant], case: sensitive }
    except: [dominant forces, hegemon of old]
    examples: [hegemony]
  cold-war:
    label: The Cold War
    stem: "true"
    variants: [cold war, w?r]
`;

/** What each format makes of it, as an outline of its own reading. */
const EXPECTED: Record<string, string[]> = {
  quanteda: ['Hegemony {case: insensitive}: hegemon* | acts of domination | policy of domination | UN | power', 'Hegemony (counter): unilateralism', 'cold-war: cold war | w?r'],
  liwc: ['Hegemony {case: insensitive}: hegemon* | acts of domination | policy of domination | UN | power', 'Hegemony (counter): unilateralism', 'cold-war: cold war'],
  yoshikoder: [
    'Hegemony (Power that dominates others, named as such.) {case: insensitive}: hegemon* | acts of domination | policy of domination | UN | power',
    'Hegemony (counter): unilateralism', 'cold-war: cold war',
  ],
  lexicoder2: ['Hegemony {case: insensitive}: hegemon* | acts of domination | policy of domination | UN | power', 'Hegemony (counter): unilateralism', 'cold-war: cold war'],
  lexicoder3: ['Hegemony {case: insensitive}: hegemon* | acts of domination | policy of domination | UN | power', 'Hegemony (counter): unilateralism', 'cold-war: cold war'],
  wordstat: [
    'Hegemony {case: insensitive}: hegemon* | acts of domination | policy of domination | UN | power | sanction* near unilateral within 5 | sanction* near illegal within 5',
    'Hegemony (counter): unilateralism', 'cold-war: cold war | w?r',
  ],
  codebook: ['Hegemony (Power that dominates others, named as such.) #b45f06:', 'cold-war:'],
  'skos-turtle': [
    'hegemony = Hegemony (Power that dominates others, named as such.) {case: insensitive}: hegemon* | acts of domination | policy of domination | UN | power',
    'hegemony-counter = Hegemony (counter): unilateralism', 'cold-war = The Cold War: cold war | w?r',
  ],
  csv: [
    'hegemony = Hegemony (Power that dominates others, named as such.) orange {severity: hint}: hegemon* | (acts|policy) of domination | maintain ~2 hegemony | /^bully(ing)?$/ | =US | UN' +
      ' | sanction* near unilateral or illegal within 5 | unilateralism <counter> | power except power plant {case: sensitive} except dominant forces | hegemon of old',
    'cold-war = The Cold War {stem: true}: cold war | w?r',
  ],
};
EXPECTED['skos-jsonld'] = EXPECTED['skos-turtle'];

describe('writing a lexicon as a dictionary of another tool', () => {
  for (const one of FORMATS) {
    it(`${one.id}: what it carries`, () => {
      assert.deepEqual(outline(one.read(exportLexicon(LEXICON, one).text).dictionary), EXPECTED[one.id]);
    });

    it(`${one.id}: what it has carried once, it carries unchanged`, () => {
      const first = importDictionary(exportLexicon(LEXICON, one).text, one);
      assert.deepEqual(readLexicon(first.text).problems.filter((problem) => problem.severity === 'error'), []);
      const again = exportLexicon(first.text, one);
      assert.deepEqual(again.notes.filter((note) => note.kind !== 'changed'), []);
      assert.equal(importDictionary(again.text, one).text, first.text);
    });
  }

  it('lists everything that quanteda cannot carry, where it stands', () => {
    assert.deepEqual(told(LEXICON, exportLexicon(LEXICON, format('quanteda')).notes), [
      '1 lost: the name of the lexicon, “Framings”',
      '2 lost: “overlap: exclusive” of the lexicon',
      '4 lost: "severity: hint" of hegemony',
      '4 lost: the definition of hegemony',
      '4 lost: the colour orange of hegemony',
      '12 lost: the variant “maintain ~2 hegemony” of hegemony: it has a gap',
      '13 lost: the variant “/^bully(ing)?$/” of hegemony: it is a regular expression',
      '14 lost: the variant “=US” of hegemony: it stands for one exact spelling',
      '15 changed: “UN” of hegemony: it stands for small letters there too',
      '16 lost: the variant “sanction*” of hegemony: it has a condition, near “unilateral”, “illegal”',
      '17 changed: 1 counter variant of hegemony: as a category of their own, “Hegemony (counter)”',
      '18 lost: 1 exception of the variant “power” of hegemony: “power plant”',
      '18 lost: "case: sensitive" of the variant “power” of hegemony',
      '19 lost: 2 exceptions of hegemony: “dominant forces”, “hegemon of old”',
      '20 lost: 1 example of hegemony',
      '21 lost: the label “The Cold War” of cold-war',
      '21 lost: "stem: true" of cold-war',
    ]);
  });

  it('says which wildcards a format has not', () => {
    const notes = (name: string): string[] => exportLexicon('themes:\n  a:\n    variants: [w?r, "*polar", in love*]\n', format(name)).notes.map((note) => note.message);
    assert.deepEqual(notes('liwc'), ['the variant “w?r” of a: it has a ?', 'the variant “*polar” of a: it has a * that is not at the end of a word']);
    assert.deepEqual(notes('ykd'), ['the variant “w?r” of a: it has a ?']);
    assert.deepEqual(notes('cat'), []);
  });

  it('spells alternations out up to a limit', () => {
    const many = (n: number): string => `(${Array.from({ length: n }, (_, i) => `a${i}`).join('|')}) b`;
    const written = exportLexicon(`themes:\n  a:\n    variants: ["${many(200)}", "${many(201)}", "x (y|)", "un(fair|just)(|ly)"]\n`, format('lc3'));
    assert.equal(written.text.split('\n').length - 2, 200 + 2 + 4);
    assert.deepEqual(written.notes.map((note) => /: ([^:]*)$/.exec(note.message)![1]), ['its alternatives make more than 200 wordings']);
  });
});

describe('random dictionaries', () => {
  const words = fc.array(fc.constantFrom('hegemon*', 'multi-polar', 'US', 'no', '1945', 'w?r', '霸权', 'гегемон*', 'é', "it's", '*', 'NEAR', 'a.b', '_', '@x', '#y', '%', '+z', '<of>', '"q"', 'x,', '&'), { minLength: 1, maxLength: 3 });
  const match = words.map((some) => some.join(' ')).filter((one) => !isProblem(parsePattern(one)));
  const wording: fc.Arbitrary<Wording> = fc.oneof(
    match.map((one) => ({ match: one, fields: {}, at: 0 })),
    fc.tuple(match, match, fc.constantFrom('sentence', 'paragraph', '0', '4', '7 in paragraph'), fc.constantFrom(undefined, 'before' as const, 'after' as const))
      .map(([one, near, within, side]) => ({ match: one, near: [near], within, ...(side ? { side } : {}), fields: {}, at: 0 })),
    fc.tuple(match, fc.constantFrom('zh', 'en', 'en-gb')).map(([one, language]) => ({ match: one, fields: { language }, at: 0 })),
  );
  const fields = fc.constantFrom<Record<string, string>>({}, {}, {}, { language: 'zh' }, { stem: 'true' }, { language: 'en', stem: 'true' });
  const name = fc.oneof(fc.constantFrom('A', 'a category', '__', '%', 'X (1)', '+', '1 2', '@R', 'no', 'ünï', '"q"', "<a&b>", 'x: y', '- z', '\\', '#', 'skos:a'), fc.string({ minLength: 1, maxLength: 12 }));
  const categories = (depth: number): fc.Arbitrary<Category> => fc.record({
    name, label: fc.option(name, { nil: undefined }), definition: fc.option(fc.constantFrom('What\nit is', '"x" <y> & z', '\\'), { nil: undefined }),
    color: fc.constantFrom(undefined, 'orange', '#aabbcc'), wordings: fc.array(wording, { maxLength: 4 }), except: fc.constant([]),
    children: depth > 3 ? fc.constant([]) : fc.array(categories(depth + 1), { maxLength: 2 }), fields, at: fc.constant(0),
  });
  const dictionaries: fc.Arbitrary<ForeignDictionary> = fc.tuple(fc.array(categories(0), { maxLength: 4 }), fc.constantFrom(undefined, 'en', 'zh'))
    .map(([some, language]) => ({ ...(language ? { language } : {}), categories: unique(some) }));

  for (const one of FORMATS) {
    it(`${one.id}: what can be carried is read back as it was written`, () => {
      seeded(fc.property(dictionaries, (dictionary) => {
        const reduced = reduceTo(one, dictionary, new Notes());
        const read = one.read(one.write(reduced)).dictionary;
        assert.deepEqual([read.language, ...comparable(read)], [reduced.language, ...comparable(reduced)]);
      }), 200);
    });
  }

  /** Names once each, as the ids of a lexicon are. */
  function unique(some: readonly Category[], known = new Set<string>()): Category[] {
    return some.flatMap((category) => {
      const clean = cleanName(category.name);
      if (clean === '' || known.has(clean)) return [];
      known.add(clean);
      return [{ ...category, name: clean, label: cleanName(category.label ?? '') || undefined, children: unique(category.children, known) }];
    });
  }

  /** LIWC lists each word once, so that wordings are in another order. */
  function comparable(dictionary: ForeignDictionary): string[] {
    const sorted = (category: Category): Category => ({
      ...category,
      wordings: [...category.wordings].sort((a, b) => (JSON.stringify({ ...a, at: 0 }) < JSON.stringify({ ...b, at: 0 }) ? -1 : 1)),
      children: category.children.map(sorted),
    });
    return outline({ categories: dictionary.categories.map(sorted) });
  }
});
