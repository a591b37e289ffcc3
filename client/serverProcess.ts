/** How the server's process is run. */

/** Flags of Node: the server says itself when to free what is left over from reading a large folder. */
export const SERVER_FLAGS: readonly string[] = ['--expose-gc'];

/** Bytes. */
const LARGE = 128 * 1024;

/**
 * The environment.
 *
 * Node, or before 22 the server itself, keeps its program as it was compiled, which saves much of every start but the first. And glibc is told to give
 * back to the system every large piece of memory that is freed, where it would keep it for the next; and to have one heap for all threads, as what a
 * thread had is not given back else when it ends. Other systems do not look at that.
 * @param compiled path of the folder where the program is kept; made when it is needed
 */
export function serverEnvironment(compiled: string): Record<string, string> {
  return { NODE_COMPILE_CACHE: compiled, MALLOC_MMAP_THRESHOLD_: String(LARGE), MALLOC_ARENA_MAX: '1' };
}
