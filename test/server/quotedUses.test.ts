/** A hover says of a use in an open text that it stands in quotation marks, and goes on to do so while the text is edited. */
import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver-protocol';
import { Session } from '../support/session';

const LEXICON = `themes:
  hegemony:
    variants: [hegemon*, cold war]
`;
const TEXT = `Hegemony is what both sides spoke of, and they agreed to go on in the autumn, when others will be there. Both were satisfied.
They call it “hegemony.”
“Hegemony is over,” he said; the hegemon, she said.

He added: “It is so.

“No hegemony for us.

“No cold war,” and a “cold” war.
He said, “Hegemony.`;

describe('a hover on a use in quotation marks', () => {
  let session: Session;
  before(async () => {
    session = await Session.start({ 'lexicon.yaml': LEXICON, 'a.txt': TEXT });
    await session.open('a.txt', TEXT);
  });
  after(() => session.stop());

  /** What is said of the use at a place behind what matched. */
  async function said(line: number, character: number): Promise<string> {
    const { contents } = await session.on<Hover>('textDocument/hover', 'a.txt', { line, character });
    return /Matched by `[^`]*`[^.]*\.(.*)/.exec((contents as { value: string }).value)![1].trim();
  }

  it('says so', async () => {
    assert.equal(await said(0, 2), '');
    assert.equal(await said(1, 15), 'Stands in quotation marks by itself.');
    assert.equal(await said(2, 3), 'Stands in quotation marks.');
    assert.equal(await said(2, 36), '');
  });

  it('says where they were opened, if that is in an earlier paragraph', async () => {
    assert.equal(await said(6, 6), 'Stands in quotation marks opened in line 5.');
    assert.equal(await said(8, 6), 'Stands in quotation marks opened in line 5.');
  });

  it('says nothing of a use that crosses their end', async () => assert.equal(await said(8, 24), ''));

  it('says that they are not closed', async () => assert.equal(await said(9, 12), 'Stands in quotation marks that are not closed.'));

  it('follows what is typed', async () => {
    await session.change('a.txt', `One more.\n${TEXT.replace('so.\n', 'so.”\n')}`);
    assert.equal(await said(7, 6), 'Stands in quotation marks.');
    await session.change('a.txt', `One more.\n${TEXT}`);
    assert.equal(await said(7, 6), 'Stands in quotation marks opened in line 6.');
    await session.change('a.txt', `One more.\n${TEXT.replace('war,” and a “cold” war.', 'war.')}`);
    assert.equal(await said(9, 6), 'Stands in quotation marks opened in line 6 and not closed.');
  });
});
