/** The spellings of a vocabulary's types: each is made once, and copied for every list that has it. */
import { withRoom } from '../text/arrays';
import type { TypeId, Vocabulary } from '../text/vocabulary';
import { narrowed, type Numbers } from './sections';
import { SpelledWords } from './spelledWords';

const PLACE = 3;

export class Spellings {
  /** Of all types that were asked for. */
  private readonly all = new SpelledWords();
  private readonly asked = new SpelledWords();
  /** `PLACE` integers a type: where its word begins among all, + 1, and where it ends, in bytes; its UTF-16 units. All 0 where it was not asked for. */
  private places: Int32Array<ArrayBuffer> = new Int32Array(0);

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The words of some types, in order: good until others are asked for. */
  of(types: Int32Array): SpelledWords {
    const { all, asked, vocabulary } = this;
    asked.empty();
    for (let word = 0; word < types.length; word++) {
      const place = this.placeOf(types[word]);
      const { places } = this;
      asked.addFrom(all, places[place] - 1, places[place + 1], vocabulary.isCompound(types[word]));
    }
    return asked;
  }

  /** UTF-16 units of the words of some types. */
  lengthsOf(types: Int32Array): Numbers {
    const lengths = new Int32Array(types.length);
    for (let word = 0; word < types.length; word++) {
      const place = this.placeOf(types[word]);
      lengths[word] = this.places[place + 2];
    }
    return narrowed(lengths);
  }

  /** Where among the places that of a type is; it is spelled by then. */
  private placeOf(type: TypeId): number {
    const place = type * PLACE;
    if (place >= this.places.length || this.places[place] === 0) this.spell(type, place);
    return place;
  }

  private spell(type: TypeId, place: number): void {
    const { all, vocabulary } = this;
    const word = vocabulary.surface[type];
    this.places = withRoom(this.places, place + PLACE);
    this.places[place] = all.end + 1;
    all.add(word, vocabulary.isCompound(type));
    this.places[place + 1] = all.end;
    this.places[place + 2] = word.length;
  }
}
