// Findings as the service returns them: texts rendered, offsets kept.

import type { Localize } from '../messages/render';
import type { Finding } from '../rules/rule';
import type { AgentFinding } from './results';

export const findingData = (finding: Finding, localize: Localize): AgentFinding => ({
  rule: finding.rule,
  severity: finding.severity,
  message: localize(finding.message),
  span: finding.span,
  places: (finding.places ?? []).map(({ message, span }) => ({ message: localize(message), span })),
  related: finding.related.map(({ uri, line, character, endCharacter, message }) => ({
    uri,
    start: { line, character },
    end: { line, character: endCharacter },
    message: localize(message),
  })),
  ...(finding.tag ? { tag: finding.tag } : {}),
  ...(finding.unlisted ? { unlisted: finding.unlisted } : {}),
});
