/** What may stand at a place in a lexicon: the way that leads there, followed through the fields. */
import { fieldNamed, FIELDS, SEVERITIES, type Field, type FieldOwner } from '../engine/lexicon/grammar';
import { OPTIONAL_CODES, PROBLEMS, type ProblemCode } from '../engine/lexicon/problems';
import { ITEM, type Step } from './lexiconOutline';

export interface Place {
  /** What the keys of a map here are: fields of an owner, ids of themes, or codes of checks. */
  readonly keys?: FieldOwner | 'themes' | 'checks';
  /** Whose value a word here is. */
  readonly value?: Field;
  /** What may stand in each item of a list here. */
  readonly items?: Place;
}

const NOTHING: Place = {};
const VARIANTS = FIELDS.find((field) => field.value === 'variants')!;
const VARIANT: Place = { keys: 'variant', value: VARIANTS };
const THEME: Place = { keys: 'theme', items: VARIANT };

export function placeAt(path: readonly Step[]): Place {
  return path.reduce(within, { keys: 'lexicon' } as Place);
}

function within(place: Place, step: Step): Place {
  if (step === ITEM) return place.items ?? NOTHING;
  switch (place.keys) {
    case undefined:
      return NOTHING;
    case 'themes':
      return THEME;
    case 'checks':
      return isCheck(step) ? { value: checkField(step) } : NOTHING;
    default: {
      const field = fieldNamed(place.keys, step);
      return field ? valueOf(field) : NOTHING;
    }
  }
}

function valueOf(field: Field): Place {
  switch (field.value) {
    case 'themes':
      return { keys: 'themes' };
    case 'checks':
      return { keys: 'checks' };
    case 'variants':
      return { value: field, items: VARIANT };
    case 'wordings':
      return { value: field, items: { value: field } };
    case 'examples':
      return { items: { keys: 'example' } };
    default:
      return { value: field };
  }
}

/** A check under `checks:` is a field whose value is a severity. */
export function checkField(code: ProblemCode): Field {
  const { title, explanation } = PROBLEMS[code];
  return { name: code, of: ['lexicon'], value: 'choice', choices: SEVERITIES, says: `${title}. ${explanation}`, example: `${code}: off` };
}

export function isCheck(name: string): name is ProblemCode {
  return (OPTIONAL_CODES as readonly string[]).includes(name);
}
