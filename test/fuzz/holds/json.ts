// What holds for everything that reads JSON, whatever it is given: it answers, and no object of the program is changed by it.

import { readConfiguration } from '../../../server/src/core/dialects/claude/places/configuration';
import { installedPlugins } from '../../../server/src/core/dialects/claude/places/pluginFolder';
import { readBaseline, withoutBaseline } from '../../../server/src/core/report/baseline';
import { readReply } from '../../../server/src/core/routing/model/reply';
import { readJson } from '../../../server/src/core/workspace/json';
import { defaultSettings, optionsOf, readSettingsFile } from '../../../server/src/core/workspace/settings';
import { asked } from '../../support/modelAsked';
import { must } from '../must';

const ABOUT = asked();
const NAMES = new Set(ABOUT.agents.map(({ name }) => name));

export function jsonHolds(text: string): void {
  const file = { uri: 'file:///w/.mcp.json', path: '.mcp.json', text };
  const { servers, rules, denied } = readConfiguration(file, 'project', ['/w', '__proto__']);
  for (const { place } of [...servers, ...rules])
    must(place.start.line < place.end.line || place.start.character <= place.end.character, 'a place is in order');
  must(denied.length <= rules.length, 'what is denied is a rule');
  readJson(text);
  installedPlugins(text, text);
  const settings = readSettingsFile(text, defaultSettings);
  if (settings) {
    optionsOf(settings);
    must(settings.userConfig === defaultSettings.userConfig, 'a file of the workspace does not open the user’s own');
    must(settings.claudePath === defaultSettings.claudePath, 'a file of the workspace does not name a program');
    must(!('polluted' in settings.rules) || Object.hasOwn(settings.rules, 'polluted'), 'rules have no prototype');
  }
  const baseline = readBaseline(text);
  if (baseline) withoutBaseline([], baseline);
  const reply = readReply(text, ABOUT);
  must(
    reply.kind !== 'answer' || reply.answer.agent === null || NAMES.has(reply.answer.agent),
    'a model names an agent that is there',
  );
  must(!Object.hasOwn(Object.prototype, 'polluted') && !('polluted' in {}), 'prototypes stay as they are');
}
