/** How numbers and names are said, everywhere alike. */
/** "1 use", "1,312 uses". */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? singular : plural}`;
}

/** "14 uses in 7 of 18 texts", the counter pole apart: "9 + 4 counter uses". */
export function usesInTexts(total: { uses: number; counter: number; texts: number }, ofTexts: number): string {
  return `${poles(total)} in ${total.texts.toLocaleString('en')} of ${count(ofTexts, 'text')}`;
}

/** ", its 2 themes below included": said wherever a theme's count has them in it. */
export function included({ below }: { below: number }): string {
  return below === 0 ? '' : `, its ${count(below, 'theme')} below included`;
}

/** "14 uses"; where the counter-framing stands too, "9 uses + 4 counter", never their sum. */
export function poles({ uses, counter }: { uses: number; counter: number }): string {
  return counter > 0 ? `${count(uses, 'use')} + ${counter.toLocaleString('en')} counter` : count(uses, 'use');
}

/** Characters that Markdown or HTML would take for its own, escaped: text of corpus and lexicon is shown, never obeyed. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]()#+\-.!|>~:$@/]/g, '\\$&')
    .replace(/[\r\n]+/g, ' ');
}

/** In an inline code span nothing is obeyed but its own fence. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length)) + 1);
  const padded = text.startsWith('`') || text.endsWith('`') ? ` ${text} ` : text;
  return `${fence}${padded.replace(/[\r\n]+/g, ' ')}${fence}`;
}

/** The last segment of a URI, as a person reads it: the name of a text or a folder. */
export function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
