/** A keystroke in a text: how long until its uses, diagnostics and lenses are there. */
import { basename } from 'node:path';
import { resolveLens, textLenses } from '../../server/features/codeLens';
import { textDiagnostics } from '../../server/features/diagnostics';
import { EditedText, type TextContent } from '../../server/engine/text/editedText';
import { LineIndex } from '../../server/engine/text/lines';
import { Session } from '../support/session';
import { filesOf, inMillions, projectOf, type Bytes } from './indexing';
import { sampleLexicon } from './lexicons';
import { summary, timed, type Row } from './measure';
import { letterTyped, paragraphOfLength, placeToType, textOfLength } from './typing';
import type { Project } from '../../server/project/project';

const SIZES = [
  { size: '50 KB', length: 50_000, target: '5 ms, 99th percentile under 25 ms' },
  { size: '3 MB', length: 3_000_000, target: '10 ms, 99th percentile under 25 ms' },
];
const TIMES = 300;
const WARM_UP = 30;
/** Diagnostics of a text at most, as the setting has it. */
const MOST_DIAGNOSTICS = 500;
/** Lenses that an editor has on screen, and resolves. */
const ON_SCREEN = 20;

export async function keystroke({ ten }: Bytes): Promise<Row[]> {
  const project = projectOf(filesOf(ten), sampleLexicon());
  const rows: Row[] = [];
  for (const { size, length, target } of SIZES) {
    const times = await typedIn(project, textOfLength(length));
    rows.push({ what: `keystroke in a text of ${size}, in process, ${inMillions(project.index.words)}`, ...summary(times), unit: 'ms', target });
  }
  for (const { size, length, target } of SIZES) {
    const times = await typedIn(project, paragraphOfLength(length));
    rows.push({ what: `keystroke in a text of ${size} that is one paragraph, in process, ${inMillions(project.index.words)}`, ...summary(times), unit: 'ms', target });
  }
  return [...rows, ...(await throughServer(ten))];
}

function typedIn(project: Project, text: string): Promise<number[]> {
  const name = 'file:///typed.txt';
  let now: TextContent = text;
  let at = placeToType(text);
  project.setText(name, now);
  project.usesIn(project.index.get(name)!);
  return timed(TIMES, WARM_UP, (i) => {
    now = EditedText.of(now, at, at, letterTyped(i));
    at++;
    project.setText(name, now);
    const edited = project.index.get(name)!;
    textDiagnostics(project, edited, MOST_DIAGNOSTICS);
    for (const lens of textLenses(project, edited, 'all').slice(0, ON_SCREEN)) resolveLens(project, lens, true);
  });
}

/** The same as an editor has it: a change is sent, and diagnostics and lenses are asked for. */
async function throughServer(ten: string): Promise<Row[]> {
  const files: Record<string, string | Uint8Array> = {};
  for (const { path, bytes } of filesOf(ten)) files[`texts/${basename(path)}`] = bytes;
  const typed = SIZES.map(({ length }) => textOfLength(length));
  for (const [i, text] of typed.entries()) files[`texts/typed-${i}.txt`] = text;
  const session = await Session.start({ ...files, 'lexicon.yaml': sampleLexicon() }, { impatient: true, asByClient: true });
  try {
    await session.whenReady(120_000);
    const words = inMillions((await session.getStatus()).projects[0].words);
    const rows: Row[] = [];
    for (const [i, { size, target }] of SIZES.entries()) {
      const times = await typedInSession(session, `texts/typed-${i}.txt`, typed[i]);
      rows.push({ what: `keystroke in a text of ${size}, through the server, ${words}`, ...summary(times), unit: 'ms', target });
    }
    return rows;
  } finally {
    await session.stop();
  }
}

async function typedInSession(session: Session, name: string, text: string): Promise<number[]> {
  await session.open(name, text);
  await session.diagnostics(name);
  const { line, character } = LineIndex.of(text).position(placeToType(text));
  return timed(TIMES, WARM_UP, async (i) => {
    const at = { line, character: character + i };
    const change = { range: { start: at, end: at }, text: letterTyped(i) };
    await Promise.all([session.edit(name, [change]), session.diagnostics(name), session.on('textDocument/codeLens', name)]);
  });
}
