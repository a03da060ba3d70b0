// The models to choose from and what each of them is, in words for completion and hover.

import { modelAliases, modelIds, readModel, specialModels } from '../catalogue/models';
import { sourceLine } from './sourceLine';

export interface ModelChoice {
  readonly name: string;
  readonly summary: string;
  readonly doc: string;
}

export interface ModelOptions {
  readonly claudeVersion: string;
  readonly today: string;
}

/** Aliases first, then ids that still answer, newest first. */
export function modelChoices({ claudeVersion, today }: ModelOptions): readonly ModelChoice[] {
  const names = [
    ...modelAliases.map((alias) => alias.name),
    ...specialModels.map((special) => special.name),
    ...modelIds(claudeVersion)
      .filter(
        (model) =>
          model.status !== 'retired' &&
          !(model.retires !== undefined && model.retires <= today) &&
          model.remappedTo === undefined,
      )
      .map((model) => model.id),
  ];
  return names.flatMap((name) => {
    const told = describeModel(name, { claudeVersion, today });
    return told ? [{ name, summary: told.summary, doc: [told.lead, ...told.facts].join('\n\n') }] : [];
  });
}

export interface ModelDescription {
  readonly summary: string;
  readonly lead: string;
  readonly facts: readonly string[];
}

/** Absent for text that the catalogue has no opinion on. */
export function describeModel(text: string, { claudeVersion, today }: ModelOptions): ModelDescription | undefined {
  const reading = readModel(text, claudeVersion);
  if (reading.kind === 'unknown') return undefined;
  const { fact } = reading;
  const shown = `**${text.replace(/[^\w.[\]:/@-]/g, '')}**`;
  const sent = reading.sent;
  const facts = [...(fact.note === undefined ? [] : [fact.note]), ...sizeOf(sent), sourceLine(fact)];
  switch (reading.kind) {
    case 'alias':
      return {
        summary: sent ?? fact.note ?? '',
        lead: `${shown} — resolves to \`${sent ?? '?'}\` in Claude Code ${claudeVersion}.`,
        facts,
      };
    case 'special':
      return {
        summary: sent ?? 'the main model',
        lead:
          sent === undefined
            ? `${shown} — the model of the main conversation.`
            : `${shown} — resolves to \`${sent}\` in Claude Code ${claudeVersion}.`,
        facts,
      };
    case 'id': {
      const { retires, remappedTo, status } = reading.fact;
      const gone = retires !== undefined && retires <= today;
      const summary = remappedTo
        ? `sent as ${remappedTo}`
        : gone
          ? `retired ${retires}`
          : retires
            ? `retires ${retires}`
            : status;
      const lead = remappedTo
        ? `${shown} — Claude Code asks for \`${remappedTo}\` instead.`
        : gone
          ? `${shown} — retired on ${retires}; every call fails.`
          : `${shown} — a model’s full id${retires ? `; retires on ${retires}` : ''}.`;
      return { summary, lead, facts };
    }
    case 'not-a-model':
      return { summary: 'fails', lead: `${shown} — no model’s name; it is sent as it is and fails.`, facts };
    case 'provider':
      return {
        summary: reading.fact.provider,
        lead: `${shown} — an id of ${reading.fact.provider}, sent as it is.`,
        facts,
      };
  }
}

/** How much the model that is asked for can hold, where that is known, and until when it answers. */
function sizeOf(sent: string | undefined): readonly string[] {
  const model = modelIds().find(({ id }) => id === sent);
  return [
    ...(model?.context === undefined ? [] : [`Holds ${model.context.toLocaleString('en-US')} tokens.`]),
    ...(model?.retires === undefined ? [] : [`Retires on ${model.retires}.`]),
  ];
}
