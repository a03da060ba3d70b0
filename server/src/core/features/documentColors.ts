// The colours of agents as Claude Code's common themes draw them; read-only, because the value is one of a few names.

import { type Span, span, spanIn } from '../text/span';
import type { AgentContext } from '../workspace/agentContext';

interface AgentColor {
  readonly name: string;
  readonly span: Span;
  /** Each from 0 to 1. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

export function agentColor({ view, runtime }: Pick<AgentContext, 'view' | 'runtime'>): AgentColor | undefined {
  const written = view.text('color');
  const shades = runtime.fields.get('color')?.rgb?.values ?? {};
  const name = written?.value ?? '';
  const rgb = Object.hasOwn(shades, name) ? /^#(..)(..)(..)$/.exec(shades[name] ?? '') : undefined;
  if (!written || !rgb) return undefined;
  const part = (hex: string | undefined): number => Number.parseInt(hex ?? '0', 16) / 255;
  return {
    name,
    span: spanIn(written, span(0, name.length)),
    red: part(rgb[1]),
    green: part(rgb[2]),
    blue: part(rgb[3]),
  };
}
