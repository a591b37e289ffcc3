/** A workspace with files and shards in memory, from one session to the next. */
import assert from 'node:assert/strict';
import type { MemoryFileSystem } from '../../server/hosts/memoryFileSystem';
import { MemoryShardStore } from '../../server/hosts/store/memoryShardStore';
import type { ShardOrigin } from '../../server/hosts/store/shardStore';
import { Workspace } from '../../server/hosts/workspace';
import { DEFAULT_SETTINGS } from '../../server/protocol';
import { pictureOf, rebuilt } from './rebuilt';

export const ROOT = 'file:///w';
export const ORIGIN: ShardOrigin = { edition: '1', owner: ROOT };
export const SILENT = { changed: () => undefined, advised: () => undefined, status: () => undefined };

/** Begins a session: `fs.calls.read` counts from here. Resolves when all texts are read. */
export async function openKept(fs: MemoryFileSystem, files: MemoryShardStore['files'], origin = ORIGIN): Promise<Workspace> {
  fs.calls.read = 0;
  const workspace = new Workspace(fs, DEFAULT_SETTINGS, SILENT, undefined, () => new MemoryShardStore(origin, files));
  await workspace.setFolders([ROOT]);
  await workspace.whenRead();
  return workspace;
}

/** Ends a session that has had time to keep what it read. */
export async function closeKept(workspace: Workspace): Promise<void> {
  await Promise.all(workspace.all().map((project) => project.whenKept()));
  workspace.dispose();
}

export async function assertRebuilt(workspace: Workspace, fs: MemoryFileSystem): Promise<void> {
  const reads = fs.calls.read;
  assert.deepEqual(pictureOf(workspace), await rebuilt(fs, [ROOT]));
  fs.calls.read = reads;
}
