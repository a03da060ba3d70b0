// Messages of the command line, each one line, in English only; imports nothing of the core, so that it loads without the engine.

import { type ArgumentsOf, argument, interpolate } from '../../../common/src/messages/interpolate';
import { sanitizeLine, shortened } from '../../../common/src/text/sanitize';
import type { Refusal } from './writeFile';

export const commandTexts = {
  'usage.unknownCommand': 'there is no command {command}; `subagents --help` lists them',
  'usage.nearCommand': 'there is no command {command}; did you mean {near}?',
  'usage.flagFirst': 'a command comes before {option}; `subagents --help` lists them',
  'usage.unknownFlag': '{command} has no option {option}; `subagents {command} --help` lists them',
  'usage.nearFlag': '{command} has no option {option}; did you mean {near}?',
  'usage.flagOfOthers': '{command} has no option {option}; it belongs to {others}',
  'usage.twice': '{option} is given twice',
  'usage.noValueGiven': '{option} takes a value: {option} {takes}',
  'usage.noValue': '{option} takes no value',
  'usage.instead': '{option}={given} does not exist: {instead}',
  'usage.choice': '{option} takes {values}, not {given}',
  'usage.nearChoice': '{option} takes {values}, not {given}; did you mean {near}?',
  'usage.day': '{option} takes a day such as 2026-11-20, not {given}',
  'usage.count': '{option} takes a number, not {given}',
  'usage.percent': '{option} takes a number from 0 to 100, not {given}',
  'usage.noArgument': '{command} takes no argument, but {given} is given',
  'usage.oneArgument': '{command} takes one {takes}, but {given} follows it',
  'usage.fixRule': '--fix-rule takes ids of rules with commas between them',
  'usage.empty': '{option} is empty; is a variable unset?',
  'usage.emptyPath': 'a path is empty; is a variable unset? For this folder, write .',
  'usage.claudeVersion': '--claude-version takes installed or a version such as {newest}, not {given}',
  'usage.stdinTogether': '--stdin and --stdin-path go together',
  'usage.stdinWrites': '--stdin checks one text and writes none',
  'usage.stdinPath': '--stdin-path takes the path of a file, and {given} is a folder',
  'usage.stdinFolder': 'standard input is a folder',
  'usage.stdinTooLarge': 'standard input is too large: at most {limit} bytes are read',
  'usage.baselines': '--baseline and --write-baseline do not go together: write it first, then compare with it',
  'usage.rule': '--rule takes ID=LEVEL with off, hint, information, warning or error, not {given}',
  'usage.ruleTwice': '--rule gives {rule} two levels',
  'usage.explain': 'explain takes the id of a rule; `subagents rules` lists them',
  'usage.unknownRule': 'there is no rule {rule}; `subagents rules` lists them',
  'usage.nearRule': 'there is no rule {rule}; did you mean {near}?',
  'usage.new': 'new takes a name',
  'usage.poorName': '{name} makes a poor name; how about {better}?',
  'usage.persona': '--persona takes one of {personas}',
  'usage.emptyPrompt': 'the prompt is empty; is a variable unset?',
  'usage.onePrompt': 'route takes one prompt; put it in quotes',
  'usage.route': 'route takes a prompt, --cases FILE, --examples, or a file {file}',
  'usage.noExpected': '--fail-under needs cases that say which agent is expected',
  'usage.transports': '{option} and {other} do not go together',
  'usage.port': '--socket takes a port from 1 to 65535, not {given}',
  'usage.noParent': '--node-ipc needs a parent in Node with an IPC channel',
  'lsp.noClient': 'no client listens there, or it is gone',
  'usage.noFolder': 'the current folder does not exist any more',
  'output.failed': 'the output could not be written: {why}',
  'internal.error': '{message}: a mistake of this program. SUBAGENTS_DEBUG=1 shows where.',
  'file.neither': '{file}: neither a file nor a folder',
  'file.noFolder': '{file}: not a folder',
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
  'fix.refused.tooLarge': '{file}: not changed, because it is too large to be read as a whole.',
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
  'new.outside':
    '{folder} leads out of the current folder by a link, and nothing is created there. Name that folder itself.',
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
): string =>
  interpolate(commandTexts[id], (name) => {
    const value = argument<string | number>(args, name);
    return typeof value === 'string' ? sanitizeLine(shortened(value, LONGEST)) : value;
  });

/** UTF-16 units of one argument: more than any path that a system takes. */
const LONGEST = 4096;

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
