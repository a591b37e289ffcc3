// The person's own desktop.
import { spawn } from 'node:child_process';

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
