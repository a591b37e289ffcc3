/** Words that begin and end no phrase worth following: articles, pronouns, prepositions, auxiliaries. English and Russian. */
const ENGLISH =
  "a about above after again against all also although am among an and any are as at be because been before being below between both but by can cannot could did do does doing down during each either ever few for from further had has have having he her here hers him his how however i if in into is it its itself just may me might more most much must my neither no nor not now of off on once only or other our ours out over own per same shall she should since so some such than that the their theirs them then there these they this those through thus to too toward towards under until up upon us very was we were what when where whether which while who whom whose why will with within without would yet you your yours said says say one two three first second last new";
const RUSSIAN =
  'и в во не на с со что как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех никогда можно при об это эта эти';

const WORDS = new Set(`${ENGLISH} ${RUSSIAN}`.split(' '));

/** @param folded a folded word; numbers and single letters count as function words too */
export function isFunctionWord(folded: string): boolean {
  return WORDS.has(folded) || /^[\p{N}.,]+$/u.test(folded) || /^[a-zа-я]$/.test(folded);
}
