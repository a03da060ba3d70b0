// The kinds of code actions we answer, by the protocol's names.

export const QUICK_FIX = 'quickfix';
export const FIX_ALL = 'source.fixAll.subagents';
