/** A large folder is read while the server answers, by the built server and its threads. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import assert from 'node:assert/strict';
import { Project } from '../../server/project/project';
import { addresses, copies } from '../bench/corpus';
import { Session } from '../support/session';

/** 233 addresses, 10.8 MB, so many times. */
const COPIES = 3;
/** Milliseconds a hover may take at most while texts are read; on a machine that does other things, too. */
const LONGEST = 500;

describe('reading a large folder', function () {
  this.timeout(180_000);

  it('answers throughout, and ends with what reading here ends with', async () => {
    const lexicon = readFileSync(resolve(__dirname, '../../../corpus/lexicon.yaml'), 'utf8');
    const texts = [...copies(addresses(), COPIES)];
    const session = await Session.start({ 'lexicon.yaml': lexicon, ...Object.fromEntries(texts.map(({ name, text }) => [name, text])) }, { impatient: true });
    try {
      const [{ name, text }] = texts;
      await session.open(name, text);
      // Nothing can be said before the folder is listed and the lexicon read.
      const hover = (character: number): Promise<unknown> => session.on('textDocument/hover', name, { line: 0, character });
      await hover(0);
      let longest = 0;
      for (let asked = 0; (await session.getStatus()).projects[0].state === 'reading'; asked++) {
        const began = performance.now();
        await hover(asked % 400);
        longest = Math.max(longest, performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const { projects: [status] } = await session.getStatus();
      const whole = new Project();
      whole.setLexicon([{ uri: 'lexicon.yaml', text: lexicon }]);
      for (const one of texts) whole.setText(one.name, one.text);
      const uses = [...whole.totals().values()].reduce((sum, { own }) => sum + own.uses + own.counter, 0);
      assert.deepEqual([status.texts, status.words, status.uses], [texts.length, whole.index.words, uses]);
      assert.ok(session.progress.some(({ message }) => /^\d[\d,]* of 699 texts$/.test(message ?? '')));
      assert.ok(longest < LONGEST, `a hover took ${Math.round(longest)} ms`);
    } finally {
      await session.stop();
    }
  });

  it('stops when its progress is cancelled, says that counts are partial, and reads on when asked', async () => {
    const texts = [...copies(addresses(), 2)];
    const session = await Session.start({ 'lexicon.yaml': 'themes:\n  power:\n    variants: [power*]\n', ...Object.fromEntries(texts.map(({ name, text }) => [name, text])) }, { impatient: true });
    try {
      await session.until(() => session.progress.some(({ message }) => message?.endsWith('of 466 texts')), 'the progress', 30_000);
      await session.notify('window/workDoneProgress/cancel', { token: session.progressToken });
      await session.whenReady(30_000);
      const { projects: [stopped] } = await session.getStatus();
      assert.ok(stopped.texts < 466 && stopped.ofTexts === 466, `${stopped.texts} of ${stopped.ofTexts}`);
      assert.equal(stopped.leftUnread, 466 - stopped.texts);
      assert.match(stopped.limits[0], /^Reading was stopped: counts are of \d+ of 466 texts\.$/);
      const [{ name, text }] = texts;
      await session.open(name, text);
      const at = text.indexOf('power');
      const answer = await session.on<{ contents: { value: string } }>('textDocument/hover', name, { line: 0, character: at });
      assert.match(JSON.stringify(answer.contents), /of 466 texts read/);
      await session.request('leitmotif/readOn', {});
      await session.whenReady(60_000);
      const { projects: [whole] } = await session.getStatus();
      assert.deepEqual([whole.texts, whole.leftUnread, whole.limits], [466, undefined, []]);
    } finally {
      await session.stop();
    }
  });
});
