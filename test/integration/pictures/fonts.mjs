// Installs two fonts from Debian packages for the browser of the pictures; without them the system's fonts are used.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE, onPath } from '../places.mjs';

const FOLDER = path.join(CACHE, 'fonts');
const PACKAGES = ['fonts-inter', 'fonts-jetbrains-mono'];
const CONFIGURATION = path.join(FOLDER, 'fonts.conf');

const preferred = (asked, given) =>
  `<match target="pattern"><test name="family"><string>${asked}</string></test><edit name="family" mode="prepend" binding="strong"><string>${given}</string></edit></match>`;

const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${path.join(FOLDER, 'usr/share/fonts')}</dir>
<cachedir>${path.join(FOLDER, 'cache')}</cachedir>
${preferred('system-ui', 'Inter')}
${preferred('sans-serif', 'Inter')}
${preferred('monospace', 'JetBrains Mono')}
</fontconfig>
`;

/** Environment variables with which a browser finds the fonts. */
export function fontEnvironment() {
  if (!existsSync(path.join(FOLDER, 'usr'))) {
    if (onPath('apt-get') === undefined || onPath('dpkg-deb') === undefined) return {};
    mkdirSync(FOLDER, { recursive: true });
    spawnSync('apt-get', ['download', ...PACKAGES], { cwd: FOLDER, stdio: 'inherit' });
    for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.deb')))
      spawnSync('dpkg-deb', ['--extract', file, '.'], { cwd: FOLDER, stdio: 'inherit' });
  }
  if (!existsSync(path.join(FOLDER, 'usr'))) return {};
  writeFileSync(CONFIGURATION, configuration);
  return { FONTCONFIG_FILE: CONFIGURATION };
}
