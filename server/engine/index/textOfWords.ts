/**
 * A text made of its words alone, each where it stood, where the text itself is not to be had any more: its file was changed or went away, and
 * nobody has told yet. Paragraphs begin on lines of their own; other marks are blanks.
 */
import type { Vocabulary } from '../text/vocabulary';
import { Join } from '../text/tokens';
import type { PackedText } from './packedText';

export function textOfWords({ tokens, length }: PackedText, { surface }: Vocabulary): string {
  const parts: string[] = [];
  let end = 0;
  for (let token = 0; token < tokens.count; token++) {
    const word = surface[tokens.typeAt(token)];
    const gap = tokens.gapAt(token);
    parts.push(tokens.joinAt(token) === Join.Paragraph && gap > 0 ? `${' '.repeat(gap - 1)}\n` : ' '.repeat(gap), word);
    end += gap + word.length;
  }
  return parts.join('') + ' '.repeat(Math.max(0, length - end));
}
