/** The spellings of a vocabulary's types: each is made once, and copied for every list that has it. */
import { withRoom } from '../text/arrays';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { SpelledWords } from './spelledWords';

export class Spellings {
  /** Of all types that were asked for. */
  private readonly all = new SpelledWords();
  private readonly asked = new SpelledWords();
  /** Two integers a type: where its word begins among all, + 1, and where it ends, in bytes; 0 where it was not asked for. */
  private places: Int32Array<ArrayBuffer> = new Int32Array(0);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The words of some types, in order: good until others are asked for. */
  of(types: Int32Array): SpelledWords {
    const { all, asked, vocabulary } = this;
    this.places = withRoom(this.places, vocabulary.size * 2);
    const { places } = this;
    asked.empty();
    for (let word = 0; word < types.length; word++) {
      const type = types[word];
      if (places[type * 2] === 0) this.spell(type);
      asked.addFrom(all, places[type * 2] - 1, places[type * 2 + 1], vocabulary.isCompound(type));
    }
    return asked;
  }

  private spell(type: TypeId): void {
    const { all, places, vocabulary } = this;
    places[type * 2] = all.end + 1;
    all.add(vocabulary.surface[type], vocabulary.isCompound(type));
    places[type * 2 + 1] = all.end;
  }
}
