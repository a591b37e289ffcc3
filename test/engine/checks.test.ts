/** Checks of a lexicon: by itself, and held against texts. */
import assert from 'node:assert/strict';
import { Advice } from '../../server/project/advice';
import { Project } from '../../server/project/project';

/** What is advised, as "code @ what the span covers". */
async function advised(lexicon: string, texts: readonly string[] = [], isWhole = true): Promise<{ said: string[]; messages: string[]; project: Project; advice: Advice }> {
  const project = new Project();
  project.setLexicon([{ uri: 'lexicon.yaml', text: lexicon }]);
  for (const [i, text] of texts.entries()) project.setText(`${i}.txt`, text);
  const advice = new Advice(project);
  await advice.find(isWhole);
  const problems = advice.problems();
  return { said: problems.map(({ code, span }) => `${code} @ ${lexicon.slice(span.start, span.end)}`), messages: problems.map(({ message }) => message), project, advice };
}

const theme = (fields: string): string => `themes:\n  a:\n    definition: x\n${fields.replace(/^/gm, '    ')}\n`;
const variants = (list: string, more = ''): string => theme(`variants: [${list}]\n${more}`);

describe('checks of a lexicon by itself', () => {
  const rows: [what: string, lexicon: string, expected: string[]][] = [
    ['a theme without a definition', 'themes:\n  a: [x]\n', ['theme-definition @ a']],
    ['a theme without variants', theme('label: A'), ['theme-empty @ a']],
    ['a theme that only holds others', 'themes:\n  a: { definition: x }\n  b: { definition: x, parent: a, variants: [y] }\n', []],
    ['a word that a glob matches', variants('hegemon*, hegemony'), ['variant-shadowed @ hegemony']],
    ['whichever stands first', variants('hegemony, hegemon*'), ['variant-shadowed @ hegemony']],
    ['the later of two alike', variants('Cold War, cold war'), ['variant-shadowed @ cold war']],
    ['a phrase among alternatives', variants('(acts|policy) of domination, acts of domination'), ['variant-shadowed @ acts of domination']],
    ['a phrase that another is longer than', variants('world order, new world order'), []],
    ['a hyphenated word wider than its closed form', variants('multi-polar, multipolar'), ['variant-shadowed @ multipolar']],
    ['small letters that an all-capitals word is not', variants('US, us'), ['variant-shadowed @ US']],
    ['a condition', variants('{ match: hegemon*, near: US }, hegemony'), []],
    ['an exception', variants('{ match: hegemon*, except: [x] }, hegemony'), []],
    ['another pole', variants('{ match: hegemon*, pole: counter }, hegemony'), []],
    ['another language', variants('{ match: hegemon*, language: de }, hegemony'), []],
    ['a stem', variants('{ match: sanction, stem: true }, sanctions'), ['variant-shadowed @ sanctions']],
    ['two themes', 'themes:\n  a: { definition: x, variants: [hegemon*] }\n  b: { definition: x, variants: [Hegemon*] }\n', ['wording-in-two-themes @ Hegemon*']],
    ['two themes, one =exact', 'themes:\n  a: { definition: x, variants: [=us] }\n  b: { definition: x, variants: [=US] }\n', []],
    ['two languages', 'themes:\n  a: { definition: x, language: en, variants: [die] }\n  b: { definition: x, language: de, variants: [die] }\n', []],
    ['what is switched off', `checks: { variant-shadowed: off, theme-definition: off }\nthemes:\n  a: [x, x]\n`, []],
  ];
  for (const [what, lexicon, expected] of rows) it(what, async () => assert.deepEqual((await advised(lexicon)).said, expected));

  it('reports a check as the lexicon asks', async () => {
    const { advice } = await advised('checks: { theme-definition: error }\nthemes:\n  a: [x]\n');
    assert.deepEqual(advice.problems().map(({ severity }) => severity), ['error']);
  });
});

describe('checks of a lexicon against its texts', () => {
  const many = ['We see a dominant power here. '.repeat(6)];
  const rows: [what: string, lexicon: string, texts: string[], expected: string[]][] = [
    ['a variant that is voiced', variants('hegemon*'), ['hegemony'], []],
    ['a variant that never matches', variants('hegemon*, multipolar'), ['hegemony'], ['variant-never @ multipolar']],
    ['a variant whose every place an exception takes', theme('variants: [guinea]\nexcept: [guinea bissau]'), ['Guinea Bissau'], ['variant-never @ guinea']],
    ['an exception that applies', theme('variants: [guinea]\nexcept: [guinea bissau]'), ['Guinea Bissau and Guinea'], []],
    ['an exception that never applies', theme('variants: [guinea]\nexcept: [papua guinea]'), ['Guinea'], ['exception-never @ papua guinea']],
    ['an exception of a variant', theme('variants: [{ match: guinea, except: [papua guinea, new guinea] }]'), ['Guinea, new Guinea'], ['exception-never @ papua guinea']],
    ['a variant another is always longer than', variants('dominant, dominant power*'), many, ['variant-shadowed @ dominant']],
    ['one that is now and then', variants('dominant, dominant power*'), [...many, 'a dominant one'], []],
    ['no texts', variants('hegemon*'), [], []],
    ['web residue counts as read', variants('hegemon*'), ['Share this hegemony'], []],
  ];
  for (const [what, lexicon, texts, expected] of rows) it(what, async () => assert.deepEqual((await advised(lexicon, texts)).said, expected));

  it('says nothing is absent before all texts are read', async () => assert.deepEqual((await advised(variants('hegemon*'), ['x'], false)).said, []));

  it('names the word that was perhaps meant', async () => {
    const { messages } = await advised(variants('multipolarty'), ['Multipolarity is praised.']);
    assert.deepEqual(messages, ['Nothing in the 1 text of the corpus matches "multipolarty"; did you mean "multipolarity"?']);
  });

  it('names what a broad glob catches most', async () => {
    const words = Array.from({ length: 60 }, (_, i) => `con${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}x`);
    const { said, messages } = await advised(variants('con*'), [`${words.join(' ')} conax conax`]);
    assert.deepEqual(said, ['glob-broad @ con*']);
    assert.match(messages[0], /catches 60 different words in 62 uses, most often conaax 1|most often conaax|conax 2/);
  });

  it('takes an idle wording away with its line, or its comma', async () => {
    const applied = async (lexicon: string): Promise<string> => {
      const { advice } = await advised(lexicon, ['hegemony']);
      const [{ fix }] = advice.problems();
      return lexicon.slice(0, fix!.span.start) + fix!.text + lexicon.slice(fix!.span.end);
    };
    assert.equal(await applied(theme('variants:\n  - hegemony\n  - nowhere # gone\n# kept')), theme('variants:\n  - hegemony\n# kept'));
    assert.equal(await applied(variants('hegemony, nowhere')), variants('hegemony'));
    assert.equal(await applied(variants('nowhere, hegemony')), variants('hegemony'));
  });

  it('knows when what it found is no longer so', async () => {
    const { advice, project } = await advised(variants('hegemon*'), ['nothing']);
    assert.equal(advice.isStale(true), false);
    project.setText('1.txt', 'hegemony');
    assert.equal(advice.isStale(true), true);
    await advice.find(true);
    assert.deepEqual([advice.isStale(true), advice.problems()], [false, []]);
  });

  it('breaks off where the lexicon changes meanwhile', async () => {
    const { advice, project } = await advised(variants('hegemon*'), ['a', 'b']);
    project.setText('2.txt', 'c');
    await advice.find(true, () => Promise.resolve(project.setText('3.txt', 'hegemony')));
    assert.equal(advice.isStale(true), true);
  });
});
