import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditedText, type TextContent } from '../../../server/engine/text/editedText';
import { LineIndex } from '../../../server/engine/text/lines';
import { anyEdit, applyEdit, seeded, type Edit } from '../../support/arbitrary';

const anyText = fc.array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n'), { maxLength: 60 }).map((parts) => parts.join(''));
const anyTyping = fc.oneof(anyEdit(), fc.record({ at: fc.nat({ max: 9 }), remove: fc.nat({ max: 2 }), insert: anyText.map((text) => text.slice(0, 2)) }));

function edited(text: TextContent, { at, remove, insert }: Edit): EditedText {
  const from = at % (text.length + 1);
  return EditedText.of(text, from, Math.min(text.length, from + remove), insert);
}

describe('an edited text', () => {
  it('is what its string is', () =>
    seeded(fc.property(anyText, fc.array(anyTyping, { maxLength: 8 }), fc.nat(), fc.nat(), (start, edits, a, b) => {
      let text: TextContent = start;
      let plain = start;
      for (const edit of edits) {
        text = edited(text, edit);
        plain = applyEdit(plain, edit);
        const [from, to] = [a % (plain.length + 2), b % (plain.length + 2)];
        assert.equal(text.length, plain.length);
        assert.equal(text.slice(from, to), plain.slice(from, to));
        assert.equal(text.slice(from), plain.slice(from));
        if (a % 3 === 0) assert.equal(text.toString(), plain);
      }
      assert.equal(text.toString(), plain);
    })));

  it('knows where it differs from any other version', () =>
    seeded(fc.property(anyText, fc.array(anyTyping, { maxLength: 6 }), fc.nat(), fc.nat(), fc.boolean(), (start, edits, a, b, isAsked) => {
      const versions: TextContent[] = [start];
      for (const edit of edits) {
        versions.push(edited(versions[versions.length - 1], edit));
        if (isAsked) versions[versions.length - 1].toString();
      }
      const [before, now] = [versions[a % versions.length], versions[b % versions.length]];
      const change = EditedText.change(before, now);
      assert.equal(EditedText.of(before, change.start, change.end, now.slice(change.start, change.endNow)).toString(), now.toString());
    })));

  it('has the lines of its string', () =>
    seeded(fc.property(anyText, fc.array(anyTyping, { maxLength: 6 }), (start, edits) => {
      let text: TextContent = start;
      let lines = LineIndex.of(start);
      for (const edit of edits) {
        const next = edited(text, edit);
        lines = lines.edited(next, EditedText.change(text, next));
        text = next;
        assert.deepEqual([...lines.starts], [...LineIndex.of(text.toString()).starts], JSON.stringify(text.toString()));
        assert.equal(lines.offset({ line: Infinity, character: 0 }), text.length);
      }
    })));
});
