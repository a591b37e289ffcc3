/** How Node runs the server. */

/**
 * New objects live in little room: most of them do not outlive a text that is read, and the usual 32 MB would be most of what the
 * server takes while nothing is done. In megabytes.
 */
export const SERVER_FLAGS: readonly string[] = ['--max-semi-space-size=2'];

/**
 * The environment in which Node, from 22 on, keeps programs as it has compiled them, which saves some of every start but the first.
 * @param folder its path; made when it is needed
 */
export function keepingCompiled(folder: string): Record<string, string> {
  return { NODE_COMPILE_CACHE: folder };
}
