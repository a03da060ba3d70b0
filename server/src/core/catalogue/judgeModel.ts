// Whether the text in `model` is known, sure to fail, or merely unknown. What is retired is judged by the day it is asked for.

import { isRetired, modelAliases, modelNames, readModel } from './models';
import { nearest } from './nearest';

export interface ModelQuestion {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly claudeVersion: string;
  readonly extraModels: readonly string[];
}

export type ModelJudgement =
  | { readonly is: 'known' }
  | { readonly is: 'fails'; readonly nearest: string | undefined }
  | { readonly is: 'retired'; readonly date: string; readonly instead: string | undefined }
  | { readonly is: 'unknown' };

export function judgeModel(text: string, question: ModelQuestion): ModelJudgement {
  if (question.extraModels.includes(text)) return { is: 'known' };
  const reading = readModel(text, question.claudeVersion);
  switch (reading.kind) {
    case 'alias':
    case 'special':
    case 'provider':
      return { is: 'known' };
    case 'id':
      return isRetired(reading.fact, question.today)
        ? { is: 'retired', date: reading.fact.retires ?? '', instead: familyAlias(reading.fact.family) }
        : { is: 'known' };
    case 'not-a-model':
      return { is: 'fails', nearest: reading.fact.instead };
    case 'unknown': {
      const near = nearest(reading.base, modelNames(question.claudeVersion));
      return near === undefined ? { is: 'unknown' } : { is: 'fails', nearest: near };
    }
  }
}

const familyAlias = (family: string): string | undefined => modelAliases.find((alias) => alias.family === family)?.name;
