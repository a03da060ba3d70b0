// Models to choose from and their descriptions, for completion and hover.

import type { Runtime } from '../dialects/runtime';
import type { Text } from '../messages/render';
import { fact, text } from '../messages/text';
import { sourceLine } from './catalogueTexts';

interface ModelChoice {
  readonly name: string;
  readonly summary: Text;
  readonly doc: readonly Text[];
}

const isPast = (day: string | undefined, today: string): boolean => day !== undefined && day <= today;

/** Aliases first, then ids in service, newest first. */
export function modelChoices(runtime: Runtime, today: string): readonly ModelChoice[] {
  const { models } = runtime;
  const names = [
    ...models.aliases.map((alias) => alias.name),
    ...models.special.map((special) => special.name),
    ...models.ids
      .filter(
        (model) =>
          model.status !== 'retired' && !isPast(models.retirementOf(model), today) && model.remappedTo === undefined,
      )
      .map((model) => model.id),
  ];
  return names.flatMap((name) => {
    const described = describeModel(name, runtime, today);
    return described ? [{ name, summary: described.summary, doc: [described.lead, ...described.facts] }] : [];
  });
}

interface ModelDescription {
  readonly summary: Text;
  readonly lead: Text;
  readonly facts: readonly Text[];
}

/** Absent for text that the catalogue does not know. */
export function describeModel(written: string, runtime: Runtime, today: string): ModelDescription | undefined {
  const reading = runtime.models.read(written);
  if (reading.kind === 'unknown') return undefined;
  const { fact: source } = reading;
  const name = `**${written.replace(/[^\w.[\]:/@-]/g, '')}**`;
  const sent = reading.sent;
  const facts = [
    ...(source.note === undefined ? [] : [fact(`model.${reading.base}.note`, source.note)]),
    ...sizeOf(sent, runtime),
    sourceLine(source),
  ];
  switch (reading.kind) {
    case 'alias':
      return {
        summary: sent ?? source.note ?? '',
        lead: text('model.resolves', {
          name,
          sent: sent ?? '?',
          version: runtime.plainVersion,
          product: runtime.product,
        }),
        facts,
      };
    case 'special':
      return {
        summary: sent ?? text('model.main'),
        lead:
          sent === undefined
            ? text('model.ofMain', { name })
            : text('model.resolves', { name, sent, version: runtime.plainVersion, product: runtime.product }),
        facts,
      };
    case 'id': {
      const { id, status } = reading.fact;
      const retires = reading.fact.retires?.firstParty;
      const remappedTo = sent === id ? undefined : sent;
      const gone = retires !== undefined && retires <= today;
      const summary = remappedTo
        ? text('model.sentAs', { other: remappedTo })
        : gone
          ? text('model.retired', { day: retires })
          : retires
            ? text('model.retires', { day: retires })
            : text(`model.status.${status}`);
      const lead = remappedTo
        ? text('model.asksInstead', { name, other: remappedTo, product: runtime.product })
        : gone
          ? text('model.retiredOn', { name, day: retires })
          : retires
            ? text('model.fullIdRetires', { name, day: retires })
            : text('model.fullId', { name });
      return { summary, lead, facts };
    }
    case 'not-a-model':
      return { summary: text('model.fails'), lead: text('model.noName', { name }), facts };
    case 'provider':
      return {
        summary: reading.fact.provider,
        lead: text('model.ofProvider', { name, provider: reading.fact.provider }),
        facts,
      };
  }
}

/** Context size and retirement date of the requested model, if known. */
function sizeOf(sent: string | undefined, runtime: Runtime): readonly Text[] {
  const model = runtime.models.ids.find(({ id }) => id === sent);
  return [
    ...(model?.context === undefined ? [] : [text('model.holds', { tokens: model.context.toLocaleString('en-US') })]),
    ...(model?.retires?.firstParty === undefined ? [] : [text('model.retiresOn', { day: model.retires.firstParty })]),
  ];
}
