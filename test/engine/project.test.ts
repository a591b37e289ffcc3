import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Use } from '../../server/engine/match/uses';
import { LexiconChanges } from '../../server/features/lexiconChange';
import { Project, type PlacedUse } from '../../server/project/project';
import { anyEdit, anyText, applyEdit, seeded, type Edit } from '../support/arbitrary';
import { theme } from '../support/marked';

const LEXICONS = [
  'themes:\n  hegemony: [hegemon*]\n  polar: [multi-polar, "*polar"]\n',
  'themes:\n  hegemony: [hegemon*, US]\n  none: [no ~2 alliance, no-alliance]\n  polar: [multi-polar, "*polar"]\n',
  'themes:\n  hegemony:\n    variants: [hegemon*, the ~1 hegemony]\n    except: [the hegemony]\n  us: [us, "(cold|win) (war|win)", "/^sanct/"]\n',
  'themes:\n  near:\n    variants: [{ match: hegemon*, near: [US, no], within: 4 in paragraph }, { match: the, near: alliance, within: paragraph, side: after }, "*polar ~3 the"]\n    except: [the hegemony, no alliance]\n  zh: { parent: near, language: zh, variants: [霸权, a, b] }\n',
  'overlap: exclusive\nthemes:\n  a: [hegemony of, 霸权]\n  b: [hegemon*, of the]\n',
  'themes: [broken',
  '',
];

function everything(project: Project): unknown {
  return {
    uses: [...project.allUses()].map(({ text, use }) => [text.name, use]),
    totals: [...project.totals()],
    words: project.index.words,
    texts: project.index.texts().map((text) => text.name),
  };
}

type Step = { kind: 'edit'; text: number; edit: Edit } | { kind: 'lexicon'; lexicon: number } | { kind: 'remove'; text: number } | { kind: 'ask' };

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), text: fc.nat({ max: 2 }), edit: anyEdit() }),
    fc.record({ kind: fc.constant('lexicon' as const), lexicon: fc.nat({ max: LEXICONS.length - 1 }) }),
    fc.record({ kind: fc.constant('remove' as const), text: fc.nat({ max: 2 }) }),
    fc.record({ kind: fc.constant('ask' as const) }),
  ),
  { maxLength: 12 },
);

const VARIANTS = [
  'hegemon*', 'hegemony', '"*polar"', 'multi-polar', 'no ~2 alliance', 'no-alliance', '(cold|the) war', 'US', '{ match: us, case: insensitive, pole: counter }', 'the',
  '{ match: sanction*, near: [unilateral], within: 3 }', '{ match: sanction*, near: [unilateral, the] }', '{ match: alliance, except: [no alliance] }', '霸权', 'of and', '/^he/', '=US',
];

const variantEdit = fc.record({
  theme: fc.constantFrom('a' as const, 'b' as const),
  at: fc.nat({ max: 5 }),
  kind: fc.constantFrom('insert' as const, 'remove' as const, 'replace' as const),
  variant: fc.nat({ max: VARIANTS.length - 1 }),
  /** Whether uses are asked for between this edit and the one before. */
  asks: fc.boolean(),
  /** Whether counts are asked for after it. */
  counts: fc.boolean(),
  /** The text that is edited after it; beyond the last, none. */
  text: fc.nat({ max: 9 }),
});

function written({ a, b }: Record<'a' | 'b', readonly string[]>, isFamily: boolean): string {
  const list = (variants: readonly string[]): string => variants.map((variant) => `\n      - ${variant}`).join('');
  return `themes:\n  a:\n    variants:${list(a)}\n    except:\n      - the hegemony\n      - no ~1 (us|alliance)\n      - (cold|us) war of\n  b:\n${isFamily ? '    parent: a\n' : ''}    variants:${list(b)}\n`;
}

function builtOf(lexicon: string, texts: readonly string[]): Project {
  const project = new Project();
  project.setLexicon([{ uri: 'l', text: lexicon }]);
  for (const [i, text] of texts.entries()) project.setText(`t${i}`, text);
  return project;
}

/** Matches that came to nothing are no evidence of anything. */
function evidence(project: Project): unknown {
  return project.index.texts().flatMap((text) => project.lexicon.themes.map(({ id }) => {
    const { matched, stood, applied } = project.evidenceOf(text, id);
    const byVariant = (counts: ReadonlyMap<number, number>): unknown => [...counts].filter(([, count]) => count > 0).sort((a, b) => a[0] - b[0]);
    return [text.name, id, byVariant(matched), byVariant(stood), byVariant(applied)];
  }));
}

const placeOf = (sign: string) => ({ text, use: { theme: id, start, end, pole } }: PlacedUse): string => `${sign} ${text.name} ${id} ${start} ${end} ${pole}`;

function changed(before: Project, now: Project): string[] {
  const [was, is] = [before, now].map((project) => new Set([...project.allUses()].map(placeOf(''))));
  return [...[...is].filter((one) => !was.has(one)).map((one) => `+${one}`), ...[...was].filter((one) => !is.has(one)).map((one) => `-${one}`)];
}

const anyParagraphs = fc.array(anyText(), { maxLength: 5 }).map((paragraphs) => paragraphs.join('\n'));

describe('a project', () => {
  it('after any edits equals one built from scratch', () =>
    seeded(fc.property(fc.array(anyParagraphs, { minLength: 3, maxLength: 3 }), steps, (texts, sequence: Step[]) => {
      const live = new Project();
      const state = new Map(texts.map((text, i) => [`t${i}`, text]));
      const lexicons: string[] = [LEXICONS[0]];
      for (const [name, text] of state) live.setText(name, text);
      live.setLexicon([{ uri: 'l', text: LEXICONS[0] }]);
      for (const step of sequence) {
        if (step.kind === 'ask') everything(live);
        else if (step.kind === 'lexicon') {
          lexicons.push(LEXICONS[step.lexicon]);
          live.setLexicon([{ uri: 'l', text: LEXICONS[step.lexicon] }]);
        } else if (step.kind === 'remove') {
          state.delete(`t${step.text}`);
          live.removeText(`t${step.text}`);
        } else {
          const text = applyEdit(state.get(`t${step.text}`) ?? '', step.edit);
          state.set(`t${step.text}`, text);
          live.setText(`t${step.text}`, text);
        }
      }
      const rebuilt = new Project();
      for (const text of lexicons) rebuilt.setLexicon([{ uri: 'l', text }]);
      for (const [name, text] of state) rebuilt.setText(name, text);
      assert.deepEqual(everything(live), everything(rebuilt));
      assert.deepEqual(evidence(live), evidence(rebuilt));
    }), 400));

  it('after any edits of its variants equals one built from scratch, and gains and loses what that says', () =>
    seeded(fc.property(fc.array(anyText(), { minLength: 4, maxLength: 4 }), fc.array(variantEdit, { minLength: 1, maxLength: 8 }), fc.boolean(), (texts, edits, isFamily) => {
      const live = new Project();
      for (const [i, text] of texts.entries()) live.setText(`t${i}`, text);
      const themes: Record<'a' | 'b', string[]> = { a: [VARIANTS[0], VARIANTS[3]], b: [VARIANTS[1]] };
      const changes = new LexiconChanges(live);
      const lexicon = (): string => written(themes, isFamily);
      const now = [...texts];
      for (const { theme: of, at, kind, variant, asks, counts, text } of edits) {
        const saved = lexicon();
        const list = themes[of];
        const place = at % (list.length + 1);
        if (kind === 'insert') list.splice(place, 0, VARIANTS[variant]);
        else if (kind === 'remove') list.splice(place, 1);
        else list.splice(place, 1, VARIANTS[variant]);
        const before = builtOf(saved, now);
        live.setLexicon([{ uri: 'l', text: saved }]);
        if (asks) evidence(live);
        live.setLexicon([{ uri: 'l', text: lexicon() }]);
        const rebuilt = builtOf(lexicon(), now);
        if (counts) assert.deepEqual(everything(live), everything(rebuilt));
        if (counts) assert.deepEqual(evidence(live), evidence(rebuilt));
        const found = changes.against([{ uri: 'l', text: saved }]).flatMap(({ gained, lost }) => [...gained.map(placeOf('+')), ...lost.map(placeOf('-'))]);
        assert.deepEqual(found.sort(), changed(before, rebuilt).sort());
        if (text < now.length) live.setText(`t${text}`, (now[text] += ' no hegemony'));
      }
      assert.deepEqual(everything(live), everything(builtOf(lexicon(), now)));
      assert.deepEqual(evidence(live), evidence(builtOf(lexicon(), now)));
    }), 300)).timeout(60_000);

  it('counts again only the texts that an edit of variants may have changed, asked or not in between', () =>
    seeded(fc.property(fc.array(anyText(), { minLength: 4, maxLength: 4 }), fc.array(variantEdit, { minLength: 1, maxLength: 8 }), fc.boolean(), (texts, edits, isFamily) => {
      const live = builtOf(written({ a: [], b: [] }, isFamily), texts);
      const themes: Record<'a' | 'b', string[]> = { a: [], b: [] };
      const now = [...texts];
      for (const { theme: of, at, kind, variant, counts, text } of edits) {
        const list = themes[of];
        list.splice(at % (list.length + 1), kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : [VARIANTS[variant]]));
        live.setLexicon([{ uri: 'l', text: written(themes, isFamily) }]);
        if (counts) assert.deepEqual([...live.totals()], [...builtOf(written(themes, isFamily), now).totals()]);
        if (text < now.length) live.setText(`t${text}`, (now[text] += ' no hegemony of the US'));
      }
      assert.deepEqual([...live.totals()], [...builtOf(written(themes, isFamily), now).totals()]);
    }), 500)).timeout(60_000);

  it('keeps the last good lexicon while the file is broken', () => {
    const project = new Project();
    project.setText('t', 'hegemony');
    project.setLexicon([{ uri: 'l', text: theme(['hegemony']) }]);
    project.setLexicon([{ uri: 'l', text: 'themes:\n  theme: [hegemony\n' }]);
    assert.equal([...project.allUses()].length, 1);
    assert.deepEqual(project.lexiconState.stale, ['l']);
    project.setLexicon([{ uri: 'l', text: theme(['peace']) }]);
    assert.equal([...project.allUses()].length, 0);
  });

  it('says which examples fail where they stand, whenever it is asked', () => {
    const lexicon = (head: string, wording: string): string => `${head}themes:\n  a:\n    variants:\n      - hegemon*\n  b:\n    variants:\n      - ${wording}\n    examples:\n      - acts of war\n      - peace\n`;
    const failing = (text: string): string[] => {
      project.setLexicon([{ uri: 'l', text }]);
      const { lexiconState } = project;
      states.push(() => lexiconState.problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`));
      return states.at(-1)!();
    };
    const project = new Project();
    const states: (() => string[])[] = [];
    assert.deepEqual(failing(lexicon('', 'war')), ['example-fails peace']);
    assert.deepEqual(failing(lexicon('# moved\n', 'war')), ['example-fails peace']);
    assert.deepEqual(failing(lexicon('# moved\n', 'peace')), ['example-fails acts of war']);
    assert.deepEqual(failing('themes: [broken'), ['yaml-syntax ']);
    assert.deepEqual(failing(lexicon('', '(peace|war)')), []);
    project.setLexicon([{ uri: 'l', text: lexicon('', 'peace') }]);
    assert.deepEqual(states.map((ask) => ask().length), [1, 1, 1, 1, 0]);
  });

  it('refuses a theme that two files have', () => {
    const project = new Project();
    project.setLexicon([{ uri: 'a', text: 'themes: { x: [a] }' }, { uri: 'b', text: 'themes: { x: [b], y: [c] }' }]);
    assert.deepEqual(project.lexiconState.problems.map(({ code, file }) => [code, file]), [['theme-duplicate', 1]]);
    assert.deepEqual(project.lexicon.themes.map(({ id }) => id), ['x', 'y']);
  });

  it('matches nothing again when only a label changes', () => {
    const project = new Project();
    project.setText('t', 'hegemony and peace');
    project.setLexicon([{ uri: 'l', text: 'themes:\n  a: [hegemony]\n  b: [peace]\n' }]);
    const before = project.usesIn(project.index.get('t')!);
    project.setLexicon([{ uri: 'l', text: 'themes:\n  a: [hegemony]\n  b:\n    label: B\n    variants: [peace]\n' }]);
    const after = project.usesIn(project.index.get('t')!);
    assert.deepEqual([after[0] === before[0], after[1] === before[1]], [true, true]);
  });

  /** The uses before and after a variant is added to "peace", in two texts of which the first has another word. */
  function adding(variant: string): { before: Use[]; after: Use[] } {
    const project = new Project();
    project.setText('t', 'peace and');
    project.setText('u', 'peace');
    const usesWith = (variants: string): Use[] => {
      project.setLexicon([{ uri: 'l', text: `themes:\n  b: [${variants}]\n` }]);
      return [...project.allUses()].map(({ use }) => use);
    };
    return { before: usesWith('peace'), after: usesWith(`peace, ${variant}`) };
  }

  it('matches nothing again where a new variant overlaps no use', () => {
    const { before, after } = adding('and');
    assert.deepEqual([after.length, after[0] === before[0], after[2] === before[1]], [3, true, true]);
    assert.deepEqual(after.map(({ variant, start }) => [variant, start]), [[0, 0], [1, 6], [0, 0]]);
  });

  it('matches again only the texts that have words of the variant that was edited', () => {
    const { before, after } = adding('peace and');
    assert.deepEqual([after.length, after[0] === before[0], after[1] === before[1]], [2, false, true]);
  });

  const exceptions: [string, string, string, string[]][] = [
    ['a word of its own', 'the world bank', 'world', ['world']],
    ['a word in a gap', 'dominant ~1 force', 'world', ['world']],
    ['other words', 'dominant force', 'world', ['world', 'world']],
    ['a part of it', 'world', 'the world', ['the world']],
  ];
  for (const [what, exception, variant, found] of exceptions) {
    it(`holds a new variant against an exception that has ${what}`, () => {
      const project = new Project();
      project.setText('t', 'peace of the world bank; a dominant world force');
      const usesWith = (variants: string): Use[] => {
        project.setLexicon([{ uri: 'l', text: theme(variants.split(', '), `    except: [${exception}]\n`) }]);
        return [...project.allUses()].map(({ use }) => use);
      };
      usesWith('peace');
      const text = project.index.get('t')!.text;
      const wordings = usesWith(`peace, ${variant}`).map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(wordings, ['peace', ...found]);
    });
  }
});
