// How a text is read again after it was changed: at the same place, in the same scope.

import type { RuleContext } from '../../../server/src/core/rules/rule';

export type Read = (text: string) => RuleContext;
