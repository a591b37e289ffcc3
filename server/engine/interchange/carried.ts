/** What a format carries of a lexicon, in one line for people. */
import type { Carries, Format } from './model';

/** "Words with * and ?; hierarchy, labels, definitions, languages." */
export function carriedInWords({ carries }: Format): string {
  const more = MORE.filter(([field]) => carries[field]).map(([, word]) => word);
  const ours = carries.ours ? ['conditions', 'exceptions', 'poles', 'languages'] : [];
  const all = [...more, ...ours];
  return `${wordingsOf(carries)}${all.length > 0 ? `; ${all.join(', ')}` : ''}`;
}

const MORE: readonly [keyof Carries, string][] = [
  ['hierarchy', 'hierarchy'], ['label', 'labels'], ['definition', 'definitions'], ['color', 'colours'], ['languages', 'languages'],
];

function wordingsOf({ wordings, wildcards, near, ours }: Carries): string {
  if (wordings === 'none') return 'No wordings';
  if (wordings === 'all') return 'Every form of variant';
  const words = wildcards.includes('ending*') ? 'Words that may end in *' : `Words with ${wildcards.join(' and ')}`;
  return near && !ours ? `${words}, also near others` : words;
}
