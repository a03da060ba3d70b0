// Why the fixes of a file are put back, in the words of the command line.

import type { Rejection } from '../core/features/fixResult';
import { render } from '../core/messages/render';
import type { Finding } from '../core/rules/rule';
import { say } from './commandTexts';

export function rejectionText(file: string, rejection: Rejection): string {
  switch (rejection.kind) {
    case 'unloaded':
      return say('fix.putBack.unloaded', { file });
    case 'changed':
      return say('fix.putBack.changed', { file, parts: rejection.parts.map((part) => `\`${part}\``).join(', ') });
  }
}

/** `other`: the file that would have the error, where it is not the one that is put back. */
export function putBackText(file: string, { message, rule }: Finding, other?: string): string {
  const args = { file, message: render(message), rule };
  return other === undefined ? say('fix.putBack.error', args) : say('fix.putBack.errorElsewhere', { ...args, other });
}
