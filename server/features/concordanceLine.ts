/** A use as a line of a concordance in Markdown, with a link that leads there. Words of the corpus are escaped. */
import type { IndexedText } from '../engine/index/corpusIndex';
import { kwic } from '../engine/measure/kwic';
import type { PlacedUse } from '../project/project';
import { rangeIn } from './places';
import { escapeMarkdown, nameOf } from './wording';

/** @param here the text whose name need not be said */
export function concordanceLine({ text, use }: PlacedUse, here?: IndexedText): string {
  const { start } = rangeIn(text, use);
  const context = kwic(text, use);
  const words = `${escapeMarkdown(context.left)}**${escapeMarkdown(context.match.trim())}**${escapeMarkdown(context.right)}`;
  const target = `${text.name}#L${start.line + 1},${start.character + 1}`;
  const place = `${text === here ? '' : `${escapeMarkdown(nameOf(text.name))}, `}line ${start.line + 1}`;
  return `…${words.trim()}… [${place}](${target})`;
}
