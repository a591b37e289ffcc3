/** The text of an open editor is what the protocol's own document makes of the same edits. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenText } from '../../server/hosts/openText';
import { seeded } from '../support/arbitrary';

const anyText = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '\n\r', '😀'), { maxLength: 12 }).map((parts) => parts.join(''));
const anyPlace = fc.record({ line: fc.nat({ max: 9 }), character: fc.oneof(fc.nat({ max: 4 }), fc.constant(1 << 30)) });
const anyChange = fc.oneof(
  { weight: 6, arbitrary: fc.record({ range: fc.record({ start: anyPlace, end: anyPlace }), text: anyText }) },
  { weight: 1, arbitrary: fc.record({ text: anyText }) },
);

function documentOf(text: string): TextDocument {
  return TextDocument.create('file:///a.txt', 'plaintext', 0, text);
}

describe('the text of an open editor', () => {
  it('is what the edits make of it', () =>
    seeded(fc.property(anyText, fc.array(fc.array(anyChange, { maxLength: 3 }), { maxLength: 6 }), fc.array(anyPlace), (text, edits, places) => {
      let is = OpenText.create('file:///a.txt', 'plaintext', 0, text);
      let expected = documentOf(text);
      for (const [i, changes] of edits.entries()) {
        is = OpenText.update(is, changes, i + 1);
        // Made anew each time, as it loses count of its lines where an edit reaches beyond the last.
        for (const change of changes) expected = documentOf(TextDocument.update(expected, [change], 1).getText());
        assert.equal(is.getText(), expected.getText());
        assert.equal(is.version, i + 1);
        for (const place of places) assert.equal(is.offsetAt(place), expected.offsetAt(place), JSON.stringify({ text: is.getText(), place }));
      }
    }), 1000));
});
