/** Texts that are typed in, made of the addresses: each of those is one line, and a text that is written has paragraphs. */
import { addresses } from './corpus';

/** Sentences of a paragraph. */
const SENTENCES = 5;

/** A text of so many UTF-16 units, in paragraphs with a blank line between. */
export function textOfLength(length: number): string {
  let text = '';
  for (const address of addresses()) {
    const sentences = address.text.split(/(?<=[a-z]{3}[.!?]) +(?=[A-Z])/);
    for (let i = 0; i < sentences.length && text.length < length; i += SENTENCES) text += `${sentences.slice(i, i + SENTENCES).join(' ')}\n\n`;
    if (text.length >= length) break;
  }
  return text;
}

/** A text of so many UTF-16 units that is one line, as a page may be pasted. */
export function paragraphOfLength(length: number): string {
  // A blank line is a unit more than the space that stands for it.
  return textOfLength(length + length / 100).replace(/\s+/g, ' ').slice(0, length);
}

/** What is typed, over and over: words that themes have, and a sentence that ends. */
const TYPED = 'No hegemony, no power politics and no sphere of influence. ';

/** Where typing goes on in a text: behind the first space of the paragraph in its middle; of one paragraph, behind one in its own. */
export function placeToType(text: string): number {
  const paragraph = text.indexOf('\n\n', text.length / 2);
  return text.indexOf(' ', paragraph < 0 ? text.length / 2 : paragraph + 2) + 1;
}

export function letterTyped(i: number): string {
  return TYPED[i % TYPED.length];
}
