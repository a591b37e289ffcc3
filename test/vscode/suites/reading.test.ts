import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COLOURS_KEY, READING_COLOURS, READING_LANGUAGES, READING_SETTINGS } from '../../../client/reading/settings';
import type { Written } from '../../../client/reading/workspaceSettings';
import { folder, until } from '../support';

type Settings = Record<string, Record<string, unknown>>;

async function read(uri: vscode.Uri): Promise<Settings> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) as Settings;
}

describe('comfortable reading', () => {
  const file = () => vscode.Uri.joinPath(folder(), '.vscode', 'settings.json');
  const inForce = (name: string, languageId: string) => vscode.workspace.getConfiguration(undefined, { uri: folder(), languageId }).get(name);
  let before_: Settings;

  const write = async (settings: Settings) => {
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(JSON.stringify(settings, null, 2)));
    const wanted = settings['[plaintext]']?.['editor.wordWrapColumn'];
    await until('the settings to be read', () =>
      vscode.workspace.getConfiguration(undefined, { uri: folder(), languageId: 'plaintext' }).inspect('editor.wordWrapColumn')?.workspaceLanguageValue === wanted);
  };
  const setUp = async () => {
    const result = await vscode.commands.executeCommand<Written>('leitmotif.setUpReading');
    await vscode.commands.executeCommand('notifications.clearAll');
    return result;
  };

  before(async () => {
    before_ = await read(file());
  });
  afterEach(() => write(before_));

  it('is in place in the sample corpus, with the very settings the command writes', () => {
    for (const language of READING_LANGUAGES) assert.deepEqual(before_[`[${language}]`], READING_SETTINGS);
    assert.deepEqual(before_[COLOURS_KEY], READING_COLOURS);
    assert.deepEqual(Object.keys(before_).sort(), [...READING_LANGUAGES.map((language) => `[${language}]`), COLOURS_KEY].sort());
  });

  it('uses only settings that exist', () => {
    for (const name of Object.keys(READING_SETTINGS)) {
      const known = vscode.workspace.getConfiguration().inspect(name);
      assert.notEqual(known?.defaultValue, undefined, `${name} is no setting of this VS Code`);
    }
  });

  it('has nothing to write where it is in place', async () => {
    assert.deepEqual((await setUp()).written, []);
  });

  it('writes the settings and takes them back', async () => {
    await write({});
    const { written, undo } = await setUp();
    assert.deepEqual([...written].sort(), [...Object.keys(READING_SETTINGS), ...Object.keys(READING_COLOURS)].sort());
    assert.equal(inForce('editor.wordWrap', 'plaintext'), 'bounded');
    assert.equal(inForce('editor.wordWrap', 'markdown'), 'bounded');
    await undo();
    assert.deepEqual(await read(file()), {});
  });

  it('leaves what the person has set', async () => {
    await write({ '[plaintext]': { 'editor.wordWrapColumn': 60 }, '[markdown]': { 'editor.wordWrapColumn': 60 } });
    const { written, left, undo } = await setUp();
    assert.deepEqual(left, ['editor.wordWrapColumn']);
    assert.ok(!written.includes('editor.wordWrapColumn'));
    assert.equal(inForce('editor.wordWrapColumn', 'plaintext'), 60);
    await undo();
    assert.deepEqual(await read(file()), { '[plaintext]': { 'editor.wordWrapColumn': 60 }, '[markdown]': { 'editor.wordWrapColumn': 60 } });
  });

  it('leaves colours the person has chosen, for one theme or for all', async () => {
    const own = { 'editor.background': '#fdf6e3', '[Dark Modern]': { 'editorInfo.foreground': '#ff0000' } };
    await write({ [COLOURS_KEY]: own });
    await until('the colours to be read', () => vscode.workspace.getConfiguration().inspect(COLOURS_KEY)?.workspaceValue !== undefined);
    const { left, undo } = await setUp();
    assert.deepEqual(left, ['editorInfo.foreground']);
    assert.deepEqual((await read(file()))[COLOURS_KEY], { ...own, 'editorInfo.border': '#00000000' });
    await undo();
    assert.deepEqual(await read(file()), { [COLOURS_KEY]: own });
  });

  it('leaves no file behind where it made one', async () => {
    await write({});
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(file(), '..'), { recursive: true });
    const { undo } = await setUp();
    assert.ok('[plaintext]' in (await read(file())));
    await undo();
    await assert.rejects(async () => vscode.workspace.fs.stat(file()));
  });
});
