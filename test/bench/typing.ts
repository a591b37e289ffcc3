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

/** What is typed, over and over: words that themes have, and a sentence that ends. */
const TYPED = 'No hegemony, no power politics and no sphere of influence. ';

/** Where typing goes on in a text: behind the first space of the paragraph in its middle. */
export function placeToType(text: string): number {
  return text.indexOf(' ', text.indexOf('\n\n', text.length / 2) + 2) + 1;
}

export function letterTyped(i: number): string {
  return TYPED[i % TYPED.length];
}
