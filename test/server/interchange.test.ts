/** Dictionaries of other tools by the requests of the built server. */
import assert from 'node:assert/strict';
import type { DictionaryFormat, ExportLexiconResult, ImportDictionaryResult, InterchangeNote } from '../../server/protocol';
import { Session } from '../support/session';

const MARY = '%\r\n01\tA category\r\n\t02\tBelow\r\n%\r\nmore\t01\r\nkind<of>\t01\r\nmary\t02\r\n';
const LEXICON = 'themes:\n  hegemony:\n    variants:\n      - hegemon*\n      - maintain ~2 hegemony\n';

function told(notes: readonly InterchangeNote[]): string[] {
  return notes.map(({ kind, message, position }) => `${position.line}:${position.character} ${kind}: ${message}`);
}

describe('dictionaries by requests', () => {
  let session: Session;
  before(async () => {
    session = await Session.start({
      'mary.dic': MARY, 'lexicon.yaml': LEXICON, 'broken.lexicon.yaml': 'themes:\n  a:\n    variants: ["(x"]\n  b:\n    variants: ["(y"]\n',
      'what': 'nothing of the kind', 'a.bin': Uint8Array.of(0, 1, 2), 'empty.dic': 'x', 'empty.lexicon.yaml': 'name: N\n', 'round.lexicon.yaml': 'themes:\n  a:\n    parent: a\n    variants: [x]\n', 'bomb.ykd': '<!DOCTYPE d [\n<!ENTITY a "b">]>\n<dictionary/>',
      'été.cat': Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from('É\n\tHÉGÉMON* (1)\n', (sign) => sign.charCodeAt(0)).buffer)]),
    });
  });
  after(() => session.stop());

  const importing = (source: object, format?: string): Promise<ImportDictionaryResult> => session.request('leitmotif/importDictionary', { source, format });
  const importingFile = (name: string, format?: string): Promise<ImportDictionaryResult> => importing({ uri: session.uri(name) }, format);
  const exporting = (name: string, format: string): Promise<ExportLexiconResult> => session.request('leitmotif/exportLexicon', { textDocument: { uri: session.uri(name) }, format });
  const refused = (reason: string): object => ({ kind: 'refused', reason });

  it('names the formats, with what each carries', async () => {
    const formats = await session.request<DictionaryFormat[]>('leitmotif/dictionaryFormats', undefined);
    assert.equal(formats.length, 10);
    assert.deepEqual(formats.map(({ id, carries }) => `${id}: ${carries}`).filter((line) => /^(liwc|wordstat|codebook|skos-turtle|csv)/.test(line)), [
      'liwc: Words that may end in *; hierarchy', 'wordstat: Words with * and ?, also near others; hierarchy', 'codebook: No wordings; hierarchy, definitions, colours',
      'skos-turtle: Words with * and ?; hierarchy, labels, definitions, languages',
      'csv: Every form of variant; hierarchy, labels, definitions, colours, conditions, exceptions, poles, languages',
    ]);
    assert.deepEqual(formats.find(({ id }) => id === 'quanteda'), { id: 'quanteda', name: 'quanteda dictionary', extensions: ['yml', 'yaml'], carries: 'Words with * and ?; hierarchy' });
  });

  it('imports a file, with notes at their places', async () => {
    const made = await importingFile('mary.dic');
    assert.ok(made.kind === 'lexicon');
    assert.equal(made.text, 'themes:\n  a-category:\n    label: A category\n    variants:\n      - more\n  a-category-below:\n    label: Below\n    parent: a-category\n    variants:\n      - mary\n');
    assert.deepEqual([made.format, made.themes, made.variants, told(made.notes)], ['LIWC dictionary', 2, 2, ['5:0 lost: the term “kind<of> 01”: <of> asks for the word beside it']]);
  });

  it('imports any text by its name, and a file in its own encoding', async () => {
    const text = await importing({ name: 'x.lc3', text: '+A\nx\n' });
    assert.ok(text.kind === 'lexicon' && text.text.endsWith('- x\n'));
    const file = await importingFile('été.cat');
    assert.ok(file.kind === 'lexicon' && file.text.includes('- HÉGÉMON*\n'));
  });

  it('takes what an editor holds', async () => {
    await session.open('mary.dic', '%\n1\tA\n%\nunsaved\t1\n');
    const made = await importingFile('mary.dic');
    await session.close('mary.dic');
    assert.ok(made.kind === 'lexicon' && made.text.includes('- unsaved\n'));
    await session.open('lexicon.yaml', 'themes:\n  a: [unsaved]\n', 'leitmotif-lexicon');
    const written = await exporting('lexicon.yaml', 'lc3');
    await session.close('lexicon.yaml');
    assert.ok(written.kind === 'dictionary' && written.text === '+a\nunsaved\n');
  });

  it('asks where the format is not clear, and takes the one it is told', async () => {
    assert.deepEqual(await importingFile('what'), { kind: 'unclear' });
    assert.equal((await importing({ name: 'what', text: '+A\nx\n' }, 'lexicoder3')).kind, 'lexicon');
  });

  it('exports, with notes at their places and a name that makes no lexicon of it', async () => {
    const written = await exporting('lexicon.yaml', 'lexicoder3');
    assert.ok(written.kind === 'dictionary');
    assert.deepEqual([written.text, written.format, written.fileName, told(written.notes)], [
      '+hegemony\nhegemon*\n', 'Lexicoder 3 dictionary', 'lexicon.lc3', ['4:8 lost: the variant “maintain ~2 hegemony” of hegemony: it has a gap'],
    ]);
    const yaml = await exporting('lexicon.yaml', 'quanteda');
    assert.ok(yaml.kind === 'dictionary' && yaml.fileName === 'dictionary.yml');
  });

  it('says in one sentence what it cannot do', async () => {
    assert.deepEqual(await importingFile('none.dic'), refused('"none.dic" cannot be opened.'));
    assert.deepEqual(await importing({ uri: 'untitled:Untitled-7' }), refused('"untitled:Untitled-7" cannot be opened.'));
    assert.deepEqual(await importingFile('a.bin'), refused('"a.bin" is no text.'));
    assert.match(JSON.stringify(await importingFile('mary.dic', 'word')), /is no format; the formats are quanteda, liwc/);
    assert.deepEqual(await importingFile('bomb.ykd'), refused('"bomb.ykd" gives no theme as a Yoshikoder dictionary: line 1: a document type and entities of its own are refused (an entity can grow without limit).'));
    assert.match(JSON.stringify(await importingFile('empty.dic')), /gives no theme as a LIWC dictionary: line 1: this dictionary has no legend/);
    assert.deepEqual(await importingFile('lexicon.yaml'), refused('"lexicon.yaml" gives no theme as a quanteda dictionary: line 1: this is a lexicon of Leitmotif already.'));
    assert.deepEqual(await exporting('broken.lexicon.yaml', 'csv'), refused('"broken.lexicon.yaml" has 2 errors to be mended first; line 3: An opening parenthesis is never closed.'));
    assert.deepEqual(await exporting('empty.lexicon.yaml', 'csv'), refused('"empty.lexicon.yaml" has no theme to export.'));
    assert.deepEqual(await exporting('round.lexicon.yaml', 'csv'), refused('"round.lexicon.yaml" has an error to be mended first; line 3: The way up from "a" leads back to it, so "a" is counted as if it had no parent.'));
    assert.deepEqual(await exporting('none.lexicon.yaml', 'csv'), refused('"none.lexicon.yaml" cannot be opened.'));
  });
});
