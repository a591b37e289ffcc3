/** Typing in a lexicon of 5,000 variants over the State of the Union addresses, as an editor with the built server has it. */
import { Session } from '../support/session';
import { addresses } from './corpus';
import { drawnLexicon } from './lexicons';
import { summary, timed, type Row } from './measure';

const VARIANTS = 5000;
const TIMES = 60;
const WARM_UP = 15;

export async function lexiconEditing(): Promise<Row[]> {
  const texts = addresses();
  const lexicon = drawnLexicon(texts, VARIANTS);
  const files = Object.fromEntries(texts.map(({ name, text }) => [`texts/${name}`, text]));
  const session = await Session.start({ ...files, 'lexicon.yaml': lexicon }, { impatient: true, asByClient: true });
  const open = `texts/${texts[120].name}`;
  try {
    await session.whenReady(120_000);
    await session.open('lexicon.yaml', lexicon, 'leitmotif-lexicon');
    await session.open(open, texts[120].text);
    await session.diagnostics(open);
    const lines = lexicon.split('\n');
    const line = Math.floor(lines.length / 2);
    const character = lines[line].indexOf('   # drawn');
    const at = { line, character };
    /** Types a letter, and takes it back. */
    const type = (i: number): Promise<void> =>
      session.edit('lexicon.yaml', [i % 2 === 0 ? { range: { start: at, end: at }, text: 'x' } : { range: { start: at, end: { line, character: character + 1 } }, text: '' }]);
    const diagnostics = await timed(TIMES, WARM_UP, async (i) => {
      await type(i);
      await session.diagnostics(open);
    });
    const completion = await timed(TIMES, WARM_UP, async (i) => {
      await type(i);
      await session.on('textDocument/completion', 'lexicon.yaml', { line, character: character - 1 });
    });
    const size = `${VARIANTS.toLocaleString('en')} variants, ${Math.round(lexicon.length / 1000)} kB`;
    return [
      { what: `keystroke in a lexicon of ${size}: fresh diagnostics in an open text`, ...summary(diagnostics), unit: 'ms', target: '60 ms' },
      { what: `the same: completion in the lexicon`, ...summary(completion), unit: 'ms', target: '50 ms' },
    ];
  } finally {
    await session.stop();
  }
}
