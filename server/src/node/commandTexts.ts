// Messages of the command line, in English only; imports nothing of the core, so that it loads without the engine.

import { type ArgumentsOf, argument, interpolate } from '../../../common/src/messages/interpolate';
import type { Refusal } from './writeFile';

export const commandTexts = {
  'usage.noCommand': 'a command is missing',
  'usage.unknownCommand': 'there is no command {command}',
  'usage.format': '--format takes {formats}, not {given}',
  'usage.textOrJson': '--format takes text or json, not {given}',
  'usage.fix':
    '--fix={given} does not exist: --fix applies safe fixes, --fix-rule ID[,ID] the first fix of the rules you name',
  'usage.fixRule': '--fix-rule takes ids of rules with commas between them',
  'usage.empty': '{option} is empty; is a variable unset?',
  'usage.emptyPath': 'a path is empty; is a variable unset? For this folder, write .',
  'usage.today': '--today takes a day such as 2026-11-20, not {given}',
  'usage.claudeVersion': '--claude-version takes installed or a version such as {newest}, not {given}',
  'usage.stdinTogether': '--stdin and --stdin-path go together',
  'usage.stdinWrites': '--stdin checks one text and writes none',
  'usage.maxWarnings': '--max-warnings takes a number, not {given}',
  'usage.rule': '--rule takes ID=LEVEL with off, hint, information, warning or error, not {given}',
  'usage.explain': 'explain takes the id of a rule',
  'usage.unknownRule': 'there is no rule {rule}; `subagents rules` lists them',
  'usage.new': 'new takes a name',
  'usage.poorName': '{name} makes a poor name; how about {better}?',
  'usage.persona': '--persona takes one of {personas}',
  'usage.engine': '--engine takes words or claude-code, not {given}',
  'usage.emptyPrompt': 'the prompt is empty; is a variable unset?',
  'usage.onePrompt': 'route takes one prompt; put it in quotes',
  'usage.route': 'route takes a prompt, --cases FILE, --examples, or a file {file}',
  'usage.learn': 'learn takes no path',
  'usage.failUnder': '--fail-under takes a number from 0 to 100, not {given}',
  'usage.noExpected': '--fail-under needs cases that say which agent is expected',
  'file.notThere': '{file}: not there',
  'file.unreadable': '{file}: not there, or not readable',
  'file.notReadable': '{file}: not readable',
  'file.exists': '{file} is there already',
  'file.noJson': '{file} is not readable as JSON',
  'file.globNotUsed': '{file}: the glob `{glob}` in `files` cannot be used: it {reason}',
  'file.noBaseline': '{file} is not a baseline file',
  'file.otherThanBaseline': '{file} exists and is not a baseline file; it is not replaced',
  'file.noCases': '{file} holds no list of cases',
  'file.noCase': '{file}: case {number} is not { prompt, context?, expected?, hideExample? }',
  'check.reading': 'Reading: {done} of {of} files',
  'check.progress': 'Checking: {done} of {of} files',
  'check.newerInstalled':
    'Claude Code {version} is installed, and {newest} is the newest version known here: what is new in it may be called unknown. `subagents learn` asks it.',
  'check.noInstalled':
    'No Claude Code that shows its version was found; files are judged by {newest}, the newest known.',
  'check.written': '{file}: {count} findings written',
  'check.notWritten': '{file}: not written, because not everything could be checked',
  'check.noAgents':
    '{folder}: no agent files here. Name a file to check it wherever it is; --allow-empty accepts this.',
  'fix.nothing': '--fix-rule: nothing here to change for {rules}',
  'fix.refused.links':
    '{file}: not changed, because it has {count} hard links and replacing it would separate them. Change it by hand.',
  'fix.refused.readOnly': '{file}: not changed, because it is read-only. Make it writable first.',
  'fix.refused.outside': '{file}: not changed, because its link leads out of {folder}. Name the linked file itself.',
  'fix.refused.noFile': '{file}: not changed, because it is not a regular file.',
  'fix.refused.encoding':
    '{file}: not changed, because it is not UTF-8 and characters would be lost. Save it as UTF-8 first.',
  'fix.refused.changed': '{file}: left alone, because it changed while it was checked. Run the command again.',
  'fix.refused.owner': '{file}: not changed, because a new file cannot keep its owner and mode ({why}).',
  'fix.putBack.error': '{file}: put back, because the fixes would bring a new error. {message} ({rule})',
  'fix.putBack.errorElsewhere':
    '{file}: put back, because its fixes would bring a new error to {other}. {message} ({rule})',
  'fix.putBack.unloaded': '{file}: put back, because Claude Code would no longer load it after the fixes.',
  'fix.putBack.changed': '{file}: put back, because the fixes would also change {parts}, and none of them says so.',
  'learn.program':
    'Claude Code at {program} is asked what it knows: without a login, without a network, in a folder and a home of its own.',
  'learn.nothing': 'Claude Code {version}: everything it was asked about is known already.',
  'learn.learned': 'Learned from Claude Code {version}:',
  'learn.kept': 'Kept in {file}. `check --claude-version installed` judges by it.',
  'explain.offByDefault': ', off by default',
  'rules.offByDefault': 'off by default',
  'explain.found': 'Like this it is found:',
  'explain.notFound': 'Like this it is not:',
  'explain.source': '{source} Checked on {checked}.',
  'new.restart': 'Claude Code sees a new agents folder after a restart.',
  'route.noAgent': 'no agent in {folder} loads',
  'route.unknownAgent': '“{agent}” is no agent that loads here',
  'route.unknownExample': '“{agent}” has no example “{example}” to leave out',
  'route.askedOnce': 'Claude Code is asked once; this spends tokens.',
  'route.asked': 'Claude Code is asked {count} times; this spends tokens.',
  'route.progress': '{done} of {of} prompts',
  'route.version': 'Claude Code {version}',
  'route.versionModel': 'Claude Code {version}, {model}',
} as const;

export const commandText = <Id extends keyof typeof commandTexts>(
  id: Id,
  ...[args]: ArgumentsOf<(typeof commandTexts)[Id], string | number>
): string => interpolate(commandTexts[id], (name) => argument<string | number>(args, name));

/** Why a file is not replaced. `folder`: the folder that the file must be in. */
export function refusalText(file: string, refusal: Refusal, folder: string): string {
  switch (refusal.kind) {
    case 'links':
      return commandText('fix.refused.links', { file, count: refusal.count });
    case 'owner':
      return commandText('fix.refused.owner', { file, why: refusal.why });
    case 'outside':
      return commandText('fix.refused.outside', { file, folder });
    default:
      return commandText(`fix.refused.${refusal.kind}`, { file });
  }
}
