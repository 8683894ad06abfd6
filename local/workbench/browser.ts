import { spawn } from 'node:child_process';

/** Opens an address in the user's browser where there is a desktop and somebody sits at it. */
export function openBrowser(address: string): void {
  if (process.env['CI'] || !process.stdout.isTTY || !hasDesktop()) return;
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  // Whether it works is not important: the address is printed.
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

function hasDesktop(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
