/**
 * The environment in which Node, from 22 on, keeps the server's program as it has compiled it, which saves some of every start but the first.
 * @param folder its path; made when it is needed
 */
export function keepingCompiled(folder: string): Record<string, string> {
  return { NODE_COMPILE_CACHE: folder };
}
