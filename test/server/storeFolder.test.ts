/** Where what is kept of a project lies, and whether it may be kept. */
import assert from 'node:assert/strict';
import { readSettings } from '../../server/hosts/settings';
import type { Machine } from '../../server/hosts/store/cacheFolder';
import { storeFolder } from '../../server/hosts/store/storeFolder';

const PROJECT = 'file:///home/ada/texts';
const linux: Machine = { platform: 'linux', env: {}, home: '/home/ada' };
const mac: Machine = { platform: 'darwin', env: { XDG_CACHE_HOME: '/x' }, home: '/Users/ada' };
const windows: Machine = { platform: 'win32', env: { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, home: 'C:\\Users\\ada' };
const setTo = (XDG_CACHE_HOME: string): Machine => ({ ...linux, env: { XDG_CACHE_HOME } });

describe('the folder of what is kept', () => {
  const rows: [string, Machine, string | undefined, string | undefined][] = [
    ['what the editor gives, as a URI', linux, 'file:///home/ada/.config/Code/my%20storage', '/home/ada/.config/Code/my storage'],
    ['what the editor gives, as a path', linux, '/var/storage/', '/var/storage'],
    ['what the editor gives, as VS Code writes it on Windows', windows, 'file:///c%3A/Users/ada/Code', 'c:\\Users\\ada\\Code'],
    ['what the editor gives, as a path of Windows', windows, 'D:\\storage', 'D:\\storage'],
    ['not a relative path', linux, 'storage', '/home/ada/.cache/leitmotif'],
    ['not a URI of something else', linux, 'vscode-userdata:/storage', '/home/ada/.cache/leitmotif'],
    ['nothing given', linux, '', '/home/ada/.cache/leitmotif'],
    ['Linux', linux, undefined, '/home/ada/.cache/leitmotif'],
    ['Linux, as XDG has it', setTo('/cache'), undefined, '/cache/leitmotif'],
    ['Linux, XDG empty', setTo(''), undefined, '/home/ada/.cache/leitmotif'],
    ['Linux, XDG relative', setTo('cache'), undefined, '/home/ada/.cache/leitmotif'],
    ['Linux, XDG relative to where one stands', setTo('./cache'), undefined, '/home/ada/.cache/leitmotif'],
    ['FreeBSD', { ...linux, platform: 'freebsd' }, undefined, '/home/ada/.cache/leitmotif'],
    ['macOS', mac, undefined, '/Users/ada/Library/Caches/leitmotif'],
    ['Windows', windows, undefined, 'C:\\Users\\ada\\AppData\\Local\\leitmotif'],
    ['Windows, without a variable', { ...windows, env: {} }, undefined, 'C:\\Users\\ada\\AppData\\Local\\leitmotif'],
    ['Windows, with a relative one', { ...windows, env: { LOCALAPPDATA: 'Local' } }, undefined, 'C:\\Users\\ada\\AppData\\Local\\leitmotif'],
    ['nobody at home', { ...linux, home: '' }, undefined, undefined],
    ['nobody at home, with XDG', { ...setTo('/cache'), home: '' }, undefined, '/cache/leitmotif'],
    ['a home that is relative', { ...linux, home: 'ada' }, undefined, undefined],
  ];
  for (const [what, machine, storage, expected] of rows) {
    it(`is below: ${what}`, () => {
      const found = storeFolder(PROJECT, machine, storage);
      assert.equal(found?.replace(/[/\\][0-9a-f]{16}$/, ''), expected);
      assert.notEqual(found ?? '', expected);
    });
  }

  it('is one for each project, and the same each time', () => {
    const projects = ['file:///a', 'file:///b', 'file:///a/b', 'file:///A'];
    const folders = projects.map((project) => storeFolder(project, linux));
    assert.equal(new Set(folders).size, projects.length);
    assert.deepEqual(projects.map((project) => storeFolder(project, linux)), folders);
  });
});

describe('the setting index.keepOnDisk', () => {
  const rows: [unknown, boolean][] = [[undefined, true], [{}, true], [{ index: {} }, true], [{ index: { keepOnDisk: 'no' } }, true], [{ index: { keepOnDisk: true } }, true], [{ index: { keepOnDisk: false } }, false]];
  for (const [given, expected] of rows) {
    it(`is ${expected} where ${JSON.stringify(given)} is given`, () => assert.equal(readSettings(given).index.keepOnDisk, expected));
  }
});
