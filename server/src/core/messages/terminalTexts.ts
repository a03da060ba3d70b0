// Texts of reports on the command line.

export const terminalTexts = {
  'count.file.one': '{our:count} file',
  'count.file.other': '{our:count} files',
  'count.error.one': '{our:count} error',
  'count.error.other': '{our:count} errors',
  'count.warning.one': '{our:count} warning',
  'count.warning.other': '{our:count} warnings',
  'count.case.one': '{our:count} case',
  'count.case.other': '{our:count} cases',
  'report.loads': '{our:files}: {our:loads} loads, {our:skipped} skipped',
  'report.load': '{our:files}: {our:loads} load, {our:skipped} skipped',
  'report.findings': '{our:errors}, {our:warnings}',
  'report.fixable': '{our:count} can be fixed with --fix',
  'report.fixableUpTo': 'up to {our:count} can be fixed with --fix',
  'report.installed': 'judged by {our:version}, installed',
  'report.figures': '{our:cases}: {our:top1} % first, {our:top3} % among the first three, MRR {our:mrr}',
  'report.estimate':
    'An estimate from shared words, not Claude’s choice: who would get a prompt if the main thread delegates.',
  'report.oneRun': 'Claude Code’s own choice in one run; another may differ.',
  'report.noSuchAgent': 'No such agent.',
  'report.sharesNoWord': 'Shares no word with it.',
  'report.atPlace': 'At place {our:place}.',
  'report.getsIt': '{agent} gets it.',
  'report.mainThread': 'The main thread keeps the work.',
} as const;
