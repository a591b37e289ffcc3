/** A project whose texts come from a reader that takes its time: what happens in the meantime wins over what the reader brings. */
import assert from 'node:assert/strict';
import { SegmentBuilder } from '../../server/engine/index/segmentBuilder';
import { analyse } from '../../server/engine/text/analysis';
import { Vocabulary } from '../../server/engine/text/vocabulary';
import { DEFAULT_SETTINGS, type ProjectStatus } from '../../server/protocol';
import { noteOf } from '../../server/hosts/fileFacts';
import { MemoryFileSystem } from '../../server/hosts/memoryFileSystem';
import { readText } from '../../server/hosts/reading/readText';
import type { Read, ReadSegment, ReadText, TextReader, Wanted, Wants } from '../../server/hosts/reading/textReader';
import { Workspace } from '../../server/hosts/workspace';

const LEXICON = 'themes:\n  power:\n    variants: [hegemony]\n';
const uri = (name: string): string => `file:///w/${name}`;

function packed(wanted: Wanted, { text, facts }: ReadText): ReadSegment {
  const vocabulary = new Vocabulary();
  const builder = new SegmentBuilder(vocabulary);
  builder.add(wanted.uri, analyse(text, vocabulary, wanted.docvars), noteOf(facts, wanted.docvars));
  return { segment: builder.build(), wanted: [wanted] };
}

/** Reads all there is at once, and brings it when it is told to, the last first. */
class SlowReader implements TextReader {
  private go?: () => void;
  private held!: () => void;
  /** Resolves when it has read and holds back what it read. */
  holds = new Promise<void>((resolve) => (this.held = resolve));

  constructor(private readonly fs: MemoryFileSystem) {}

  async *read(wants: Wants): AsyncGenerator<Read | ReadSegment, void, void> {
    const read: (Read | ReadSegment)[] = [];
    for (let wanted = wants.next(); wanted; wanted = wants.next()) {
      const result = await readText(this.fs, wanted.uri);
      read.push(result.kind === 'text' ? packed(wanted, result) : { wanted, result });
    }
    this.held();
    await new Promise<void>((resolve) => {
      this.go = resolve;
      wants.signal.addEventListener('abort', () => resolve());
    });
    this.holds = new Promise<void>((resolve) => (this.held = resolve));
    yield* read.reverse();
  }

  bring(): void {
    this.go?.();
  }
}

describe('a project that is being read', () => {
  let fs: MemoryFileSystem;
  let reader: SlowReader;
  let workspace: Workspace;

  beforeEach(async () => {
    fs = new MemoryFileSystem();
    reader = new SlowReader(fs);
    workspace = new Workspace(fs, DEFAULT_SETTINGS, { changed: () => undefined, advised: () => undefined, status: () => undefined }, reader);
    fs.write(uri('lexicon.yaml'), LEXICON);
    for (const name of ['a', 'b', 'c']) fs.write(uri(`${name}.txt`), 'hegemony');
    await workspace.setFolders(['file:///w']);
    await reader.holds;
  });
  afterEach(() => workspace.dispose());

  const status = (): ProjectStatus => workspace.statuses()[0];
  /** Brings what is held, and what is read after it, until nothing waits. */
  const readRest = async (): Promise<void> => {
    const done = workspace.whenRead();
    const bringing = setInterval(() => reader.bring(), 5);
    await done.finally(() => clearInterval(bringing));
  };
  const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));

  it('says that counts are partial until all is read', async () => {
    assert.deepEqual([status().state, status().texts, status().ofTexts], ['reading', 0, 3]);
    assert.equal(workspace.current(uri('a.txt'))!.isComplete, false);
    await readRest();
    assert.deepEqual([status().state, status().texts, status().uses], ['ready', 3, 3]);
    assert.equal(workspace.current(uri('a.txt'))!.isComplete, true);
  });

  it('keeps what was typed', async () => {
    await workspace.openDocument({ uri: uri('b.txt'), languageId: 'plaintext', version: 1, text: 'hegemony hegemony' });
    workspace.flush();
    assert.equal(status().uses, 2);
    await readRest();
    assert.equal(status().uses, 4);
  });

  it('does not put back what was deleted', async () => {
    fs.remove(uri('b.txt'));
    workspace.filesChanged([{ uri: uri('b.txt'), type: 'deleted' }]);
    await quiet();
    await readRest();
    assert.deepEqual([status().texts, status().ofTexts, status().uses], [2, 2, 2]);
  });

  it('ends with what was written last', async () => {
    fs.write(uri('b.txt'), 'hegemony hegemony hegemony');
    workspace.filesChanged([{ uri: uri('b.txt'), type: 'changed' }]);
    await quiet();
    await readRest();
    assert.equal(status().uses, 5);
  });

  it('takes over a table that changed', async () => {
    fs.write(uri('metadata.csv'), 'file,author\nb.txt,Ann Lee\n');
    workspace.filesChanged([{ uri: uri('metadata.csv'), type: 'created' }]);
    await quiet();
    await readRest();
    const { project } = workspace.current(uri('b.txt'))!;
    assert.equal(project.index.get(uri('b.txt'))!.analysis.metadata.author?.value, 'Ann Lee');
  });

  it('leaves the rest unread when it is told to stop, says so, and reads on when asked', async () => {
    await workspace.openDocument({ uri: uri('b.txt'), languageId: 'plaintext', version: 1, text: 'hegemony' });
    workspace.flush();
    workspace.stopReading();
    await workspace.whenRead();
    assert.deepEqual([status().state, status().texts, status().ofTexts, status().uses], ['ready', 1, 3, 1]);
    assert.deepEqual(status().limits, ['Reading was stopped: counts are of 1 of 3 texts.']);
    assert.equal(workspace.current(uri('b.txt'))!.isComplete, false);
    workspace.readOn();
    await readRest();
    assert.deepEqual([status().texts, status().uses, status().limits], [3, 3, []]);
    assert.equal(workspace.current(uri('b.txt'))!.isComplete, true);
  });

  it('reads on when the folder is listed again', async () => {
    workspace.stopReading();
    await workspace.whenRead();
    assert.equal(status().texts, 0);
    await workspace.relist();
    await readRest();
    assert.deepEqual([status().texts, status().limits], [3, []]);
  });
});
