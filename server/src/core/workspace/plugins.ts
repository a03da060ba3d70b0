// Which plugins are installed for the user, as Claude Code notes it down: `plugins/installed_plugins.json` below its folder
// (2.1.329: version 2, a list of places a plugin; before: one place). Only where they lie is read.

import { itemsOf, propertiesOf, readJson, stringOf, valueAt } from './json';

export interface InstalledPlugin {
  readonly name: string;
  /** As written there: a path of the machine Claude Code runs on. */
  readonly path: string;
}

/** Those switched off in the user's settings are left out. */
export function installedPlugins(json: string, settings: string): readonly InstalledPlugin[] {
  const enabled = valueAt(readJson(settings).root, 'enabledPlugins');
  return propertiesOf(valueAt(readJson(json).root, 'plugins')).flatMap(({ name: id, value }) => {
    if (valueAt(enabled, id)?.value === false) return [];
    const name = id.replace(/@.*/s, '');
    return (value?.type === 'array' ? itemsOf(value) : value ? [value] : []).flatMap((each) => {
      const path = stringOf(valueAt(each, 'installPath'));
      return path === undefined ? [] : [{ name, path }];
    });
  });
}
