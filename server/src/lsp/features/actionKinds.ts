// The kinds of code actions we answer, by the protocol's names. Asked before the core is loaded: imports nothing.

export const QUICK_FIX = 'quickfix';
export const FIX_ALL = 'source.fixAll.subagents';
/** Not `source.organizeImports`, and no formatter: nobody's format-on-save is taken over. */
export const ORGANIZE = 'source.organize.subagents';
/** Shows something and changes nothing. */
export const SHOW = 'source.show.subagents';
export const REWRITE = 'refactor.rewrite';
export const EXTRACT = 'refactor.extract';
