// The only door through which anything reaches a model: it lets through as many requests as the user was told of, for the one
// run that was clicked for, and none where the workspace is not trusted.

import type { SendFailure } from '../../../../common/src/protocol/editorModel';

export interface Gate {
  /** After a click that said how many requests it may take. */
  open(run: string, requests: number): void;
  /** Takes one of them; why not otherwise. */
  admit(run: string): SendFailure | undefined;
  /** Nothing more goes out. */
  close(): void;
}

export function createGate(isTrusted: () => boolean): Gate {
  let opened: { readonly run: string; left: number } | undefined;
  return {
    open(run, requests) {
      opened = { run, left: requests };
    },
    admit(run) {
      if (!isTrusted()) return 'untrusted';
      if (opened?.run !== run || opened.left <= 0) return 'not-asked';
      opened.left--;
      return undefined;
    },
    close() {
      opened = undefined;
    },
  };
}
