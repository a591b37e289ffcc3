/**
 * The environment that the server's process is run in.
 *
 * Node, or before 22 the server itself, keeps its program as it was compiled, which saves much of every start but the first. And glibc is told to give
 * back every large piece of memory that is freed: by itself it keeps those it has had, which after a folder was read for the first time is half as
 * much again as the index takes. Other systems do not ask for that.
 * @param compiled path of the folder where the program is kept; made when it is needed
 */
export function serverEnvironment(compiled: string): Record<string, string> {
  return { NODE_COMPILE_CACHE: compiled, MALLOC_MMAP_THRESHOLD_: String(LARGE) };
}

/** Bytes. */
const LARGE = 128 * 1024;
