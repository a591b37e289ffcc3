/** Small dealings with URIs as strings. A folder's URI ends in no slash. */
import { URI } from 'vscode-uri';
import { nameOf } from '../features/wording';

export { nameOf };

/** The one spelling of a URI that everything here is keyed by. */
export function normalized(uri: string): string {
  return URI.parse(uri).toString().replace(/(?<=[^/])\/$/, '');
}

export function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

/** Whether `uri` is the folder or stands anywhere in it. */
export function isIn(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}

/** The path of `uri` in `folder`, as a person reads it; the whole path where it is not in it. */
export function pathIn(folder: string, uri: string): string {
  const path = uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri;
  return path.split('/').map(nameOf).join('/');
}
