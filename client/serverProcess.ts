/**
 * The environment in which Node, or before 22 the server itself, keeps its program as it was compiled, which saves much of every start but the first.
 * @param folder its path; made when it is needed
 */
export function keepingCompiled(folder: string): Record<string, string> {
  return { NODE_COMPILE_CACHE: folder };
}
