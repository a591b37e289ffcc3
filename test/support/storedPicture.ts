/** All that is known of a text, however it is kept, as plain data with words in the place of their numbers. */
import type { StoredText } from '../../server/engine/index/storedText';
import { ZONES } from '../../server/engine/index/packing';
import type { Vocabulary } from '../../server/engine/text/vocabulary';

export function storedPicture(text: StoredText, { surface }: Vocabulary): unknown {
  const { tokens, metadata: { page: _page, other, ...named }, length, language, wordsFrom, lines } = text;
  const each = Array.from({ length: tokens.count }, (_, token) => {
    const compound = tokens.compoundAt(token);
    const whole = compound < 0 ? undefined : [surface[tokens.compoundTypeAt(compound)], tokens.compoundLastAt(compound)];
    return [surface[tokens.typeAt(token)], tokens.joinAt(token), tokens.startAt(token), tokens.endAt(token), text.zoneAt(tokens.startAt(token)), whole];
  });
  const pairs = Array.from({ length: Math.max(0, Math.min(40, tokens.count) - 1) }, (_, token) => [...text.tokensBefore([tokens.typeAt(token)], [tokens.typeAt(token + 1)])].join());
  const times = [...text.times()].map(([type, times]) => `${surface[type]} ${times}`).sort();
  const places = [...text.times().keys()].map((type) => `${surface[type]} ${text.has(type)} ${[...text.tokensOfAny([type])].join()}`).sort();
  const metadata: unknown = JSON.parse(JSON.stringify({ ...named, other: [...other] }));
  const zones = ZONES.filter((zone) => text.hasZone(zone));
  return { words: tokens.words, zones, each, metadata, length, language, wordsFrom, lines: [...lines.starts], times, places, pairs };
}
