// The person's own machine.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** Opens an address in the person's browser, where there is a display. @returns whether it was tried */
export function openInBrowser(address) {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return false;
  const [command, args] = {
    win32: ['rundll32', ['url.dll,FileProtocolHandler', address]],
    darwin: ['open', [address]],
  }[platform] ?? ['xdg-open', [address]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // Without such a command the address that was printed is enough.
  child.on('error', () => {});
  child.unref();
  return true;
}

/** Whether a port of the loopback address is free to listen on. */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
