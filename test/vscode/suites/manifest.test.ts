/** What package.json promises, held against what is there. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEFAULT_SETTINGS, PALETTE } from '../../../server/protocol';
import { whenRead } from '../support';

interface Manifest {
  contributes: {
    commands: { command: string; category: string; title: string }[];
    colors: { id: string; defaults: Record<string, string> }[];
    languages: { id: string }[];
    keybindings: { command: string; when: string }[];
    configuration: { properties: Record<string, { description: string }> };
  };
}

describe('the manifest', () => {
  let manifest: Manifest;
  before(async () => {
    await whenRead();
    manifest = vscode.extensions.getExtension('leitmotif.leitmotif')!.packageJSON as Manifest;
  });

  it('offers only commands that exist, all in one category', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    for (const { command, category } of manifest.contributes.commands) {
      assert.ok(registered.has(command), `${command} is offered and not there`);
      assert.equal(category, 'Leitmotif');
    }
  });

  it('has a line and a tint for every colour a lexicon may name, in all four kinds of theme', () => {
    const colors = new Map(manifest.contributes.colors.map(({ id, defaults }) => [id, defaults]));
    for (const name of PALETTE) {
      for (const id of [`leitmotif.${name}`, `leitmotif.${name}Background`]) {
        assert.deepEqual(Object.keys(colors.get(id) ?? {}).sort(), ['dark', 'highContrast', 'highContrastLight', 'light'], id);
      }
    }
    assert.equal(colors.size, PALETTE.length * 2);
  });

  it('gives the settings the defaults the server has', () => {
    const settings = vscode.workspace.getConfiguration('leitmotif');
    const flat = (value: object, path: string[] = []): [string, unknown][] =>
      Object.entries(value).flatMap(([key, inner]) =>
        inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? flat(inner as object, [...path, key]) : [[[...path, key].join('.'), inner]]);
    for (const [name, value] of flat(DEFAULT_SETTINGS)) assert.deepEqual(settings.inspect(name)?.defaultValue, value, name);
  });

  it('leaves plaintext and markdown as they are', () => {
    assert.deepEqual(manifest.contributes.languages.map(({ id }) => id), ['leitmotif-lexicon', 'leitmotif-text']);
  });

  it('takes keys only in a text that has a lexicon', () => {
    for (const { command, when } of manifest.contributes.keybindings) assert.match(when, /leitmotif\.hasLexicon/, command);
  });
});
