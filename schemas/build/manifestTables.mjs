// Renders the README's tables of commands and settings from the manifest and its English texts.

import { parsed, SourceError } from './sources.mjs';

const HIDDEN = 'false';

export async function manifestTables(_sources, read) {
  const readme = await read('README.md');
  const manifest = parsed('package.json', await read('package.json'));
  const texts = parsed('package.nls.json', await read('package.nls.json'));
  if (readme === undefined || manifest.contributes === undefined) return {};
  const withCommands = between(readme, 'commands', commandTable(manifest.contributes, texts));
  return { 'README.md': between(withCommands, 'settings', settingTable(manifest.contributes, texts)) };
}

function between(readme, name, lines) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from)
    throw new SourceError([`README.md has no place for the ${name}. Write \`${start}\` and \`${end}\`.`]);
  return `${readme.slice(0, from + start.length)}\n${lines.join('\n')}\n${readme.slice(to)}`;
}

/** A text of the manifest; `%key%` stands for one of its English texts. */
function textOf(value, texts) {
  const key = /^%(.+)%$/.exec(value)?.[1];
  if (key === undefined) return value;
  const found = texts[key];
  if (found === undefined)
    throw new SourceError([`package.nls.json has no \`${key}\`, which package.json names. Write its English text.`]);
  return typeof found === 'string' ? found : found.message;
}

const row = (...cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

function commandTable({ commands, menus, keybindings = [] }, texts) {
  const rows = commands.map(({ command, title, category }) => {
    const named = category === undefined ? textOf(title, texts) : `${textOf(category, texts)}: ${textOf(title, texts)}`;
    const keys = keybindings
      .filter((each) => each.command === command)
      .map(({ key }) => ` (${key.charAt(0).toUpperCase()}${key.slice(1)})`);
    return row(`${named}${keys.join('')}`, placesOf(command, menus).join(', '), `\`${command}\``);
  });
  return ['| command | where | id |', '| --- | --- | --- |', ...rows];
}

/** Where a command is available: everywhere, unless an entry of the palette restricts it. */
function placesOf(command, menus) {
  const entryOf = (menu) => (menus[menu] ?? []).find((entry) => entry.command === command);
  const palette = entryOf('commandPalette');
  const isForFiles = palette?.when?.includes('subagents.isAgentFile');
  return [
    ...(palette?.when === HIDDEN ? [] : [isForFiles ? 'palette, with an agent file open' : 'palette']),
    ...(entryOf('editor/title') ? ['title of an agent file'] : []),
    ...(entryOf('view/title') ? ['title of *Subagents*'] : []),
    ...(entryOf('view/item/context') ? ['an agent in *Subagents*'] : []),
  ];
}

function settingTable({ configuration }, texts) {
  const parts = Array.isArray(configuration) ? configuration : [configuration];
  const rows = parts
    .flatMap(({ properties }) => Object.entries(properties))
    .map(([name, { markdownDescription, description, default: usual, enum: values }]) => {
      const choice = values === undefined ? '' : ` ${values.map((value) => `\`${value}\``).join(' ')}`;
      const what = textOf(markdownDescription ?? description, texts);
      return row(`\`${name}\``, `${what}${choice}`, `\`${JSON.stringify(usual)}\``);
    });
  return ['| setting | what it does | default |', '| --- | --- | --- |', ...rows];
}
