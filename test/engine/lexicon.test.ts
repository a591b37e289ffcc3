import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readLexicon } from '../../server/engine/lexicon/reader';
import { checkExamples } from '../../server/engine/lexicon/examples';
import { isProblem, parsePattern } from '../../server/engine/lexicon/pattern';
import { anyEdit, anyText, applyEdit, seeded } from '../support/arbitrary';
import { theme, usesOf } from '../support/marked';

/** [what, lexicon, problems as "code @ what the span covers"] */
const PROBLEMS: [string, string, string[]][] = [
  ['an empty file', '', ['theme-empty @ ']],
  ['only a comment', '# nothing\n', ['theme-empty @ ']],
  ['no themes', 'name: x\n', ['theme-empty @ ']],
  ['a list', '- a\n- b\n', ['lexicon-shape @ - a\n- b']],
  ['a text', 'just words', ['lexicon-shape @ just words']],
  ['an alias', theme(['*polar']), ['yaml-alias @ *polar']],
  ['a comment in a wording', theme(['US #1']), ['yaml-comment @ US #1']],
  ['a comment after a wording', theme(['hegemon*   # glob, anchored']), []],
  ['a map for a wording', theme(['what: now']), ['yaml-map @ what: now']],
  ['a flow map', theme(['{a}']), ['yaml-quote @ {a}']],
  ['a flow list', theme(['[a, b]']), ['yaml-quote @ [a, b]']],
  ['a reserved sign', theme(['@home']), ['yaml-quote @ @home']],
  ['an anchor', theme(['&x word']), []],
  ['a tag', theme(['!x word']), []],
  ['a number', theme(['1945']), []],
  ['a truth value', theme(['no', 'true', 'null']), []],
  ['a duplicate theme', 'themes:\n  a: [x]\n  a: [y]\n', ['yaml-syntax @ a']],
  ['a misspelt field', 'themes:\n  a:\n    varients: [x]\n', ['field-unknown @ varients']],
  ['an unclosed group', theme(['(a|b']), ['pattern-syntax @ (a|b']],
  ['an unclosed regular expression', theme(['/ab']), ['pattern-syntax @ /ab']],
  ['a bad regular expression', theme(['/a(/']), ['pattern-syntax @ /a(/']],
  ['a bad gap', theme(['a ~b c']), ['pattern-syntax @ a ~b c']],
  ['a wide gap', theme(['a ~99 c']), ['pattern-limit @ a ~99 c']],
  ['an explosion', theme([`${'(a|b|c|d)'.repeat(8)}`]), [`pattern-limit @ ${'(a|b|c|d)'.repeat(8)}`]],
  ['a comment beside, in quotation marks', 'themes:\n  a: [US, "a #b"]\n', []],
  ['an alias in brackets', 'themes:\n  a: [*polar, b]\n', ['yaml-alias @ *polar']],
  ['an alias with more words', theme(['*polar war']), ['yaml-alias @ *polar war']],
  ['a star between characters that are words', theme(['冷*思维']), ['pattern-syntax @ 冷*思维']],
  ['too many ways', theme([`${'(a|) '.repeat(150)}b`]), [`pattern-limit @ ${'(a|) '.repeat(150)}b`]],
  ['a field that stands twice', 'themes:\n  a:\n    variants: [x]\n    variants: [y]\n', ['yaml-syntax @ variants']],
  ['only marks', theme(['"..."']), ['pattern-empty @ "..."']],
  ['a colour', theme(['x'], '    color: mauve\n'), ['field-value @ mauve']],
  ['a severity', theme(['x'], '    severity: loud\n'), ['field-value @ loud']],
  ['a pole', theme(['{ match: x, pole: north }']), ['field-value @ north']],
  ['no match', theme(['{ pole: counter }']), ['field-value @ { pole: counter }']],
  ['a second document', 'themes:\n  a: [x]\n---\nthemes:\n  b: [y]\n', ['yaml-syntax @ ']],
  ['a tab', 'themes:\n\ta: [x]\n', ['yaml-syntax @ ']],
];

const WHOLE = `name: All of it
overlap: exclusive
themes:
  a:
    label: A
    color: "#aabbcc"
    case: sensitive
    variants:
      - hegemon*
      - (acts|policy|) of ~2 domination
      - /^b(ully)?$/
      - =US
      - { match: sanction*, near: [unilateral, illegal], within: 5, pole: counter }
    except: [dominant forces, "x: y"]
    examples:
      - { text: "damaging acts of hegemony", uses: [hegemony] }
  b: [x, 'y', multi-polar]
`;

const HOSTILE: [string, string][] = [
  ['lists nested by the thousand', `themes: { a: ${'['.repeat(20_000)}`],
  ['maps nested by the thousand', `themes: ${'{ a: '.repeat(5_000)}`],
  ['aliases of aliases', [...'bcdefghij'].reduce((yaml, name, i) => `${yaml}${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]\n`, 'a: &a [x]\n')],
  ['a line of many variants', `themes: { a: [${Array.from({ length: 40_000 }, (_, i) => `x${i}`).join(', ')}] }`],
  ['many themes', `themes:\n${Array.from({ length: 20_000 }, (_, i) => `  t${i}: [x]\n`).join('')}`],
];

describe('the lexicon reader', () => {
  for (const [what, text, expected] of PROBLEMS) {
    it(`locates ${what}`, () => {
      const found = readLexicon(text).problems.map((problem) => `${problem.code} @ ${text.slice(problem.span.start, problem.span.end)}`);
      if (expected[0]?.startsWith('yaml-syntax')) assert.equal(found[0].split(' @ ')[0], 'yaml-syntax');
      else assert.deepEqual(found, expected);
    });
  }

  it('quotes a trap by its fix', () => {
    for (const [variant, quoted] of [['*polar', '"*polar"'], ['*polar # why', '"*polar" # why'], ['US #1', '"US #1"'], ['what: now', '"what: now"'], ['@home # why', '"@home"']]) {
      const text = theme([variant]);
      const { fix } = readLexicon(text).problems[0];
      assert.ok(fix, variant);
      const mended = text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end);
      assert.ok(mended.includes(`- ${quoted}`), mended);
      assert.deepEqual(readLexicon(mended).problems, []);
    }
  });

  it('takes scalars as written', () => {
    const { lexicon } = readLexicon(theme(['1945', 'no', '1e3', '0x1F', '"quoted"', "'single'"]));
    assert.deepEqual(lexicon.themes[0].variants.map((variant) => variant.source), ['1945', 'no', '1e3', '0x1F', 'quoted', 'single']);
  });

  it('says that a lexicon is too large, and reads nothing of it', () => {
    const { sound, problems } = readLexicon(`# ${'x'.repeat(5_000_000)}`);
    assert.equal(sound, false);
    assert.match(problems[0].message, /5\.0 million characters; 2 million at most/);
  });

  it('fails for no file at all', () =>
    seeded(fc.property(fc.oneof(anyText(), fc.array(anyEdit(), { maxLength: 6 }).map((edits) => edits.reduce(applyEdit, WHOLE))), (text) => {
      const { lexicon, problems } = readLexicon(text);
      for (const { span, fix } of problems) {
        for (const { start, end } of [span, ...(fix ? [fix.span] : [])]) assert.ok(0 <= start && start <= end && end <= text.length, JSON.stringify(text));
      }
      for (const each of lexicon.themes) checkExamples(each);
    }), 500));

  for (const [what, text] of HOSTILE) {
    it(`is not held up by ${what}`, () => {
      const started = performance.now();
      readLexicon(text);
      assert.ok(performance.now() - started < 10_000);
    });
  }

  it('takes a lexicon for quanteda literally, and says what has no meaning there', () => {
    const text = "compat: quanteda\nremove_punct: true\nthemes:\n  a:\n    case: sensitive\n    variants:\n      - US\n      - (a|b)\n      - { match: x, near: y }\n    except: [z]\n";
    const { lexicon, problems, sound } = readLexicon(text);
    assert.deepEqual([lexicon.compat, sound], [{ tool: 'quanteda', removePunct: true }, true]);
    assert.deepEqual(lexicon.themes[0].variants.map(({ source, caseSensitive, near }) => [source, caseSensitive, near]), [['US', true, undefined], ['(a|b)', true, undefined], ['x', true, undefined]]);
    assert.deepEqual(problems.map(({ code, span }) => `${code} @ ${text.slice(span.start, span.end)}`), ['compat-form @ (a|b)', 'compat-form @ near', 'compat-form @ except']);
  });

  it('reads plain words as the scanner divides them', () => {
    const pieces = ['a', 'US', 'the', 'hegemon', 'Multi', 'NO', '*', '?', '-', '-', ' ', ' ', 'x*', '*y'];
    const options = fc.record({ keepCase: fc.boolean(), anyCase: fc.boolean(), stem: fc.constantFrom(undefined, 'en') });
    let plain = 0;
    seeded(fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }), options, (some, ofTheme) => {
      const words = some.join('').trim();
      if (/^[A-Za-z*?]+([- ][A-Za-z*?]+)*$/.test(words)) plain++;
      // With a letter of another script the scanner divides it. What a phrase in capitals is taken for depends on all its words.
      const anyCase = ofTheme.anyCase || words === words.toUpperCase();
      const both = [words, `${words} 字`].map((text) => parsePattern(text, { ...ofTheme, anyCase }));
      const [read, scanned] = both.map((pattern) => (isProblem(pattern) ? pattern : pattern.elements.map((element) => JSON.stringify(element))));
      if (Array.isArray(read) && Array.isArray(scanned)) assert.deepEqual(read, scanned.slice(0, -1), words);
      else assert.ok(!/\w/.test(words), words);
    }), 1000);
    assert.ok(plain > 300, `${plain} were plain`);
  });

  it('checks examples', () => {
    const { lexicon } = readLexicon(theme(['hegemon*'], '    examples:\n      - { text: "acts of hegemony", uses: [hegemony] }\n      - { text: "peace", uses: [hegemony] }\n      - nothing here\n'));
    assert.deepEqual(checkExamples(lexicon.themes[0]).map((problem) => problem.message), ['Expected here: "hegemony". Found: no use.', 'No use is found in this example.']);
  });

  it('finds in an example what it finds in a text', () => {
    const lexicon = (text: string): string => `themes:
  a:
    variants:
      - hegemon*
      - the ~2 alliance
      - { match: us, language: en }
      - { match: the, language: ru, near: no, within: paragraph }
      - { match: of, near: [the, and], within: sentence }
    except: [the hegemony]
    examples:
      - { text: ${JSON.stringify(text)}, uses: [⁂] }
`;
    const texts = fc.oneof(anyText(), fc.tuple(fc.constantFrom('---\nlanguage: ru\n---\n', 'Language: en\n', '霸权\n'), anyText()).map((parts) => parts.join(''))).filter((text) => text.trim() !== '');
    let found = 0;
    seeded(fc.property(texts, (text) => {
      const { lexicon: read } = readLexicon(lexicon(text));
      const [example] = read.themes[0].examples;
      const wordings = usesOf(lexicon(text), example.text).map(({ start, end }) => `"${example.text.slice(start, end)}"`);
      found += wordings.length;
      assert.deepEqual(checkExamples(read.themes[0]).map(({ message }) => message), [`Expected here: "⁂". Found: ${wordings.join(', ') || 'no use'}.`]);
    }), 400);
    assert.ok(found > 40, `${found} uses were found`);
  });
});
