/** Places in a lexicon, as they are told from its looks: each row is a lexicon with the cursor at ‸, and what may be typed there. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contextAt } from '../../server/features/lexiconContext';
import { seeded } from '../support/arbitrary';

const CONTEXTS: [string, string][] = [
  // Fields of the lexicon
  ['‸', 'field lexicon ""'],
  ['na‸', 'field lexicon "na"'],
  ['name: x\nover‸\nthemes:\n  x: [a]', 'field lexicon "over" beside name themes'],
  ['name: x\n‸', 'field lexicon "" beside name'],
  ['na‸me: x', 'field lexicon "na"'],
  ['overlap: ex‸', 'value overlap "ex"'],
  ['compat: ‸', 'value compat ""'],
  ['language: z‸', 'value language "z"'],
  ['name: Some ‸', 'other'],
  ['# na‸', 'other'],
  ['overlap: ‸ # how', 'value overlap ""'],
  ['overlap: x # ho‸', 'other'],

  // Checks
  ['checks:\n  var‸', 'check "var"'],
  ['checks:\n  glob-broad: off\n  var‸', 'check "var" beside glob-broad'],
  ['checks:\n  variant-never: o‸', 'value variant-never "o"'],
  ['checks: { var‸', 'check "var" in flow'],
  ['checks: { glob-broad: off, var‸ }', 'check "var" in flow beside glob-broad'],
  ['checks: { variant-never: ‸ }', 'value variant-never "" in flow'],
  ['checks:\n  nothing-such: o‸', 'other'],

  // Fields of a theme
  ['themes:\n  ‸', 'other'],
  ['themes:\n  heg‸', 'other'],
  ['themes:\n  x:\n    ‸', 'field theme ""'],
  ['themes:\n  x:\n    var‸', 'field theme "var"'],
  ['themes:\n  x:\n    label: X\n    var‸\n    color: red\n  y:\n    except: [z]', 'field theme "var" beside label color'],
  ['themes:\n  x:\n    variants:\n      - match: a\n        pole: main\n\n    col‸\n    # stem: true\n    label: X', 'field theme "col" beside variants label'],
  ['themes:\n  x:\n    variants:\n    - a\n    - b\n    col‸', 'field theme "col" beside variants'],
  ['themes: { x: { la‸, color: red } }', 'field theme "la" in flow beside color'],
  ['themes:\n  "my theme":\n    par‸', 'field theme "par"'],
  ['themes:\n  x y:\n    par‸', 'field theme "par"'],
  ['themes:\n  x:\n    color: or‸', 'value color "or" of x'],
  ['themes:\n  x:\n    color: "#00‸', 'value color "#00" of x'],
  ['themes:\n  x:\n    color: "red" ‸', 'other'],
  ['themes:\n  x:\n    color:\n      or‸', 'value color "or" of x'],
  ['themes:\r\n  x:\r\n    severity: ‸', 'value severity "" of x'],
  ['themes:\n  x:\n    parent: po‸', 'value parent "po" of x'],
  ['themes:\n  x:\n    parent: "soft po‸', 'value parent "soft po" of x'],
  ['themes: { x: { parent: po‸', 'value parent "po" of x in flow'],
  ['themes:\n  x:\n    label: What: ‸', 'other'],
  ['themes:\n  x:\n    definition: >\n      col‸', 'other'],

  // Wordings
  ['themes:\n  x:\n    variants:\n      - heg‸', 'wording "heg" or field'],
  ['themes:\n  x:\n    variants:\n    - ruling pow‸', 'wording "pow" after "ruling " or field'],
  ['themes:\n  x:\n    variants:\n      - one\n      - no-al‸', 'wording "no-al" or field'],
  ['themes:\n  x:\n    variants:\n      - "ruling pow‸', 'wording "pow" after "ruling "'],
  ["themes:\n  x:\n    variants:\n      - 'ruling pow‸'", 'wording "pow" after "ruling "'],
  ['themes:\n  x:\n    variants:\n      - (acts|pol‸', 'wording "pol" after "(acts|" or field'],
  ['themes:\n  x:\n    variants: [heg‸', 'wording "heg" in flow'],
  ['themes:\n  x:\n    variants: [one, "two, three", fo‸]', 'wording "fo" in flow'],
  ['themes:\n  x:\n    variants: [\n      one,\n      tw‸\n    ]', 'wording "tw" in flow'],
  ['themes:\n  x:\n    variants:\n      [one,\n       tw‸', 'wording "tw" in flow'],
  ['themes:\n  x:\n    variants: [one] ‸', 'other'],
  ['themes:\n  x: [heg‸', 'wording "heg" in flow'],
  ['themes:\n  x:\n    - heg‸', 'wording "heg" or field'],
  ['themes:\n  x:\n    variants: heg‸', 'wording "heg"'],
  ['themes:\n  x:\n    except:\n      - dom‸', 'wording "dom"'],
  ['themes:\n  x:\n    except: [dom‸', 'wording "dom" in flow'],
  ['themes:\n  x:\n    variants:\n      - a # heg‸', 'other'],
  ['themes:\n  x:\n    variants:\n      - don\'t sto‸', 'wording "sto" after "don\'t " or field'],

  // Fields of a variant
  ['themes:\n  x:\n    variants:\n      - { ma‸', 'field variant "ma" in flow'],
  ['themes:\n  x:\n    variants:\n      - { match: x, po‸', 'field variant "po" in flow beside match'],
  ['themes:\n  x:\n    variants:\n      - { match: x, ‸, near: [y, z] }', 'field variant "" in flow beside match near'],
  ['themes:\n  x:\n    variants:\n      - { match: x, po‸\n      - { match: y, near: z }', 'field variant "po" in flow beside match'],
  ['themes:\n  x:\n    variants:\n      - { match: x,\n          po‸,\n          near: y }', 'field variant "po" in flow beside match near'],
  ['themes:\n  x:\n    variants: [{ match: x, po‸', 'field variant "po" in flow beside match'],
  ['themes:\n  x:\n    variants:\n      - match: a\n        po‸', 'field variant "po" beside match'],
  ['themes:\n  x:\n    variants:\n      - match: a\n        ‸\n        pole: main\n      - match: b\n        side: after', 'field variant "" beside match pole'],
  ['themes:\n  x:\n    variants:\n      - ma‸\n        pole: main', 'wording "ma" or field'],
  ['themes:\n  x:\n    variants:\n      - { match: a, pole: c‸', 'value pole "c" of x in flow'],
  ['themes:\n  x:\n    variants:\n      - { match: a, near: b, within: 5 in p‸', 'value within "5 in p" of x in flow'],
  ['themes:\n  x:\n    variants:\n      - match: a\n        stem: t‸', 'value stem "t" of x'],
  ['themes:\n  x:\n    variants:\n      - { match: sanct‸', 'wording "sanct" in flow'],
  ['themes:\n  x:\n    variants:\n      - { match: "cold w‸', 'wording "w" after "cold " in flow'],
  ['themes:\n  x:\n    variants:\n      - match: cold w‸', 'wording "w" after "cold "'],
  ['themes:\n  x:\n    variants:\n      - { match: a, near: [b, il‸', 'wording "il" in flow'],
  ['themes:\n  x:\n    variants:\n      - { match: a,\n          near: [b,\n            il‸', 'wording "il" in flow'],
  ['themes:\n  x:\n    variants:\n      - match: a\n        near:\n          - il‸', 'wording "il"'],
  ['themes:\n  x:\n    variants:\n      - match: a\n        near: il‸', 'wording "il"'],
  ['themes:\n  x:\n    variants:\n      - { match: a, except: [b], ca‸', 'field variant "ca" in flow beside match except'],

  // Examples
  ['themes:\n  x:\n    examples:\n      - te‸', 'field example "te"'],
  ['themes:\n  x:\n    examples:\n      - { text: "a, b", us‸', 'field example "us" in flow beside text'],
  ['themes:\n  x:\n    examples:\n      - { text: "acts of heg‸', 'other'],
  ['themes:\n  x:\n    examples:\n      - text: a\n        uses: [heg‸', 'wording "heg" in flow'],

  // Broken files
  ['themes:\n  x:\n    variants: [a, b\n    col‸', 'field theme "col" beside variants'],
  ['themes:\n  x:\n    label: "open\n    color: re‸', 'value color "re" of x'],
  ['themes:\n  x:\n    variants: [a]]\n  y:\n    variants:\n      - "\n      - heg‸', 'wording "heg" or field'],
  ['themes:\n  x:\n\tcol‸', 'other'],
  ['  x:\n    col‸', 'other'],
];

function said(context: ReturnType<typeof contextAt>): string {
  switch (context.kind) {
    case 'field':
      return `field ${context.of} "${context.typed}"${flow(context)}${beside(context.present)}`;
    case 'check':
      return `check "${context.typed}"${flow(context)}${beside(context.present)}`;
    case 'value':
      return `value ${context.field.name} "${context.typed}"${context.theme === undefined ? '' : ` of ${context.theme}`}${flow(context)}`;
    case 'wording':
      return `wording "${context.typed}"${context.before === '' ? '' : ` after "${context.before}"`}${context.isItem ? ' or field' : ''}${flow(context)}`;
    default:
      return 'other';
  }
}

const flow = ({ isFlow }: { isFlow: boolean }): string => (isFlow ? ' in flow' : '');
const beside = (keys: readonly string[]): string => (keys.length === 0 ? '' : ` beside ${keys.join(' ')}`);

describe('places in a lexicon', () => {
  for (const [marked, expected] of CONTEXTS) {
    it(JSON.stringify(marked), () => assert.equal(said(contextAt(marked.replace('‸', ''), marked.indexOf('‸'))), expected));
  }

  it('are told in any file, quickly', () => {
    const signs = fc.constantFrom('themes:', 'x:', 'variants:', '- ', '  ', '\n', '[', ']', '{', '}', ',', ': ', '"', "'", '#', 'a', '\\', '\t', '\r\n');
    seeded(fc.property(fc.array(signs, { maxLength: 60 }), fc.nat(), (pieces, n) => {
      const text = pieces.join('');
      contextAt(text, n % (text.length + 1));
    }));
    const long = `themes:\n  x:\n    variants:\n${'      - { match: hegemon*, near: [a, b] }\n'.repeat(20_000)}`;
    const since = performance.now();
    contextAt(`${long}      - heg`, long.length + 11);
    assert.ok(performance.now() - since < 500);
  });
});
